"""Yes and no, in the ways that offices and their programs write them."""

from __future__ import annotations

#: Words that mean it in English, German, French, Spanish, Dutch or Portuguese, and nothing else in any of them.
YES = frozenset((
    "yes", "y", "true", "t", "1", "on", "x", "✓", "✔", "ja", "oui", "si", "sí", "sim", "wahr", "vrai", "verdadero",
    "verdadeiro", "waar",
))  # fmt: skip
NO = frozenset((
    "no", "n", "false", "f", "0", "off", "nein", "non", "nee", "não", "nao", "falsch", "faux", "falso", "onwaar",
))  # fmt: skip
