"""What encodings, delimiters and formats are called for people."""

from __future__ import annotations

import codecs

FORMATS = {
    "xlsx": "Excel workbook",
    "xlsm": "Excel workbook",
    "xlsb": "Excel workbook",
    "xls": "old Excel workbook",
    "ods": "OpenDocument sheet",
    "fods": "OpenDocument sheet",
    "html": "web page with tables",
    "iif": "QuickBooks list",
    "vcard": "address cards",
    "fixed-width": "columns of fixed width",
    "json": "JSON",
    "jsonl": "JSON lines",
    "xml": "XML",
    "xml-spreadsheet": "Excel workbook (XML)",
}

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars", ":": "colons", " ": "spaces"}

#: Codec -> name, and where it is met. In the order in which they are offered.
ENCODINGS = {
    "utf-8": ("UTF-8", "most programs of today"),
    "cp1252": ("Windows-1252", "Excel on Windows, Western Europe and America"),
    "mac_roman": ("Mac Roman", "older programs on a Mac"),
    "cp850": ("DOS 850", "DOS programs, Western Europe"),
    "cp437": ("DOS 437", "DOS programs, America"),
    "iso8859-1": ("ISO 8859-1", "Western Europe"),
    "iso8859-15": ("ISO 8859-15", "Western Europe with the euro sign"),
    "cp1250": ("Windows-1250", "Central Europe"),
    "iso8859-2": ("ISO 8859-2", "Central Europe"),
    "cp1251": ("Windows-1251", "Cyrillic"),
    "koi8-r": ("KOI8-R", "Cyrillic"),
    "cp1253": ("Windows-1253", "Greek"),
    "cp1254": ("Windows-1254", "Turkish"),
    "cp1255": ("Windows-1255", "Hebrew"),
    "cp1256": ("Windows-1256", "Arabic"),
    "cp1257": ("Windows-1257", "Baltic"),
    "cp1258": ("Windows-1258", "Vietnamese"),
    "shift_jis": ("Shift-JIS", "Japanese"),
    "euc_jp": ("EUC-JP", "Japanese"),
    "gb18030": ("GB18030", "Chinese, simplified"),
    "big5": ("Big5", "Chinese, traditional"),
    "euc_kr": ("EUC-KR", "Korean"),
    "utf-16-le": ("UTF-16", "“Unicode text” of Excel"),
    "utf-16-be": ("UTF-16, big-endian", "rare"),
    "utf-32-le": ("UTF-32", "rare"),
    "utf-32-be": ("UTF-32, big-endian", "rare"),
}


def encoding_name(name: str) -> str:
    """``cp1252`` -> ``Windows-1252``; a codec that is not listed goes by its own name."""
    return _BY_CODEC.get(codec(name), (name.upper(), ""))[0]


def encoding_place(name: str) -> str:
    """Where an encoding is met, in a few words."""
    return _BY_CODEC.get(codec(name), ("", ""))[1]


def is_wide(name: str) -> bool:
    """Whether its letters take two or four bytes each, so that text is full of NULs."""
    return codec(name).startswith(("utf-16", "utf-32"))


def codec(name: str) -> str:
    """Python's own name of a codec, the same for all its aliases. Raises ``LookupError`` where there is none."""
    return codecs.lookup(name).name


def delimiter_name(delimiter: str) -> str:
    return DELIMITERS.get(delimiter, f"“{delimiter}” between the cells")


def format_name(name: str) -> str:
    return FORMATS.get(name, name.upper())


_BY_CODEC = {codecs.lookup(name).name: said for name, said in ENCODINGS.items()}
