"""What every column of a database says first: ``cl_first``, ``cl_last``, ``cl_email``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

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
        return list(headers)
    return [_FIRST.sub("", header) if first == word else header for header, first in zip(headers, firsts, strict=True)]
