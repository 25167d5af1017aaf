"""A receipt as text: what became of every row, and that it adds up."""

from __future__ import annotations

from typing import Any

_VERDICTS = ("added", "updated", "unchanged", "skipped", "problems")
_KINDS = ("clients", "contacts")
_RECORDS = ("added", "updated", "unchanged")


def receipt_text(receipt: dict[str, Any]) -> str:
    """Several lines without a line end behind the last."""
    name = f"Import {receipt['import']}" if receipt["import"] else "The import"
    lines = [f"{name}: {receipt['state']}"]
    if receipt.get("message"):
        lines.append(f"  {receipt['message']}")
    if receipt["rows"]:
        lines += _counts(receipt)
    lines += [f"  left as it is: {kept['name']}: {kept['why']}" for kept in receipt.get("undo", {}).get("kept", ())]
    lines += [f"  {group['count']:>7,}  {group['title']} ({group['code']})" for group in receipt.get("found", ())]
    return "\n".join(lines)


def _counts(receipt: dict[str, Any]) -> list[str]:
    lines = [f"  {receipt[verdict]:>7,}  rows {_worded(verdict)}" for verdict in _VERDICTS]
    total = f"  {receipt['rows']:>7,}  rows in the file"
    aside = receipt["set_aside"]
    if aside:
        total += f" (and {aside:,} line{'s' if aside != 1 else ''} set aside: titles, blanks, totals)"
    lines += [f"  {'-' * 7}", total]
    lines += [f"  {kind}: " + ", ".join(f"{receipt[kind][what]:,} {what}" for what in _RECORDS) for kind in _KINDS]
    seconds = sum(receipt["seconds"].values())
    return [*lines, f"  {seconds:.1f} seconds"]


def _worded(verdict: str) -> str:
    return "with a problem, left out" if verdict == "problems" else verdict
