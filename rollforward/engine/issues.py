"""Every problem that can be reported: code, severity, sentence, remedy. Screens, CLI, API and docs all read this.

A sentence is filled with ``value`` (the cell), ``label`` (the field), ``detail`` (what the check adds) and says what is
wrong and where; the remedy says the way out.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from rollforward.engine.values import PROBLEM_SCHEMA, Severity


@dataclass(frozen=True, slots=True)
class Issue:
    """One kind of problem."""

    code: str
    severity: Severity
    title: str
    sentence: str
    remedy: str

    def say(self, *, value: str = "", label: str = "", detail: str = "") -> str:
        """The whole message for one place."""
        filled = self.sentence.format(value=value, label=label, detail=detail)
        return f"{filled} {self.remedy}".strip()


REGISTRY: dict[str, Issue] = {}


def _declare(code: str, severity: Severity, title: str, sentence: str, remedy: str) -> Issue:
    issue = Issue(code, severity, title, sentence, remedy)
    if code in REGISTRY:
        raise ValueError(f"The problem code {code!r} is declared twice in issues.py: give the second one another name.")
    REGISTRY[code] = issue
    return issue


def report(code: str, found: pl.DataFrame) -> pl.DataFrame:
    """The problems frame (``PROBLEM_SCHEMA``) of one code.

    ``found`` has ``line`` and, where they are known, ``position``, ``target``, ``value`` and ``detail``.
    """
    if found.is_empty():
        return pl.DataFrame(schema=PROBLEM_SCHEMA)
    blanks = {"position": -1, "target": None, "value": None, "detail": None}
    known = {"code": pl.lit(code), "severity": pl.lit(REGISTRY[code].severity)}
    known |= {name: pl.lit(blank) for name, blank in blanks.items() if name not in found.columns}
    return found.with_columns(**known).select(pl.col(name).cast(kind) for name, kind in PROBLEM_SCHEMA.items())


class Refused(Exception):
    """A file that cannot be read as a table. ``code`` is one of this registry's; ``detail`` fills its sentence."""

    def __init__(self, code: str, detail: str = "", value: str = "") -> None:
        self.code = code
        self.detail = detail
        self.value = value
        super().__init__(self.message)

    @property
    def message(self) -> str:
        return REGISTRY[self.code].say(detail=self.detail, value=self.value)


