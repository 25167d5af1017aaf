"""What the made clients refer to: options, one custom field, and templates. What is there already is used."""

from __future__ import annotations

from dataclasses import dataclass

from rollforward.accounts.models import Firm
from rollforward.clients.models import CustomField, Option
from rollforward.work.models import Template, TemplateTask
from rollforward.work.seed import words

ENTITY_FIELD = "entity_type"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``services`` and ``entities``: label -> option key. ``templates`` in the order of ``words.TEMPLATES``."""

    services: dict[str, str]
    entities: dict[str, str]
    entity_field: str
    templates: tuple[Template, ...]


def prepare(firm: Firm) -> Surroundings:
    """Make what is missing."""
    field, _ = CustomField.objects.get_or_create(
        firm=firm,
        target=CustomField.Target.CLIENT,
        slug=ENTITY_FIELD,
        defaults={"label": "Entity type", "kind": CustomField.Kind.SINGLE},
    )
    return Surroundings(
        _options(firm, "client.services", words.SERVICES),
        _options(firm, field.key, words.ENTITY_TYPES),
        str(field.pk),
        tuple(_template(firm, name, steps) for name, _, steps in words.TEMPLATES),
    )


def _options(firm: Firm, field_key: str, labels: tuple[str, ...]) -> dict[str, str]:
    there = {o.label.casefold(): str(o.pk) for o in Option.objects.filter(firm=firm, field_key=field_key)}
    missing = [
        Option(firm=firm, field_key=field_key, label=label, position=len(there) + place)
        for place, label in enumerate(label for label in labels if label.casefold() not in there)
    ]
    there |= {o.label.casefold(): str(o.pk) for o in Option.objects.bulk_create(missing)}
    return {label: there[label.casefold()] for label in labels}


def _template(firm: Firm, name: str, steps: tuple[tuple[str, int], ...]) -> Template:
    template, made = Template.objects.get_or_create(firm=firm, name=name)
    if made:
        TemplateTask.objects.bulk_create(
            TemplateTask(template=template, title=title, position=place, days_before_due=days)
            for place, (title, days) in enumerate(steps)
        )
    return template
