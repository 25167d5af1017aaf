"""Adding and changing templates. Their steps reach the projects that nobody has started."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rollforward.accounts.models import Firm, Member
from rollforward.accounts.rights import Right, require
from rollforward.clients.errors import NotValid
from rollforward.journal.commands import OpenChange, change
from rollforward.journal.models import Source
from rollforward.work.access import templates_of
from rollforward.work.commands.checks import check_steps, check_text
from rollforward.work.models import Series, Template, TemplateTask
from rollforward.work.rollout import give_steps, not_started
from rollforward.work.saving import add, drop, put
from rollforward.work.steps import Step, steps_of_template

#: Projects that are held in memory at once: a large firm has one of each month for every client.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Edited:
    """A step as it is to be. ``before``: the title it had, ``None`` for a new one."""

    step: Step
    before: str | None = None


def create_template(member: Member, name: str, description: str, steps: Sequence[Step]) -> Template:
    """A new template with its steps in order. Raises ``NotValid``, ``NotAllowed``, ``FirmLocked``."""
    require(member, Right.CHANGE_WORK)
    with change(member.firm, member, Source.FORM) as opened:
        template = Template(firm=member.firm, name=_free_name(member.firm, name), description=description.strip())
        kept = check_steps(member.firm, steps)
        add([template], opened)
        add((_row(template, step, place) for place, step in enumerate(kept)), opened)
    return template


def change_template(member: Member, pk: int, name: str, description: str, steps: Sequence[Edited]) -> int:
    """Another name or other steps; how many projects not yet started followed.

    Series that were tailored keep their own steps. Raises ``NotValid``, ``NotAllowed``, ``FirmLocked``,
    ``Template.DoesNotExist``.
    """
    require(member, Right.CHANGE_WORK)
    with change(member.firm, member, Source.FORM) as opened:
        template = templates_of(member).get(pk=pk)
        put(template, opened, name=_free_name(member.firm, name, template), description=description.strip())
        kept = check_steps(member.firm, [one.step for one in steps])
        old = steps_of_template(template)
        if kept == old:
            return 0
        titles = {step: one.before for step, one in zip(kept, steps, strict=True)}
        _give_rows(template, titles, opened)
        here = {"firm": member.firm, "generation": member.firm.generation}
        followers = Series.objects.filter(template=template, steps__isnull=True, **here)
        reached = 0
        for project in not_started(followers).iterator(_AT_ONCE):
            give_steps(project, old, titles, opened)
            reached += 1
    return reached


def archive_template(member: Member, pk: int, *, archived: bool = True) -> Template:
    """Offer a template no more for new series, or again. Series that use it go on."""
    require(member, Right.CHANGE_WORK)
    with change(member.firm, member, Source.FORM) as opened:
        template = templates_of(member).get(pk=pk)
        put(template, opened, archived=archived)
    return template


def _give_rows(template: Template, titles: dict[Step, str | None], opened: OpenChange) -> None:
    rows = {row.title: row for row in template.tasks.all()}
    kept = {before for before in titles.values() if before in rows}
    drop((row for title, row in rows.items() if title not in kept), opened)
    for place, (step, before) in enumerate(titles.items()):
        if before in kept and before is not None:
            put(
                rows[before],
                opened,
                title=step.title,
                position=place,
                days_before_due=step.days_before_due,
                assignee_id=step.assignee_id,
            )
        else:
            add([_row(template, step, place)], opened)


def _row(template: Template, step: Step, place: int) -> TemplateTask:
    return TemplateTask(
        template=template,
        title=step.title,
        position=place,
        days_before_due=step.days_before_due,
        assignee_id=step.assignee_id,
    )


def _free_name(firm: Firm, name: str, template: Template | None = None) -> str:
    name = check_text(name, "name", "template")
    others = Template.objects.filter(firm=firm)
    if any(name.casefold() == other.name.casefold() for other in others if other != template):
        raise NotValid({"name": f'There is already a template "{name}": choose another name.'})
    return name
