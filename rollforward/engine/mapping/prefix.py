"""What every column of a database says first: ``cl_first``, ``cl_last``, ``cl_email``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from rollforward.engine.mapping.lexicon import lexicon
from rollforward.engine.mapping.words import squash

#: So many headers, and so large a share of all, must begin alike.
_LEAST, _SHARE = 5, 0.6
#: So few letters before nearly all headers are the name of a table, though they may mean something elsewhere.
_SHORT, _NEARLY_ALL = 3, 0.85
_FIRST = re.compile(r"\s*\[?([^\W_]{1,12})\]?[\s_.:-]+(?=\S)")


def without_shared_prefix(headers: Sequence[str]) -> list[str]:
    """The headers without a first word that most of them share and that means nothing by itself."""
    firsts = [match[1].casefold() if (match := _FIRST.match(header)) else "" for header in headers]
    word, count = Counter(filter(None, firsts)).most_common(1)[0] if any(firsts) else ("", 0)
    means_something = squash(word) in lexicon().table and (len(word) > _SHORT or count < _NEARLY_ALL * len(headers))
    if count < _LEAST or count < _SHARE * len(headers) or means_something:
        return _without_letters(headers)
    return [_FIRST.sub("", header) if first == word else header for header, first in zip(headers, firsts, strict=True)]


def _without_letters(headers: Sequence[str]) -> list[str]:
    """*CLNAME*, *CLCITY*, *CLZIP*: the same letters before words that are known without them."""
    letters = _shared([header.casefold() for header in headers])
    known = lexicon().table
    if not letters.isalpha() or len(letters) > _SHORT or len(headers) < _LEAST:
        return list(headers)
    whole, shorter = (sum(squash(header[at:]) in known for header in headers) for at in (0, len(letters)))
    told = shorter > whole and shorter >= _LEAST
    return [header[len(letters) :] or header for header in headers] if told else list(headers)


def _shared(texts: Sequence[str]) -> str:
    """The letters that all texts begin with: those that the first and the last by alphabet share."""
    pairs = zip(min(texts, default=""), max(texts, default=""), strict=False)
    return "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
