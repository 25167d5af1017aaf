"""What the layers below the pages say, in the language of whoever reads.

They know no language: a problem, a refusal, the name of a field is an English sentence, for files and programs too.
Here it is known again by the pattern it was made from (``{label} is missing.``), and what was filled in goes into the
pattern of the other language.
"""

from __future__ import annotations

import gettext
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.functional import lazy
from django.utils.safestring import SafeData
from django.utils.translation import get_language

_LOCALE = Path(__file__).parent / "locale"
_FILLED = re.compile(r"\{(\w+)\}")
#: What is filled in and is said by these layers as well; all else is somebody's data, and stays as it is.
_OURS = frozenset({"label", "detail", "plural", "fields", "first", "rule", "others", "alone"})
_REMEMBERED = 10_000


def said(words: Any) -> Any:
    """``words`` in the language being spoken; each of a list. What is not known, or marked as HTML, stays as it is."""
    if isinstance(words, SafeData) or not words:
        return words
    if isinstance(words, (list, tuple)):
        return [said(each) for each in words]
    language = _language()
    return str(words) if language == "en" else _said(language, str(words))


#: The same of what is made before anybody is there to read it, such as the choices of a form.
said_lazily = lazy(said, str)


def script_words() -> dict[str, str]:
    """English and the language being spoken, of all that scripts say."""
    return {english: words for english, words in _catalogue(_language(), "djangojs").items() if english}


def _language() -> str:
    return (get_language() or settings.LANGUAGE_CODE).partition("-")[0]


@lru_cache(_REMEMBERED)
def _said(language: str, words: str) -> str:
    catalogue = _catalogue(language)
    if known := catalogue.get(words):
        return known
    for pattern, other in _patterns(language):
        if found := pattern.fullmatch(words):
            filled = {n: _said(language, text) if n in _OURS else text for n, text in found.groupdict().items()}
            return other.format_map(filled)
    return words


@lru_cache
def _catalogue(language: str, domain: str = "said") -> dict[str, str]:
    path = _LOCALE / language / "LC_MESSAGES" / f"{domain}.mo"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return dict(gettext.GNUTranslations(file)._catalog)  # type: ignore[attr-defined]


@lru_cache
def _patterns(language: str) -> list[tuple[re.Pattern[str], str]]:
    """The ones that say most first: what fits several is the most particular of them."""
    filled = [(said, other) for said, other in _catalogue(language).items() if _FILLED.search(said)]
    filled.sort(key=lambda pair: -len(_FILLED.sub("", pair[0])))
    return [(_expression(pattern), other) for pattern, other in filled]


def _expression(pattern: str) -> re.Pattern[str]:
    parts = _FILLED.split(pattern)
    names = [f"(?P<{part}>.*?)" if n % 2 else re.escape(part) for n, part in enumerate(parts)]
    return re.compile("".join(names), re.S)
