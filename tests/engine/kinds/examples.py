"""A field of every kind, texts that people put into it, and values that it can hold."""

from __future__ import annotations

from datetime import date

from hypothesis import settings
from hypothesis import strategies as st

from rollforward.engine.fields import Field, MemberRef, Option
from rollforward.engine.kinds import KINDS, pack, pack_tags

#: The same examples in every run, and no clock: a slow machine must not fail a test.
FIXED = settings(max_examples=40, derandomize=True)

MEMBERS = (
    MemberRef("7", "Ana Cruz", "ana@firm.example"),
    MemberRef("8", "Bo Lee", "bo@firm.example"),
    MemberRef("9", "Bo Lee", "bo.lee@firm.example"),
)
OPTIONS = (
    Option("t", "Tax"),
    Option("p", "Payroll, monthly"),
    Option("q", '"Quoted"'),
    Option("c", "(clear)"),
    Option("e", "Économie"),
)
KIND_NAMES = sorted(KINDS)
#: One name of each: text by any other name is read by the same code.
DIFFERENT_KINDS = sorted({kind: name for name, kind in KINDS.items() if name != "number"}.values())

_WORDS = {
    "number": [
        "1,250", "1.250", "1,250.00", "1.250,00", "$5", "-3", "(45.10)", "0.125", "-0", "007", "1e5", "1 250,5", "5.",
        "$-1", "-$2.50", "1,2,3",
    ],
    "date": [
        "2026-03-31", "3/4/2026", "13/04/2026", "4/13/2026", "03/04/26", "98-03-31", "7-Feb-22", "May 2, 2024 3:04 PM",
        "45382", "45383.5", "0/0/00", "2026-02-30", "20260331", "1/1/1500",
    ],
    "month-day": [
        "12/31", "31/12", "03-05", "31-12", "Dec 31", "31 December", "FYE 6/30", "02-29", "12/31/2026", "--06-30",
        "6/31",
    ],
    "yes/no": ["Yes", "n", "TRUE", "0", "x", "maybe"],
    "single-select": ["Tax", " tax ", "Payroll, monthly", '"Payroll, monthly"', '"Quoted"', "économie", "Other"],
    "multi-select": [
        "Tax, Économie", 'tax,"Payroll, monthly"', "Payroll, monthly", "Tax, Other", '"""Quoted"""', ",", '"Tax',
    ],
    "tags": ["VIP, vip", 'b, a, "c, d"', ",", '"', "ß, SS", '"a;b", c', "a|b"],
    "email": [
        "a@b.co", " ana@firm.example ", "a@b", "a..b@c.de", "a@b..de", "a@.de", "ü@ö.de", "a@b.co; c@d.co", "x@y.z1",
    ],
    "phone": ["(555) 123-4567", "+1 555 123 4567 x12", " 5551234567", "call me", "12", "555.123.4567"],
    "url": ["example.com", "https://example.com/a?b=c", "http://x", "www.a.b/ c", " example.com", "a.b:80/"],
    "member": ["ana@firm.example", " ANA  CRUZ ", "Bo Lee", "bo@firm.example", "nobody"],
    "text": ["00417", " outer ", "a\r\nb", "=1+1", "O'Neil", "naïve"],
    "identifier": ["C-1", " C-2 ", "Ü 3"],
}  # fmt: skip
_WORDS["currency"] = _WORDS["number"]
_EVERYWHERE = ["", "   ", "(clear)", "(Clear) ", "\\(clear)", "a\x00b", "x\x1f", "\ufffe", "\u00a0", "\t", "nonsense"]


def field(kind: str) -> Field:
    return Field("client.custom.thing", "Thing", kind, options=OPTIONS)


def words(kind: str) -> list[str]:
    """What people write into a column of the kind, right and wrong."""
    return _WORDS.get(kind, _WORDS["text"]) + _EVERYWHERE


def texts(kind: str) -> st.SearchStrategy[str]:
    """Cells of a column: what people write there, its near misses, and anything else."""
    written = st.sampled_from(words(kind))
    near = st.builds(
        lambda word, at, letter: word[:at] + letter + word[at:],
        written,
        st.integers(0, 8),
        st.characters(codec="utf-8"),
    )
    digits = st.text("0123456789.,/-$() ", max_size=12)
    return written | near | digits | st.text(st.characters(codec="utf-8"), max_size=20)


def values(kind: str) -> st.SearchStrategy[str]:
    """Canonical values of a kind that are not blank."""
    return _VALUES[kind]


_LEGAL = st.characters(
    codec="utf-8", exclude_characters="\r\ufffe\uffff", exclude_categories=("Cc",)
) | st.sampled_from("\t\n")
_TEXT = st.text(_LEGAL, min_size=1, max_size=30).filter(str.strip) | st.sampled_from(
    ["(clear)", "\\(CLEAR)", " \\\\(clear) ", "'=1", '"', ",", " x "]
)
_TAG = (
    (st.text(_LEGAL, min_size=1, max_size=10) | st.sampled_from(['"', 'a,"b', '""', "(clear)", "x, y"]))
    .map(str.strip)
    .filter(bool)
)
_NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9).map(
    lambda d: f"{d:f}".rstrip("0").rstrip(".").replace("-0", "0") if d == 0 else f"{d:f}".rstrip("0").rstrip(".")
)
_DATES = st.dates(date(1800, 1, 1), date(2199, 12, 31)).map(date.isoformat)
_VALUES = {
    "text": _TEXT,
    "long text": _TEXT,
    "address": _TEXT,
    "person name": _TEXT,
    "phone": _TEXT,
    "url": _TEXT,
    "identifier": _TEXT.map(str.strip).filter(bool),
    "number": _NUMBERS,
    "currency": _NUMBERS,
    "date": _DATES,
    "month-day": _DATES.map(lambda day: day[5:]),
    "yes/no": st.sampled_from(["yes", "no"]),
    "single-select": st.sampled_from([o.key for o in OPTIONS]),
    "multi-select": st.sets(st.sampled_from([o.key for o in OPTIONS]), min_size=1).map(
        lambda keys: str(pack(o.key for o in OPTIONS if o.key in keys))
    ),
    "member": st.sampled_from([m.key for m in MEMBERS]),
    "tags": st.lists(_TAG, min_size=1, max_size=4).map(lambda tags: str(pack_tags(tags))),
    "email": st.sampled_from(["ana@firm.example", "o'neil+x@a-b.co", "ü@ö.de"]),
}
