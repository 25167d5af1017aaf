"""The decision about one column in words: target, certainty and reasons that a bookkeeper understands."""

from __future__ import annotations

from rollforward.engine.fields import Field, FieldSet, base_key, slot_of
from rollforward.engine.mapping.candidates import LOWEST, Scores
from rollforward.engine.mapping.candidates.scores import BY_VALUES
from rollforward.engine.mapping.evidence import Evidence
from rollforward.engine.mapping.header import Meaning
from rollforward.engine.values import IGNORE, ColumnMap, Confidence

SURE = 0.89
#: Kinds whose cells must be something that the firm knows; a header alone does not make sure that they are.
_NEEDS_VALUES = frozenset({"single-select", "multi-select", "member"})


def explain(
    *,
    position: int,
    header: str,
    target: str | None,
    scores: Scores,
    meaning: Meaning,
    seen: Evidence,
    fields: FieldSet,
) -> ColumnMap:
    """The map of one column. ``target`` is what it got, ``None`` = nothing; ``scores`` what it could have got."""
    field = fields.get(target) if target else None
    if target is None or field is None:
        return _left_out(position, header, scores, meaning, fields)
    score = min(1.0, max(0.0, scores[target]))
    reasons = [_of_header(header, field, meaning, score, against=seen.confirmed and score <= BY_VALUES), seen.why]
    if slot_of(target) > 1:
        reasons.append(f"It belongs to person {slot_of(target)} in the row.")
    return ColumnMap(
        position, header, target, _confidence(score, field, seen), round(score, 3), tuple(r for r in reasons if r)
    )


def _confidence(score: float, field: Field, seen: Evidence) -> Confidence:
    if field.kind in _NEEDS_VALUES and not seen.confirmed:
        return "check"
    return "sure" if score >= SURE or (seen.confirmed and score >= SURE - 0.12) else "check"


def _of_header(header: str, field: Field, meaning: Meaning, score: float, *, against: bool) -> str:
    name = header.strip()
    if not name:
        return f"The column has no name; its values look like {field.label}."
    if meaning.concept in {"", "stranger"} and not field.custom:
        return f"“{name}” is not a known name, but its values look like {field.label}."
    if against and not field.custom:
        return f"“{name}” says something else, but its values look like {field.label}."
    if score >= SURE:
        return f"“{name}” is a usual name for {field.label}."
    if meaning.doubt >= 0.25:
        return f"“{name}” resembles a name for {field.label}; please look at its samples."
    return f"“{name}” may mean {field.label}."


def _left_out(position: int, header: str, scores: Scores, meaning: Meaning, fields: FieldSet) -> ColumnMap:
    confidence, reason = _why_left_out(scores, meaning, fields)
    return ColumnMap(position, header, IGNORE, confidence, 0.0, (reason,))


def _why_left_out(scores: Scores, meaning: Meaning, fields: FieldSet) -> tuple[Confidence, str]:
    if meaning.concept == "stranger":
        return ("check" if meaning.doubt else "sure"), meaning.why
    if meaning.concept == "inactive":
        return "check", "It says the contrary of a status; it can be taken as the status, yes and no changing places."
    best = max(scores, key=lambda target: scores[target], default="")
    field = fields.get(base_key(best)) if best else None
    if field and scores[best] >= LOWEST:
        return "check", f"Another column fits {field.label} better, and a field takes one column."
    if field:
        return "check", f"It could mean {field.label}, but neither the header nor the values say so plainly."
    if meaning.concept:
        return "check", "No field is free for this one: it repeats, or belongs to another address or person."
    return "unknown", "The header is not a known one, and the values do not tell what it is."
