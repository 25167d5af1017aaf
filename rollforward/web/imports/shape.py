"""What one row of the file is, and where the client's name comes from, in sentences."""

from __future__ import annotations

from rollforward.engine.values import Mapping

_SHAPES = {
    "one row per client": "Each row is one client.",
    "one row per contact": "Each row is one contact; rows with the same client are put together.",
    "several contacts per row": "Each row is one client with several contacts side by side.",
    "rows of mixed level": "Rows of clients and rows of their contacts follow each other.",
    "two tabs": "The clients stand on one tab and their contacts on another.",
}


def shape_words(mapping: Mapping) -> str:
    """Such as: Each row is one client. Clients are named by “Company”, and where that is blank by “Contact”."""
    headers = {column.position: f"“{column.header.strip() or column.position + 1}”" for column in mapping.columns}
    below = " Names such as “Parent:Child” are clients of the group “Parent”." if mapping.arrangement else ""
    first, then = ([headers[p] for p in of] for of in (mapping.name_from, mapping.name_fallback))
    if not first:
        return _SHAPES[mapping.shape] + below
    otherwise = f", and where that is blank by {' and '.join(then)}" if then else ""
    return f"{_SHAPES[mapping.shape]} Clients are named by {' and '.join(first)}{otherwise}.{below}"
