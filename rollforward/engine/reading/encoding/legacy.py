"""Which of the old code pages a text is in: chardet proposes, and what the decoded letters say decides.

chardet compares pairs of bytes with what is usual in 49 languages. On short files its first few proposals lie within a
hair of each other, so they are judged again by what people would see: letters of one alphabet, in the places where
letters stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, log

import chardet
from chardet.enums import EncodingEra

from rollforward.engine.reading.encoding.plausible import plausibility, weight_of

#: How chardet's codecs are read and called here. The superset comes first where it exists: it gives the same text and
#: fits what stands beyond the sample. The first that decodes is taken.
_READ_AS: dict[str, tuple[str, ...]] = {
    "ascii": ("cp1252",),
    "iso8859-1": ("cp1252", "iso-8859-1"),
    "cp1252": ("cp1252",),
    "big5hkscs": ("cp950", "big5", "big5hkscs"),
    "shift_jis_2004": ("cp932", "shift_jis_2004"),
    "cp932": ("cp932", "shift_jis_2004"),
    "euc_jis_2004": ("euc_jp", "euc_jis_2004"),
    "euc_kr": ("cp949",),
    "tis-620": ("cp874", "tis-620"),
    "mac-latin2": ("mac_latin2", "mac_croatian", "mac_romanian"),
    "mac-roman": ("mac_roman", "mac_croatian", "mac_romanian"),
}
_ALL_OF = ("mac-latin2", "mac-roman", "cp1252", "big5hkscs")

#: What speaks for a code page before a single byte is seen: the logarithm of how often clients' files come in it.
_USUAL = {"cp1252": 1.0, "cp1250": 0.3, "cp1251": 0.3, "cp1254": 0.2, "cp1253": 0.2, "cp1257": 0.1, "mac_roman": 0.2}
_USUAL |= {"cp850": -0.3}
_RARE = {
    **dict.fromkeys(("hp-roman8", "ptcp154", "kz1048", "cp1006", "koi8-t", "cp856", "cp1125", "cp720"), -1.5),
    **dict.fromkeys(("mac_croatian", "mac_romanian", "mac_iceland"), -1.5),
    **dict.fromkeys(("iso-8859-3", "iso-8859-4", "iso-8859-10", "iso-8859-14"), -1.5),
    "iso-8859-16": -3.0,
}

_SCORED_BYTES = 16_384
#: What has been ruled out before anybody asks here.
_PROVEN = ("utf-8", "utf-8-sig", "utf-7", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")

_KEPT = 0.3
_MOST = 40
#: Looked at however little chardet thinks of them: text in capitals is strange to it.
_ALWAYS = ("cp1252", "cp1250", "mac-roman", "cp850")
#: Tried even where chardet does not propose them, with this much behind them: bytes that pair off to the last one are
#: seldom letters of an alphabet.
_PAIRED = ("big5hkscs", "gb18030", "cp932", "euc_jis_2004", "cp949")
_UNPROPOSED = exp(-1.5)
#: Code pages made for one language: the letters that the common one lacks, and that one, which it is without them.
_MADE_FOR = {
    "koi8-t": ("ғӯҳҷқӣ", "koi8-r"),
    "kz1048": ("әғқңөұүһі", "cp1251"),
    "ptcp154": ("әғқңөұүһіҗӝҡҥӡ", "cp1251"),
}
_LEAST = 0.05

#: Weights found on samples in some fifty languages; see docs/decisions/0008.
_WEIGHT_PROPOSED = 8.0
_WEIGHT_MOST = 30.0
_PER_BYTE = 1.5
_FIRST = 400
_FINALISTS = 5


@dataclass(frozen=True, slots=True)
class Guess:
    """A code page, the text of the sample in it, and how much speaks for it (a logarithm)."""

    name: str
    text: str
    score: float


def guesses(sample: bytes) -> tuple[Guess, ...]:
    """What the bytes may be, best first, each with another text; ``()`` where nothing fits.

    All proposals are judged by the first characters beyond ASCII, the best of them again by the whole sample.
    """
    sample = sample[:_SCORED_BYTES]
    proposals: dict[str, tuple[str, float]] = {}
    for name, text, proposed in _proposals(sample):
        known, highest = proposals.get(text, (name, proposed))
        proposals[text] = (max(known, name, key=_prior), max(highest, proposed))
    ranked = _ranked(sample, proposals, _FIRST)
    if len(ranked) > 1 and sum(byte > 127 for byte in sample) > _FIRST:
        best = {guess.text: proposals[guess.text] for guess in ranked[:_FINALISTS]}
        ranked = _ranked(sample, best, _SCORED_BYTES) + ranked[_FINALISTS:]
    return tuple(ranked)


def _ranked(sample: bytes, proposals: dict[str, tuple[str, float]], most: int) -> list[Guess]:
    weight = weight_of(sample, most)
    first = max(proposals, key=lambda text: proposals[text][1], default="")
    found = []
    for text, (name, proposed) in proposals.items():
        behind = min(_WEIGHT_MOST, _WEIGHT_PROPOSED * weight) * proposed
        bound = -_PER_BYTE * _differing(text, first, -behind / _PER_BYTE)
        score = max(behind, bound) + plausibility(text, name, weight, most) + _prior(name)
        found.append(Guess(name, text, score))
    return sorted(found, key=lambda guess: -guess.score)


def _differing(one: str, other: str, most: float) -> float:
    """How many characters differ, up to ``most``: a single byte can only prove so much against a code page."""
    if len(one) != len(other):
        return most
    count = 0
    for a, b in zip(one, other, strict=True):
        if a != b:
            count += 1
            if count >= most:
                break
    return count


def share(ranked: tuple[Guess, ...]) -> float:
    """The first guess's share of all that speaks for any, from 0 to 1."""
    return 1 / sum(exp(min(0.0, guess.score - ranked[0].score)) for guess in ranked)


