"""What the reader is unsure of and nobody has answered yet, and what else it remarks on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rollforward.engine.issues import REGISTRY
from rollforward.engine.values import Finding, Merged, Region, Severity
from rollforward.imports.decisions import DOUBTS, Doubt, region_from_json, settled_from_json
from rollforward.imports.models import Import
from rollforward.imports.queries.sheets import staged
from rollforward.imports.since import is_outdated

BROKEN_ACCENTS = "broken-accents"
MERGED_CELLS = "merged-cells"
_TOLD_OF_EACH = 5


@dataclass(frozen=True, slots=True)
class Remark:
    """All findings of one code: its ``title``, the first of its places in words, how many ``more`` there are."""

    code: str
    severity: Severity
    title: str
    places: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class BrokenAccents:
    """Text that an earlier program broke: an example, how it would read repaired, and in how many cells."""

    sample: str
    repair: str
    cells: str


def doubts(imp: Import) -> tuple[Doubt, ...]:
    """What is to be asked, in order. None before the sheet is chosen: which one it is may settle them."""
    if imp.sheet is None or not imp.region:
        return ()
    answered = settled_from_json(imp.reading).answered
    unsure = set(_unsure(imp))
    return tuple(doubt for doubt in DOUBTS if doubt in unsure and doubt not in answered)


def _unsure(imp: Import) -> Iterator[Doubt]:
    found, read_as = staged(imp), settled_from_json(imp.reading).read_as
    region, _ = region_from_json(imp.region or {})
    if found.encoding_confidence != "sure" and read_as.encoding is None:
        yield "encoding"
    if found.dialect_confidence != "sure" and read_as.dialect is None:
        yield "dialect"
    if broken_accents(imp) and not read_as.mended:
        yield "accents"
    if region.header_confidence != "sure":
        yield "header"
    if region.data_confidence != "sure":
        yield "data"


def broken_accents(imp: Import) -> BrokenAccents | None:
    """What the reader found of it, if anything."""
    found = next((f for f in _findings(imp) if f.code == BROKEN_ACCENTS), None)
    if not found:
        return None
    sample, _, repair = found.value.partition(" → ")
    return BrokenAccents(sample, repair, found.detail)


def remarks(imp: Import) -> tuple[Remark, ...]:
    """What the reader says of the file and of the chosen sheet, the warnings first; each kind once, with its places."""
    by_code: dict[str, list[Finding]] = {}
    for finding in _findings(imp):
        if finding.code != BROKEN_ACCENTS:
            by_code.setdefault(finding.code, []).append(finding)
    told = [_remark(code, findings) for code, findings in by_code.items()]
    return tuple(sorted(told, key=lambda remark: remark.severity == "info"))


def warnings(imp: Import) -> tuple[str, ...]:
    """What the reader warns of, place by place: unclosed quotes, rows of another width, bytes that do not fit."""
    return tuple(_said(finding) for finding in _findings(imp) if REGISTRY[finding.code].severity == "warning")


def _remark(code: str, findings: list[Finding]) -> Remark:
    issue = REGISTRY[code]
    places = tuple(map(_said, findings[:_TOLD_OF_EACH]))
    return Remark(code, issue.severity, issue.title, places, len(findings) - len(places))


def _said(finding: Finding) -> str:
    where = f"Line {finding.line}: " if finding.line else ""
    return where + REGISTRY[finding.code].say(value=finding.value, detail=finding.detail)


def _findings(imp: Import) -> tuple[Finding, ...]:
    found = staged(imp)
    if imp.sheet is None:
        return found.findings
    sheet = found.sheets[imp.sheet]
    region = region_from_json(imp.region)[0] if imp.region else sheet.region
    told = (finding for finding in sheet.findings if finding.code != MERGED_CELLS or _blanks(sheet.merged, region))
    return (*found.findings, *told, *_of_the_mark(imp))


def _of_the_mark(imp: Import) -> Iterator[Finding]:
    if imp.mode == Import.Mode.UPDATE and is_outdated(imp):
        yield Finding("outdated-download")


def _blanks(merged: Sequence[Merged], region: Region) -> bool:
    """Whether merged cells leave others blank among the data: those of titles and headers are understood."""
    if region.data_rows is None:
        return False
    first, last = region.data_rows
    return any(cells.last_line >= first and cells.first_line <= last for cells in merged)
