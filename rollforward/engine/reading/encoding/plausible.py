"""How much a decoded text looks like what people write."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import islice

from rollforward.engine.reading.encoding.alphabets import fit, script
from rollforward.engine.reading.encoding.ideographs import COMMON

_BEYOND = re.compile(r"[^\x00-\x7f]")
#: Signs by where they stand: before a word, behind it, anywhere but inside one.
_OPENING = frozenset("‘‚“„«¿¡")
_CLOSING = frozenset("’‘”“»™®°ªº²³…")
_BETWEEN = frozenset("–—•§€£©№·´\u00a0")
_FRACTIONS = frozenset("½¼¾")
_WIDE_SIGNS = frozenset("、。「」，（）：；！？・％－～“”《》【】／　—…·‧")
#: Letters that are words by themselves in some language of Latin letters.
_WORDS = frozenset("àèéêáóíåöîúÀÈÉÁÓÍÅÖÎÚ")
#: East Asian characters seldom stand between Latin letters; those of a wrong guess do.
_BESIDE_LATIN = -2.0
_ZONES = {
    "ja": ("cp932", "shift_jis_2004", "euc_jp", "euc_jis_2004"),
    "zh": ("gb18030",),
    "zht": ("big5", "cp950", "big5hkscs"),
    "ko": ("cp949", "johab"),
}
_ZONE_OF = {codec: zone for zone, codecs in _ZONES.items() for codec in codecs}


def weight_of(sample: bytes, most: int) -> float:
    """How much the first ``most`` bytes beyond ASCII can prove: each kind counts with the root of its number."""
    return sum(float(count**0.5) for count in _contexts(sample.decode("latin-1"), most).values())


def plausibility(text: str, codec: str, weight: float, most: int) -> float:
    """What the first ``most`` characters beyond ASCII say together, as a logarithm.

    Each kind counts with the root of its number: whatever two code pages have in common cancels out, and a sign in the
    place of a letter is not outvoted by the rest. ``weight``: of the bytes, as above; for codes of two bytes to a
    character, where kinds cannot be compared.
    """
    seen = _contexts(text, most)
    if codec in _ZONE_OF:
        return _wide_plausibility(seen, codec, weight)
    letters: dict[str, float] = {}
    points = 0.0
    for (before, char, after), count in seen.items():
        if char.isalpha() or unicodedata.category(char) == "Mn":
            small = "ı" if char == "İ" else char.lower()
            letters[small] = letters.get(small, 0.0) + count**0.5
            points += _place(char, before, after) * count**0.5
        else:
            points += _sign(char, before, after) * count**0.5
    return points + fit(letters)


def _wide_plausibility(seen: Counter[tuple[str, str, str]], codec: str, weight: float) -> float:
    zone = _ZONE_OF[codec]
    points = size = 0.0
    for (before, char, after), count in seen.items():
        beside = sum(other.isascii() and other.isalpha() for other in (before, after))
        points += count * (_east_asian(before, char, after, zone) + beside * _BESIDE_LATIN)
        size += count * sum(byte > 127 for byte in char.encode(codec, "replace"))
    return points / max(1.0, size) * weight


def _contexts(text: str, most: int) -> Counter[tuple[str, str, str]]:
    """The first characters beyond ASCII, each with its neighbours, counted."""
    found = islice(_BEYOND.finditer(text), most)
    return Counter((text[max(0, at - 1) : at], text[at], text[at + 1 : at + 2]) for at in (m.start() for m in found))


def _place(char: str, before: str, after: str) -> float:
    """What the neighbours of a letter say: "CafŽ", "1Ş" and "Mﾃ" are no words."""
    if not before.isalpha() and not after.isalpha() and script(char) == "LATIN":
        return 0.0 if char in _WORDS and not before.isdigit() else -3.0
    if char.isupper() and before.islower():
        return -4.0
    if any(other.isalpha() and script(other) != script(char) for other in (before, after)):
        return -4.0
    return 0.0


def _sign(char: str, before: str, after: str) -> float:
    if char == "’":
        right = before.isalpha() or not after.isalpha()
    elif char == "·":
        right = before == after
    elif char in _FRACTIONS:
        right = before.isdigit() or not (before.isalpha() or after.isalpha())
    elif char in _BETWEEN:
        right = not (before.isalpha() and after.isalpha())
    elif char in _OPENING:
        right = not before.isalnum()
    else:
        right = char in _CLOSING and not after.isalnum()
    if right:
        return -2.5
    return -9.0 if unicodedata.category(char) in ("Cc", "Co", "Cn") else -6.5


def _east_asian(before: str, char: str, after: str, zone: str) -> float:
    """What a character of a code for one East Asian language says; there are thousands, so that each is seldom."""
    if char in COMMON[zone] or char in _WIDE_SIGNS:
        return -4.0
    if "\u3041" <= char <= "\u30ff":
        return -4.0 if zone == "ja" else -9.0
    if "\uff66" <= char <= "\uff9f":
        return -3.5 if any("\uff66" <= other <= "\uff9f" for other in (before, after)) else -7.0
    if "\u4e00" <= char <= "\u9fff":
        return -11.0 if zone == "ko" else -6.5 if _is_usual(char, zone) else -9.0
    hangul = "\uac00" <= char <= "\ud7a3"
    return (-6.0 if _is_usual(char, zone) else -9.0) if hangul else -10.0


#: The first levels of the national standards hold the characters of everyday use: codec and the first byte after them.
_USUAL = {"ja": ("euc_jp", 0xD0), "zh": ("gb2312", 0xD8), "zht": ("big5", 0xC9), "ko": ("euc_kr", 0xFF)}


@cache
def _is_usual(char: str, zone: str) -> bool:
    codec, end = _USUAL[zone]
    try:
        return char.encode(codec)[0] < end
    except UnicodeEncodeError:
        return False
