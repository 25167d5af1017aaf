"""What one row of the file is, and where the client's name comes from, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from rollforward.engine.values import Levels, Mapping, parents_of
from rollforward.imports.commands import BLANK, FOUND, PLAIN
from rollforward.imports.queries import MappingLine
from rollforward.web.language import Words

_NAMING = ("client.name", "client.external_id", "client.id", "client.legal_name")

_SHAPES = {
    "one row per client": _lazy("Each row is one client."),
    "one row per contact": _lazy("Each row is one contact; rows with the same client are put together."),
    "several contacts per row": _lazy("Each row is one client with several contacts side by side."),
    "rows of mixed level": _lazy("Each client is followed by its contacts."),
    "two tabs": _lazy("The clients stand on one sheet and their contacts on another."),
}
_PARENTS = _lazy(" Names such as “Parent:Child” are clients of the group “Parent”.")
_SET_IN = _lazy(" Names set in below another one are clients of its group, and named “Parent:Child”.")
#: How the rows of contacts are told, in a list of mixed level.
_TOLD = {
    "values": _lazy("contacts are the rows with “{values}” in “{column}”."),
    "blanks": _lazy("contacts are the rows that leave “{column}” blank."),
    "indents": _lazy("contacts are the rows set in below their client."),
}


def shape_words(mapping: Mapping) -> str:
    """Such as: Each row is one client. Clients are named by “Company”, and where that is blank by “Contact”."""
    headers = {column.position: f"“{column.header.strip() or column.position + 1}”" for column in mapping.columns}
    below: Words = ""
    if parents := parents_of(mapping.arrangement):
        below = _SET_IN if parents.indented else _PARENTS
    first, then = ([headers[p] for p in of] for of in (mapping.name_from, mapping.name_fallback))
    shape = f"{_SHAPES[mapping.shape]}{below}"
    if isinstance(mapping.arrangement, Levels):
        shape = _mixed(mapping.arrangement, headers)
    if not first:
        return shape
    otherwise = _(", and where that is blank by %(then)s") % {"then": _(" and ").join(then)} if then else ""
    return _("%(shape)s Clients are named by %(first)s%(otherwise)s.") % {
        "shape": shape,
        "first": _(" and ").join(first),
        "otherwise": otherwise,
    }


def shape_choices(lines: Sequence[MappingLine], chosen: str) -> list[tuple[str, str]]:
    """What the member can say that a row is, as (value, words). Only columns that name a client can be the ones that a
    contact's row leaves blank."""
    naming = [each for each in lines if (each.target in _NAMING and each.blanks) or chosen == f"{BLANK}{each.position}"]
    return [
        (FOUND, _("As recognized")),
        (PLAIN, _("Each row stands for itself")),
        *(
            (
                f"{BLANK}{each.position}",
                _("Contacts follow their client and leave %(each)s blank") % {"each": _name(each)},
            )
            for each in naming
        ),
    ]


def _name(each: MappingLine) -> str:
    return f"“{each.header.strip() or each.position + 1}”"


def _mixed(levels: Levels, headers: dict[int, str]) -> str:
    told = _TOLD[levels.by].format(values="”, “".join(levels.contacts), column=headers[levels.column].strip("“”"))
    return _("Each client is followed by its contacts: %(told)s") % {"told": told}
