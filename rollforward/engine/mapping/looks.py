"""What the values of a column look like, from a sample of its distinct filled cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rollforward.engine.mapping.vocabulary.values import COMPANY_FORMS, COUNTRIES, REGIONS, YES_NO

SAMPLE = 200

_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]{2,}")
_OUR_ID = re.compile(r"[A-Z]-\d{4,}", re.IGNORECASE)
_PHONE = re.compile(r"\+?[\d\s().\-/x#ext]{7,}", re.IGNORECASE)
_URL = re.compile(r"(https?://\S+|www\.\S+|[\w-]+(\.[\w-]+)*\.[a-z]{2,}(/\S*)?)", re.IGNORECASE)
_DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?"
    r"|\d{1,2}[- ][^\W\d]{3,9}\.?,?[- ]\d{2,4}.*"
    r"|[^\W\d]{3,9}\.? \d{1,2},? \d{2,4}.*"
)
_MONTH_DAY = re.compile(r"\d{1,2}[-/.]\d{1,2}|[^\W\d]{3,9}\.?( \d{1,2}(st|nd|rd|th)?)?|\d{1,2}[. ]{1,2}[^\W\d]{3,9}\.?")
_TAX_ID = re.compile(r"\d{2}-\d{7}|\d{3}-\d{2}-\d{4}|[X*]{2,3}-?[X*]{2}-?\d{4}|[X*]{2}-?[X*]{3}\d{4}", re.IGNORECASE)
_NUMBER = re.compile(r"[-+(]?\s*[$€£]?\s*-?\d[\d,. ]*%?\)?")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Looks:
    """Shares (0 to 1) of the sampled values that have a shape; ``count`` values were sampled."""

    values: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        return len(self.values)

    def share(self, test: Callable[[str], object]) -> float:
        """The share of values that pass ``test``; 0 where there are none."""
        return sum(1 for value in self.values if test(value)) / len(self.values) if self.values else 0.0


#: Nothing was sampled: only the header is known. A column of empty cells has looks of its own.
UNSEEN = Looks()


def looks_of(values: Sequence[str]) -> Looks:
    """The looks of filled values; only the first ``SAMPLE`` different ones are weighed."""
    stripped = dict.fromkeys(value.strip() for value in values if value.strip())
    return Looks(tuple(stripped)[:SAMPLE])


def is_email(value: str) -> bool:
    return all(_EMAIL.fullmatch(part.strip()) for part in re.split(r"[;,]", value) if part.strip()) and "@" in value


def is_our_id(value: str) -> bool:
    """One letter, a dash and a number, as we hand them out."""
    return bool(_OUR_ID.fullmatch(value))


def is_phone(value: str) -> bool:
    return bool(_PHONE.match(value)) and 7 <= sum(map(str.isdigit, value)) <= 18 and not _DATE.fullmatch(value)


def is_url(value: str) -> bool:
    return "@" not in value and bool(_URL.fullmatch(value))


def is_date(value: str) -> bool:
    return bool(_DATE.fullmatch(value)) or (value.isdigit() and len(value) in {5, 8})


def is_year(value: str) -> bool:
    return value.isdigit() and len(value) == 4 and value[:2] in {"19", "20"}


def is_month_day(value: str) -> bool:
    return bool(_MONTH_DAY.fullmatch(value)) or is_date(value)


def is_yes_no(value: str) -> bool:
    return value.casefold() in YES_NO


def is_region(value: str) -> bool:
    return value.casefold() in REGIONS


def is_country(value: str) -> bool:
    return value.casefold() in COUNTRIES


def is_tax_id(value: str) -> bool:
    return bool(_TAX_ID.fullmatch(value))


def is_number(value: str) -> bool:
    return bool(_NUMBER.fullmatch(value))


def is_street_only(value: str) -> bool:
    """One line of an address: words, and not the city and state behind several commas."""
    return has_letters(value) and not is_yes_no(value) and value.count(",") < 2 and "\n" not in value


def is_whole_address(value: str) -> bool:
    """Several parts in one cell: lines or commas, and a number."""
    return ("\n" in value or value.count(",") >= 1) and any(map(str.isdigit, value)) and len(value) >= 15


def is_company(value: str) -> bool:
    """Ends in a legal form."""
    last = re.sub(r"[^\w\s]", "", value).casefold().split()
    return bool(last) and last[-1] in COMPANY_FORMS


def has_letters(value: str) -> bool:
    return bool(_LETTERS.search(value)) and not is_email(value)
