"""What every column of a database says first: ``cl_first``, ``cl_last``, ``cl_email``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from rollforward.engine.mapping.lexicon import lexicon
from rollforward.engine.mapping.words import squash, words

#: So many headers, and so large a share of all, must begin alike.
_LEAST, _SHARE = 5, 0.6
#: So few letters before nearly all headers are the name of a table, though they may mean something elsewhere.
_SHORT, _NEARLY_ALL = 3, 0.85
#: Letters for text, number, date, memo, logical, and those that Visual Basic has.
_KIND = re.compile(r"(?:str|int|dbl|bln|dtm|txt|lng|vch|[cndtlmbi])(?=[A-Za-z]{2})")
_FIRST = re.compile(r"\s*\[?([^\W_]{1,12})\]?[\s_.:-]+(?=\S)")


def without_shared_prefix(headers: Sequence[str]) -> list[str]:
    """The headers without a first word that most of them share and that means nothing by itself."""
    firsts = [match[1].casefold() if (match := _FIRST.match(header)) else "" for header in headers]
    word, count = Counter(filter(None, firsts)).most_common(1)[0] if any(firsts) else ("", 0)
    means_something = squash(word) in lexicon().table and (len(word) > _SHORT or count < _NEARLY_ALL * len(headers))
    if count < _LEAST or count < _SHARE * len(headers) or means_something:
        return _without_letters(headers)
    return [
        _FIRST.sub("", header, count=1) if first == word else header
        for header, first in zip(headers, firsts, strict=True)
    ]


def _without_letters(headers: Sequence[str]) -> list[str]:
    """*CLNAME*, *CLCITY*, *CLZIP*: the same letters before words that are known without them."""
    letters = _shared([header.casefold() for header in headers])
    known = lexicon().table
    if not letters.isalpha() or len(letters) > _SHORT or len(headers) < _LEAST:
        return _without_kinds(headers)
    whole, shorter = (sum(squash(header[at:]) in known for header in headers) for at in (0, len(letters)))
    told = shorter > whole and shorter >= _LEAST
    return [header[len(letters) :] or header for header in headers] if told else list(headers)


def _without_kinds(headers: Sequence[str]) -> list[str]:
    """*ccompany, ccity, dcreate, nbalance*: what kind of values a column holds, said before what it is."""
    told = [_KIND.match(header) for header in headers]
    rests = [header[match.end() :] if match else "" for header, match in zip(headers, told, strict=True)]
    better = [
        bool(rest) and _is_known(rest) and not _is_known(header) for header, rest in zip(headers, rests, strict=True)
    ]
    if sum(map(bool, told)) < _NEARLY_ALL * len(headers) or sum(better) < max(_LEAST, len(headers) / 2):
        return list(headers)
    return [rest if rest and not _is_known(header) else header for header, rest in zip(headers, rests, strict=True)]


def _is_known(header: str) -> bool:
    said = words(header)
    terms = lexicon().terms(said)
    return all(term.kind != "unknown" or lexicon().split_compound(term.text) for term in terms)


def _shared(texts: Sequence[str]) -> str:
    """The letters that all texts begin with: those that the first and the last by alphabet share."""
    pairs = zip(min(texts, default=""), max(texts, default=""), strict=False)
    return "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
