"""Delimited text: endless things, and bait for whatever looks for a dialect or a table more than once."""

from __future__ import annotations

from collections.abc import Callable

MB = 1024 * 1024

HEAD = b"Name,City,Email\n"
ROW = b"Ann Lee,Rome,ann@lee.example\n"


def numbered(template: str, count: int) -> bytes:
    return "".join(template.format(i) for i in range(count)).encode()


def widening(steps: int, rows: int) -> bytes:
    return b"".join(b"x," * (i % steps) + b"y\n" for i in range(rows))


FILES: dict[str, Callable[[], bytes]] = {
    "one-endless-line.csv": lambda: b"x" * (20 * MB),
    "endless-field-never-closed.csv": lambda: HEAD + b'"' + b"x" * (5 * MB),
    "endless-field-closed.csv": lambda: HEAD + b'"' + b"x" * (20 * MB) + b'",a,b\n',
    "endless-field-of-line-ends.csv": lambda: HEAD + b'"' + b"x\n" * (MB),
    "every-line-opens-a-quote.csv": lambda: HEAD + b'"Ann,Rome,a\n' * 40_001,
    "a-quote-opened-again-and-again.csv": lambda: b'"x\n' * 400_000,
    "quotes-closed-and-opened-in-each-line.csv": lambda: b'"x"y"\n' * 200_000,
    "quotes-closed-and-opened-in-turn.csv": lambda: b'"x"\n"x\n' * 100_000,
    "every-line-opens-a-quote-in-its-middle.csv": lambda: HEAD + b'Ann,"Rome,a"b\n' * 40_000,
    "quotes-alone.csv": lambda: b'"' * (5 * MB),
    "quotes-and-line-ends.csv": lambda: b'"\n' * (MB // 4),
    "quote-comma-bait.csv": lambda: b",\"'" * (MB // 4),
    "delimiter-quote-bait-with-spaces.csv": lambda: b'" , " ; " | ' * 100_000,
    "apostrophes-everywhere.csv": lambda: HEAD + b"O'Neil,d'Arc,''''\n" * 200_000,
    "apostrophe-opens-each-line.csv": lambda: HEAD + b"'Ann,Rome,a\n" * 200_001,
    "backslashes-alone.csv": lambda: b"\\" * (5 * MB),
    "backslashes-and-quotes.csv": lambda: b'"\\"\\\\","\\' * (MB // 8),
    "commas-alone.csv": lambda: b"," * (5 * MB),
    "a-million-columns.csv": lambda: b"Name," * 1_000_000 + b"\n" + b"x," * 1_000_000 + b"\n",
    "commas-and-line-ends.csv": lambda: b",\n" * (2 * MB),
    "line-ends-alone.csv": lambda: b"\n" * (8 * MB),
    "returns-alone.csv": lambda: b"a\r" * (2 * MB),
    "line-ends-mixed.csv": lambda: HEAD + b"a,b,c\r\na,b,c\ra,b,c\n\ra,b,c\n\n" * 60_000,
    "line-ends-that-are-none.csv": lambda: "a,b\x0bc,d\x0ce\x85f\u2028g,h\u2029".encode() * 200_000,
    "spaces-alone.txt": lambda: b" " * (10 * MB),
    "spaces-and-letters.txt": lambda: b"a" + b" " * 99 + b"\n" + (b" " * 50 + b"b" + b" " * 50 + b"\n") * 50_000,
    "columns-of-blanks-in-all-widths.txt": lambda: b"".join(
        b"ab" + b" " * (i % 997) + b"cd" + b" " * (i % 31) + b"ef\n" for i in range(20_000)
    ),
    "one-fixed-width-line-of-megabytes.txt": lambda: (b"abc" + b" " * 17) * 400_000 + b"\n" + b"x" * 100,
    "tabs-alone.tsv": lambda: b"\t" * (5 * MB),
    "nuls-alone.csv": lambda: b"\0" * (5 * MB),
    "nuls-in-cells.csv": lambda: HEAD + b"A\0nn,Ro\0me,\0\n" * 200_000,
    "controls-in-cells.csv": lambda: HEAD + b"A\x01nn\x1b[2J,Ro\x07me,\x7f\n" * 200_000,
    "each-line-another-delimiter.csv": lambda: b"".join(
        bytes([97, d, 98, d, 99, 10]) for d in b",;\t|:~^!#$%&*+-/=?@_" * 5_000
    ),
    "two-delimiters-in-balance.csv": lambda: b"a,b;c,d;e,f\n" * 200_000,
    "delimiter-of-many-characters.csv": lambda: b'"a"::||::"b"::||::"c"\n' * 40_000,
    "the-separator-is-declared-and-lies.csv": lambda: b"sep=" + b"," * 1000 + b"\n" + ROW * 10_000,
    "each-row-wider.csv": lambda: widening(1_000, 3_000),
    "widths-like-a-saw.csv": lambda: widening(7, 300_000),
    "one-row-of-all-columns.csv": lambda: ROW * 6_000 + b"," * 1_023 + b"\n",
    "header-of-one-name-a-thousand-times.csv": lambda: b",".join([b"Name"] * 1_024) + b"\n" + b"x," * 1_023 + b"x\n",
    "header-cells-of-thirty-thousand-letters.csv": lambda: (
        b",".join([b"client name " * 2_700] * 300) + b"\n" + b"x," * 299 + b"x\n"
    ),
    "header-of-a-thousand-known-names.csv": lambda: (
        b",".join(b"Email %d" % i if i % 2 else b"Phone %d" % i for i in range(1_024))
        + b"\n"
        + (b"a@b.example,555-0100," * 512)[:-1]
        + b"\n"
    ),
    "a-thousand-columns-of-samples.csv": lambda: (
        numbered("column {},", 1_000) + b"z\n" + (numbered("{}/3/2020,", 1_000) + b"z\n") * 500
    ),
    "titles-without-end.csv": lambda: b"Client list\n" * 200_000 + HEAD + ROW * 5,
    "header-over-header.csv": lambda: HEAD * 100_000,
    "header-repeated-in-the-data.csv": lambda: HEAD + (ROW + HEAD) * 100_000,
    "blank-lines-in-between.csv": lambda: HEAD + (ROW + b"\n") * 60_000,
    "blank-rows-in-between.csv": lambda: HEAD + (ROW + b",,\n") * 60_000,
    "totals-in-between.csv": lambda: HEAD + (ROW + b"Total,,\n") * 100_000,
    "groups-in-between.csv": lambda: HEAD + (b"North,,\n" + ROW) * 100_000,
    "footers-without-end.csv": lambda: HEAD + ROW * 5 + b"Page 1 of 9,,\n" * 200_000,
    "tables-without-end.csv": lambda: (HEAD + ROW + b"\n\nOther list\nCode;Sum\n1;2\n\n") * 15_000,
    "headers-left-blank.csv": lambda: b"Name" + b"," * 1_000 + b"\n" + (b"Ann" + b",x" * 1_000 + b"\n") * 1_500,
    "turned-without-end.csv": lambda: b"Name" + b",Ann" * 1_000 + b"\nCity" + b",Rome" * 1_000 + b"\n",
    "more-rows-than-a-sheet.csv": lambda: b"a,b\n" * 1_100_000,
    "rows-of-one-letter.csv": lambda: b"a\n" * 1_000_000,
    "words-with-the-at-sign-bait.csv": lambda: HEAD + b"a@" * 16_000 + b"," + b"a." * 16_000 + b",x\n",
    "digits-for-dates-and-numbers.csv": lambda: (
        b"Date,Sum\n" + (b"1/" * 10_000 + b"," + b"1," * 200 + b"9" * 30_000 + b"\n") * 50
    ),
    "formulas-in-formulas.csv": lambda: b"Name,Sum\n" + (b"=" + b"IF(" * 5_000 + b",+-@cmd|' /C calc'!A0\n") * 100,
    "names-of-quickbooks-lists.iif": lambda: b"!CUST\tNAME\tEMAIL\nCUST\tAnn\ta@b.example\n!TRNS\tX\n" * 10_000,
    "quickbooks-header-of-a-million.iif": lambda: b"!CUST" + b"\tNAME" * 1_000_000 + b"\nCUST\tAnn\n",
}
