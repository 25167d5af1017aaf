"""From an import row to its Plan, all rows at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from rollforward.accounts.models import Firm
from rollforward.engine import pipeline
from rollforward.engine.fields import FieldSet
from rollforward.engine.pipeline import Ground
from rollforward.engine.values import Choices, Existing, Mapping, Mode, Plan
from rollforward.imports.clock import Clock
from rollforward.imports.corrections import corrections
from rollforward.imports.decisions import choices_from_json, mapping_from_json
from rollforward.imports.existing import existing, existing_to_replace, keys_judged
from rollforward.imports.judging.sums import digest, sums_of
from rollforward.imports.models import Import
from rollforward.imports.readable import readable_fields
from rollforward.imports.since import downloaded
from rollforward.imports.table import table


@dataclass(frozen=True, slots=True)
class Judgement:
    """A plan, and the state of the firm it was made from: ``at_change`` is its last change that was not of work alone.

    ``digest`` names what it would do: equal ones write the same.
    """

    plan: Plan
    at_change: int
    generation: int
    digest: str
    seconds: dict[str, float]


@dataclass(frozen=True, slots=True)
class Given:
    """What is judged by, beside the rows themselves."""

    firm: Firm
    mapping: Mapping
    fields: FieldSet
    choices: Choices
    mode: Mode


def choices_of(imp: Import) -> Choices:
    """Everything that was decided beside the mapping, single rows and persons among it."""
    made = corrections(imp)
    return replace(choices_from_json(imp.choices), rows=made.decided(), people=made.people(), contacts=made.contacts())


def given(imp: Import, choices: Choices | None = None) -> Given:
    """As the import and its firm stand, or with other choices."""
    firm = Firm.objects.get(pk=imp.firm_id)
    mapping = mapping_from_json(imp.mapping or {})
    mode: Mode = "clear" if imp.mode == Import.Mode.CLEAR else "update"
    return Given(firm, mapping, readable_fields(firm, mapping), choices or choices_of(imp), mode)


def present(imp: Import, by: Given) -> Existing:
    """The clients that the rows are held against."""
    return _since(imp, by, _present(by))


def present_again(imp: Import, by: Given) -> Existing:
    """The same, from memory where nothing changed since it was last asked: one firm's at a time."""
    keys = frozenset(keys_judged(by.firm, by.mapping))
    asked = _Asked(by.firm.pk, by.firm.generation, by.firm.last_client_change, keys, by.mode, by)
    return _since(imp, by, _remembered(asked))


def judge(imp: Import, choices: Choices | None = None) -> Judgement:
    """What the import would do now, or with other choices. Reads the present clients; writes nothing."""
    return judge_all(imp, choices)[0]


def judge_all(imp: Import, choices: Choices | None = None) -> tuple[Judgement, Ground, tuple[str, ...]]:
    """The same, with what it rests on and the header of the table."""
    clock, by = Clock(), given(imp, choices)
    return _judged(imp, by, present(imp, by), clock)


def judge_against(imp: Import, by: Given, held: Existing) -> Judgement:
    """The same, where the present clients are at hand."""
    return _judged(imp, by, held, Clock())[0]


def _judged(imp: Import, by: Given, held: Existing, clock: Clock) -> tuple[Judgement, Ground, tuple[str, ...]]:
    sheet = table(imp)
    plan, ground = pipeline.judge(
        sheet, by.mapping, by.fields, by.choices, corrections(imp).cells, held, by.mode, clock.lap
    )
    made = digest(sums_of({"rows": plan.rows, "changes": plan.changes}))
    return Judgement(plan, by.firm.last_client_change, by.firm.generation, made, clock.seconds), ground, sheet.header


@dataclass(frozen=True, slots=True)
class _Asked:
    """Two are equal where the same clients are asked for."""

    firm: int
    generation: int
    change: int
    keys: frozenset[str]
    mode: Mode
    by: Given

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[object, ...]:
        return self.firm, self.generation, self.change, self.keys, self.mode


@lru_cache(maxsize=1)
def _remembered(asked: _Asked) -> Existing:
    return _present(asked.by)


def _present(by: Given) -> Existing:
    return (existing_to_replace if by.mode == "clear" else existing)(by.firm, by.mapping)


def _since(imp: Import, by: Given, held: Existing) -> Existing:
    """With what became of it since the file was downloaded here, if it was."""
    return held if by.mode == "clear" else replace(held, downloaded=downloaded(imp, by.firm, by.mapping))