# The file as a whole
_declare("empty-file", "error", "Empty file", "The file holds nothing.", "Choose the file again, or save it anew in the program it came from.")
_declare("not-a-table", "error", "Not a table", "This is {detail}, not a table of clients.", "Export the list as XLSX or CSV and upload that.")
_declare("password-protected", "error", "Password-protected", "The workbook is protected by a password.", "Open it, remove the password (File, Info, Protect Workbook) and save it again.")
_declare("damaged", "error", "Damaged file", "The file is damaged: {detail}.", "Open it in the program it came from and save it again.")
_declare("too-large", "error", "Too large", "The file is too large: {detail}.", "Split it into several files, or delete sheets and columns that are not needed.")
_declare("hostile", "error", "Unsafe file", "The file is built in a way that no office program writes: {detail}.", "Open it in a spreadsheet program and save it as a new workbook.")
_declare("reader-failed", "error", "Could not be read", "The file could not be read: {detail}.", "Save it as XLSX or CSV and try again.")
_declare("no-such-file", "error", "No such file", "The file cannot be opened ({detail}).", "Check its name and whether you may read it.")
_declare("not-allowed", "error", "Not allowed", "You may not {detail}.", "Ask a level 3 member of your firm to do it or to raise your level.")
_declare("no-such-sheet", "error", "No such sheet", "The file has no sheet {value}.", "Choose one of those it has.")
_declare("unknown-encoding", "error", "Unknown encoding", "There is no encoding called {value}.", "Choose one from the list, such as utf-8 or cp1252.")
_declare("no-data", "error", "No data rows", "The sheet has no rows below its header.", "Choose another sheet, or move the header row.")
# Remarks about the text
_declare("unclosed-quote", "warning", "Unclosed quote", "A quotation mark is opened in line {detail} and never closed; the mark was read as part of the text.", "Look at that row.")
_declare("ragged-row", "warning", "Row of another width", "The row has {detail}.", "Look whether its cells stand in the right columns.")
_declare("other-delimiter", "info", "Row with another separator", "The cells of this row are separated by {detail}, unlike those of the others; it was split by these.", "Look whether its cells stand in the right columns.")
_declare("duplicate-header", "info", "Same header twice", "Two columns are called \"{value}\".", "Tell them apart by their samples.")
_declare("blank-header", "info", "Column without a name", "Column {detail} has no name.", "Its samples show what it holds.")
_declare("card-cut-off", "warning", "Card without an end", "The address card that begins in line {detail} has no end.", "Look whether something of it is missing.")
_declare("left-out", "info", "More in the file", "Beside its tables the file holds {detail}.", "Look there if rows are missing.")
_declare("turned-table", "info", "Table on its side", "The names of the fields stand in the first column and each client in a column of its own, so rows and columns were changed round.", "Change it back on the page of the data where that is wrong.")
_declare("undecodable", "warning", "Characters that do not fit", "Some bytes do not fit the encoding {detail}.", "Look at the sample line and choose another encoding if it reads wrongly.")
_declare("broken-accents", "warning", "Broken accents", "An earlier program broke the accents of {detail}: {value}.", "Have them mended, or look for an export in which they are whole.")
_declare("mended-accents", "info", "Accents mended", "The accents of {detail}, broken by an earlier program, were mended: {value}.", "Take the mending back if it is wrong.")
_declare("wrong-mark", "warning", "Wrong mark at the start", "The file begins with the mark of {value}, but its text is {detail} and was read as that.", "Look whether the accents read right, and choose another encoding if they do not.")
_declare("mixed-encodings", "warning", "Two encodings in one file", "The file is UTF-8, but {detail} is in another encoding ({value}) and was read as that, as if two files had been pasted into one.", "Look whether the accents of that line read right.")
_declare("inner-mark", "info", "Joined files", "A byte order mark stands inside the file, as where several files were joined into one; it was left out.", "Look whether the header of the second file stands among the rows.")
_declare("nul-characters", "warning", "NUL characters", "The file holds NUL characters ({detail}), which are no text; they were left out.", "Look whether the cells read right.")
_declare("outdated-download", "warning", "Downloaded too long ago", "This workbook was downloaded here before the clients were replaced, or so long ago that former values are no longer kept: each of its cells counts as it stands, and what colleagues changed since would be changed back.", "Look at the old values in the review, or download the clients anew and change them there.")
# Remarks about spreadsheets
_declare("error-cells", "warning", "Cells that show an error", "{detail} an error instead of a value; the first shows {value}.", "Correct them in the spreadsheet, or empty them here.")
_declare("hidden-rows", "info", "Hidden rows", "{detail} hidden in the spreadsheet; they were read like all others.", "Skip them if they are no clients.")
_declare("hidden-columns", "info", "Hidden columns", "{detail} hidden in the spreadsheet; they were read like all others.", "Leave them out if they are not needed.")
_declare("merged-cells", "warning", "Merged cells", "{detail} into one; its text was taken for the first of them, and the others are blank.", "Fill the blank ones if the text was meant for all.")
_declare("lost-texts", "warning", "Lost texts", "{detail} to a text that the file does not hold, and was left blank.", "Open the file in a spreadsheet program and compare.")
_declare("salvaged", "warning", "Read in spite of damage", "The file is damaged ({detail}); what could be read was read, with numbers as they are stored.", "Compare it with the original, or save it anew there.")
# Cells
_declare("required", "error", "Missing", "{label} is missing.", "Type it, or skip the row.")
_declare("too-long", "error", "Too long", "{label} has {detail} characters; at most 32,767 can be kept.", "Shorten it.")
_declare("illegal-character", "error", "Character that cannot be kept", "{label} holds a character that cannot be stored ({detail}).", "Delete it.")
_declare("not-a-number", "error", "Not a number", "\"{value}\" is not a number.", "Type digits, such as 1250.00.")
_declare("ambiguous-number", "error", "Comma or point?", "\"{value}\" can be read in two ways, because the column uses both the comma and the point for decimals ({detail}).", "Write it without separators for thousands, such as 1250.00.")
_declare("not-a-date", "error", "Not a date", "\"{value}\" is not a date.", "Type it as 2026-03-31.")
_declare("ambiguous-date", "error", "Day or month first?", "\"{value}\" can be read day-first or month-first, and the column does not tell which ({detail}).", "Choose the order for this column.")
_declare("two-digit-year", "info", "Year in two digits", "\"{value}\" was read as {detail}: years 00 to 29 as 2000 to 2029, the others as 1930 to 1999.", "Write the year in four digits where that is wrong.")
_declare("excel-serial", "info", "Day number of a spreadsheet", "\"{value}\" was read as {detail}: every cell of the column is such a day number.", "Format the column as a date in the spreadsheet where that is wrong.")
_declare("not-a-month-day", "error", "Not a day of the year", "\"{value}\" is not a day of the year.", "Type month and day, such as 12/31.")
_declare("not-yes-no", "error", "Neither yes nor no", "\"{value}\" is neither yes nor no.", "Type Yes or No.")
_declare("not-an-option", "error", "Not one of the options", "\"{value}\" is not one of the options of {label}.", "Choose one of its options, or map this value to one on the page of the columns.")
_declare("several-emails", "error", "Several e-mail addresses in one cell", "\"{value}\" holds {detail} e-mail addresses, more than there are fields for.", "Keep the one that is wanted, or empty the cell.")
_declare("not-an-email", "error", "Not an e-mail address", "\"{value}\" is not an e-mail address.", "Correct it, or empty the cell.")
_declare("not-a-phone", "warning", "Unusual phone number", "\"{value}\" does not look like a phone number.", "It will be kept as it is.")
_declare("not-a-url", "warning", "Unusual web address", "\"{value}\" does not look like a web address.", "It will be kept as it is.")
_declare("unknown-member", "error", "Nobody of that name", "No member of the firm is called \"{value}\".", "Type the member's e-mail address, or leave the cell empty.")
_declare("said-otherwise", "warning", "Said in two ways", "{label} is \"{value}\" here, but its parts have columns of their own, which say otherwise: {detail}. These were taken.", "Look which of them is right.")
_declare("unknown-field", "error", "Field is gone", "This column goes to the field {detail}, which does not exist.", "Choose another field for the column.")
# Cells that a spreadsheet damaged
_declare("error-value", "error", "Error of a formula", "\"{value}\" is the error of a formula, no value.", "Empty the cell, or type what belongs there.")
_declare("lost-zeros", "warning", "Lost zeros", "\"{value}\" has probably lost zeros at its beginning: the others of its kind have {detail} digits.", "Put them back if they were there.")
_declare("digits-lost", "warning", "Shortened number", "\"{value}\" is a long number as a spreadsheet shortens it; digits may be lost.", "Type the whole number from its source.")
_declare("code-as-date", "warning", "Code turned into a date", "\"{value}\" looks like a code that a spreadsheet took for a date; the others of its column are none.", "Type the code as it was.")
# What the firm itself declared
_declare("not-unique", "error", "Not unique", "{label} is not unique: {detail}.", "Your firm keeps it so: correct it, or leave it blank.")
_declare("out-of-range", "error", "Out of range", "{label} must be {detail}.", "Correct it, or leave it blank.")
_declare("other-form", "error", "Written otherwise", "{label} must be written as {detail}.", "Write it so, or leave it blank.")
_declare("over-length", "error", "Longer than allowed", "{label} has {detail} are allowed here.", "Shorten it.")
_declare("wrong-order", "error", "Wrong order", "{label} contradicts another field: {detail}.", "Correct one of the two.")
_declare("needed-here", "error", "Missing here", "{label} is missing, and it is required where {detail}.", "Type it, or correct the other field.")
# Rows and matches
_declare("unknown-id", "error", "Unknown ID", "{label} \"{value}\" does not exist here.", "Empty the cell to match by code, tax ID or name, or skip the row.")
_declare("several-found", "error", "Several found", "This row fits {detail}.", "Choose the client it means, or add it as a new one.")
_declare("several-contacts", "error", "Several contacts found", "Several contacts of this client fit: {detail}.", "Choose the one that it means, or add a new one.")
_declare("disagreeing-rows", "error", "Rows that disagree", "The rows of this client give different values for {label}: {detail}.", "Make them the same, or leave one of them blank.")
_declare("code-taken", "error", "Code used twice", "The client code \"{value}\" belongs to {detail}.", "Codes are unique: correct it or leave it blank.")
_declare("twice-in-file", "error", "Twice in the file", "The same contact stands twice under this client (line {detail}).", "Skip one of the rows.")
_declare("primary-kept", "warning", "Stays the primary contact", "This contact stays the client's primary contact, because no other one is named instead.", "Say Yes at another contact to change it.")
_declare("changed-by-both", "error", "Changed by both", "The file says \"{value}\" for {label}, but since it was downloaded a colleague made it \"{detail}\".", "Keep what the colleague wrote, or write what the file says.")
_declare("unnamed-contact", "warning", "Contact without a name", "The row tells how somebody is reached, but not the name: the contact is kept, and listed as {value}.", "Type a name, or empty the cells of the contact where nobody is meant.")
_declare("contact-gone", "error", "Contact gone meanwhile", "You said that this is a contact whom the firm has already, but a colleague removed that one since.", "Answer again under Shared contacts.")
_declare("stale", "error", "Changed meanwhile", "A colleague changed this client after the preview.", "Look at it again and submit once more.")
