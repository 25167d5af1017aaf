"""Units and scales that head columns of numbers: (1,000), percent, mil. dol."""

from __future__ import annotations

import re

#: What a scale or a unit may be called that heads a column of numbers.
_UNIT = re.compile(
    r"\(?(?:in )?(?:1[ ,.]?000(?:[ ,.]?000)?|%|mil(?:l|lion)?s?\.?|thousands?|mio\.?|number|no\.|anzahl|percent|prozent"
    r"|per (?:\d[\d ,.]*|cent|\w+)|units?|dollars|[$€£]|euros?|deg\.? ?[cf]|hours|days|years?|mm|cm|km2?|kg"
    r"|tons?|tonnes|(?:us)?[$€£] ?'?(?:0?00s?|mil\.?|million|mn?|bil\.?|billion|bn)|'?000s?"
    r"|(?:mil|bil|thous)\.? \w{2,6}\.?)\)?",
    re.IGNORECASE,
)


def is_unit(cell: str) -> bool:
    """Whether a cell says in what its column is measured."""
    return bool(_UNIT.fullmatch(cell))
