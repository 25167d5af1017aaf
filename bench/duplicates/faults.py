"""How a value is written down wrongly: by the hand, by the eye, by the ear, or not at all."""

from __future__ import annotations

import random

# fmt: off
_NEAR = {"a": "qsz", "e": "wrd", "i": "uok", "o": "ipl", "u": "yij", "n": "bm", "m": "n", "s": "adx", "t": "ry",
         "r": "et", "l": "k", "c": "xv", "d": "sf", "h": "gj", "b": "vn", "g": "fh", "p": "o", "k": "jl",
         "y": "tu"}
_LOOKS = (("m", "rn"), ("cl", "d"), ("0", "o"), ("1", "l"), ("5", "s"), ("8", "b"), ("g", "q"), ("u", "v"),
          ("h", "b"))
_SOUNDS = (("ph", "f"), ("f", "ph"), ("c", "k"), ("k", "c"), ("ie", "y"), ("y", "ie"), ("ee", "ea"), ("s", "z"),
           ("ck", "k"), ("nn", "n"), ("n", "nn"), ("tt", "t"), ("l", "ll"), ("ei", "ie"), ("w", "wh"), ("i", "ee"))
# fmt: on


def typed(chance: random.Random, text: str) -> str:
    """One slip of the fingers: a character more, less, another, or two in each other's place."""
    if len(text) < 2:
        return text
    at = chance.randrange(len(text) - 1)
    near = _near(chance, text[at])
    return chance.choice(
        (text[:at] + text[at + 1 :], text[:at] + near + text[at:], text[:at] + near + text[at + 1 :],
         text[:at] + text[at + 1] + text[at] + text[at + 2 :])
    )  # fmt: skip


def _near(chance: random.Random, letter: str) -> str:
    if letter.isdigit():
        return chance.choice("0123456789")
    return chance.choice(_NEAR.get(letter.lower(), "aeio"))


def misread(chance: random.Random, text: str) -> str:
    return _exchanged(chance, text, _LOOKS)


def misheard(chance: random.Random, text: str) -> str:
    return _exchanged(chance, text, _SOUNDS)


def _exchanged(chance: random.Random, text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    fitting = [(old, new) for old, new in pairs if old in text]
    return text.replace(*chance.choice(fitting), 1) if fitting else typed(chance, text)


def spoiled(chance: random.Random, text: str) -> str:
    """One fault of any kind."""
    return chance.choice((typed, typed, misread, misheard))(chance, text)
