"""What the commands of work have in common: values that cannot be kept are refused in words."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from rollforward.accounts.models import Firm, Member
from rollforward.accounts.queries import members_of
from rollforward.clients.errors import NotValid
from rollforward.work.access import templates_of
from rollforward.work.models import Template
from rollforward.work.schedule import FIRST_YEAR, LAST_YEAR, UnknownRule, read_rule
from rollforward.work.steps import Step

MOST_STEPS = 100
MOST_DAYS = 366


def check_text(text: str, field: str, what: str, most: int = 200) -> str:
    """The text without outer spaces."""
    text = " ".join(text.split())
    if not text:
        raise NotValid({field: f"The {what} needs a name."})
    if len(text) > most:
        raise NotValid({field: f"The name has {len(text)} characters; at most {most} can be kept."})
    return text


def check_date(day: datetime.date | None, field: str) -> datetime.date | None:
    if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NotValid({field: f"{day.isoformat()} is outside of the years {FIRST_YEAR} to {LAST_YEAR}: check it."})
    return day


def check_days(days: int, field: str) -> int:
    if not 0 <= days <= MOST_DAYS:
        raise NotValid({field: f"{days} days are too many or too few: type a number from 0 to {MOST_DAYS}."})
    return days


def check_rule(rule: str) -> str:
    """The rule as we write it."""
    try:
        return read_rule(rule).rule()
    except UnknownRule:
        raise NotValid({"rule": f'The schedule "{rule}" is none that can be kept: choose it anew.'}) from None


def check_assignee(firm: Firm, pk: int | None, field: str = "assignee") -> Member | None:
    """An active member of the firm."""
    if pk is None:
        return None
    found = members_of(firm).filter(pk=pk).first()
    if found is None:
        raise NotValid({field: "That member is no longer in your firm: choose another."})
    return found


def check_template(member: Member, pk: int | None) -> Template | None:
    """A template of the member's firm."""
    if pk is None:
        return None
    found = templates_of(member).filter(pk=pk).first()
    if found is None:
        raise NotValid({"template": "That template is not there any more: choose another."})
    return found


def check_steps(firm: Firm, steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps with clean titles, each title once."""
    if len(steps) > MOST_STEPS:
        raise NotValid({"": f"There are {len(steps)} tasks; at most {MOST_STEPS} can be kept in one list."})
    checked = []
    for number, step in enumerate(steps, 1):
        title = check_text(step.title, "", f"task {number}", 300)
        days = check_days(step.days_before_due, "")
        assignee = check_assignee(firm, step.assignee_id, "")
        checked.append(Step(title, days, assignee.pk if assignee else None))
    titles = [step.title.casefold() for step in checked]
    twice = next((step.title for step in checked if titles.count(step.title.casefold()) > 1), None)
    if twice:
        raise NotValid({"": f'There are two tasks "{twice}": give one of them another name.'})
    return tuple(checked)