def _prior(name: str) -> float:
    return _RARE.get(name, _USUAL.get(name, 0.0 if name.startswith("cp12") else -0.4))


def _proposals(sample: bytes) -> Iterator[tuple[str, str, float]]:
    """Codec, decoded text and the logarithm of chardet's confidence, against its best."""
    ranked = chardet.detect_all(
        sample,
        ignore_threshold=True,
        encoding_era=_era(sample),
        max_bytes=len(sample),
        compat_names=False,
        exclude_encodings=_PROVEN,
    )
    rated = [(rank["encoding"], rank["confidence"]) for rank in ranked if rank["encoding"]]
    top = max((confidence for _, confidence in rated), default=0.0)
    names = [(name, rate) for name, rate in rated[:_MOST] if rate >= _KEPT * top or name in _ALWAYS]
    names += [(name, _UNPROPOSED * top) for name in _PAIRED if name not in dict(names)]
    for codec, confidence in names:
        proposed = log(max(confidence, _LEAST * top) / top) if top else 0.0
        for usual in _READ_AS.get(codec, (_usual_name(codec),)):
            name, text = _as_common(sample[:_SCORED_BYTES], usual)
            if text is not None:
                yield name, text, proposed
                if codec not in _ALL_OF:
                    break


def _era(sample: bytes) -> EncodingEra:
    """Mainframes write the space as ASCII's @; where it is not all over the file, theirs are no candidates."""
    mainframe = sample.count(b"@") * 20 > len(sample) and sample.count(b"@") > 4 * sample.count(b" ")
    return EncodingEra.ALL if mainframe else EncodingEra.ALL & ~EncodingEra.MAINFRAME


def _as_common(sample: bytes, name: str) -> tuple[str, str | None]:
    """The code page and the text in it; the common one where nothing in the text is of one language alone."""
    text = _decoded(sample, name)
    letters, common = _MADE_FOR.get(name, ("", ""))
    if text is None or not common or not set(letters).isdisjoint(text.lower()):
        return name, text
    return common, _decoded(sample, common)


def _decoded(sample: bytes, name: str) -> str | None:
    try:
        return sample.decode(name)
    except UnicodeDecodeError as error:
        # A cut through the last character is the sample's, not the file's.
        return sample[: error.start].decode(name) if error.start >= len(sample) - 3 else None


def _usual_name(codec: str) -> str:
    return codec.replace("iso8859-", "iso-8859-").replace("mac-", "mac_")
