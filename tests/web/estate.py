"""A firm in which every text carries a word of its own, and a proof that not one of its rows was touched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import models
from django.utils import timezone

from rollforward.accounts import tokens
from rollforward.accounts.inviting import invite
from rollforward.accounts.models import Firm, User
from rollforward.clients.commands import add_contact, create_client, create_field, create_option, declare_rule
from rollforward.clients.models import Client
from rollforward.hooks import commands
from rollforward.hooks.events import Event
from rollforward.imports.commands import comment
from rollforward.imports.models import Handover, Import, RowComment, SavedLayout
from rollforward.imports.queries.handing import table_mark
from rollforward.journal.models import Change
from rollforward.moving.tables import tables
from rollforward.work.models import Project, Series, Task, Template, TemplateTask
from tests.apps.imports.importing import carry_out, prepare
from tests.cast import Cast

#: In every name of the firm's clients and work, and nowhere else: fields and options are known to all of the firm.
WORD = "Quillfeather"

#: Django's own tables, which hold nothing of a firm.
OF_NO_FIRM = {"auth", "contenttypes", "sessions"}


@dataclass(frozen=True, slots=True)
class Estate:
    """``named``: how requests name one row of each kind."""

    cast: Cast
    named: dict[str, Any]

    def filled(self, wanted: Any) -> Any:
        """What stands in a declaration, for this firm: ``=as it is``, or the name of a row."""
        if isinstance(wanted, list):
            return [self.filled(each) for each in wanted]
        if not isinstance(wanted, str):
            return wanted
        return wanted[1:] if wanted.startswith("=") else self.named.get(wanted, wanted)

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of Harbor Books in every table."""
        held = {}
        for model in tables():
            if model._meta.app_label in OF_NO_FIRM:
                continue
            mine = model._base_manager.filter(**{way_to_firm(model): self.cast.harbor.pk})
            held[model._meta.label] = sorted(mine.values_list(), key=str)
        return held


def way_to_firm(model: type[models.Model]) -> str:
    """The lookup from a table to its firm. A table without one fails: give it a firm, or name it ``OF_NO_FIRM``."""
    if model is Firm:
        return "pk"
    if model is User:
        return "memberships__firm"
    others = [f for f in model._meta.concrete_fields if f.is_relation and f.related_model not in {model, None}]
    for each in sorted(others, key=lambda f: (f.related_model is not Firm, f.null)):
        if each.related_model._meta.app_label not in OF_NO_FIRM:
            return each.name if each.related_model is Firm else f"{each.name}__{way_to_firm(each.related_model)}"
    raise AssertionError(f"{model._meta.label} belongs to no firm: see OF_NO_FIRM")


def make_estate(cast: Cast) -> Estate:
    """Harbor Books with a row in every table; its numbers are none that another firm has."""
    Firm.objects.filter(pk=cast.harbor.pk).update(last_client_number=5000, last_contact_number=5000, last_change=5000)
    cast.harbor.refresh_from_db()
    field = create_field(cast.vera, "client", "Harbor kind", "single-select")
    option = create_option(cast.vera, field.key, "Harbor option")
    create_client(cast.vera, {"client.name": f"{WORD} LLC", field.key: option.label, "client.tax_id": "12-3456789"})
    client = Client.objects.get(firm=cast.harbor)
    add_contact(cast.vera, client.public_id, {"contact.first_name": "Ann", "contact.last_name": WORD})
    _work(cast, client)
    assert carry_out(cast.vera, f"Client name,City\n{WORD} Bakery,{WORD}ville\n").state == "done"
    imp = prepare(cast.vera, f"Client name,City,Odd header\n{WORD} Carpets,Bath,{WORD} once\n")
    Import.objects.filter(firm=cast.harbor).update(file_name=f"{WORD}.csv")
    kept = {"columns": [[f"{WORD} header", "client.name"]], "used_at": timezone.now(), "fingerprint": "f"}
    layout = SavedLayout.objects.create(firm=cast.harbor, name=f"{WORD} layout", **kept)
    hook, _secret = commands.add(cast.vera, f"https://hooks.example/{WORD}", list(Event))
    delivery = commands.send_test(cast.vera, hook.pk)
    delivery.attempts.create(number=1, at=timezone.now())
    comment(imp, cast.vera, 2, f"{WORD}?")
    asked = Handover.objects.create(of_import=imp, to=cast.omar, note=WORD, table=table_mark(imp), cells=[[2, 0]])
    named = {
        "client": client.public_id,
        "change": Change.objects.filter(firm=cast.harbor, source="form", lines__record="client").latest("pk").number,
        "contact": client.ties.get().contact.public_id,
        "field": field.pk,
        "field key": field.key,
        "rule": declare_rule(cast.vera, "unique", [field.key], {}).pk,
        "option": option.pk,
        "layout": layout.pk,
        "handover": asked.pk,
        "comment": RowComment.objects.get().pk,
        "webhook": hook.pk,
        "delivery": delivery.pk,
        "member": cast.lena.pk,
        "email": cast.vera.user.email,
        "name": cast.harbor.name,
        "firm": cast.harbor.slug,
        "import": imp.reference,
        "session": UserSession.objects.create(user=cast.omar.user, ip="192.0.2.1", session_key="x" * 32).pk,
        "passkey": Authenticator.objects.create(user=cast.omar.user, type="webauthn", data={"name": WORD}).pk,
        "token": tokens.make(cast.vera, f"{WORD} program", tokens.Scope, 30).token.pk,
        "invitation": invite(cast.vera, f"{WORD}@harbor-books.example", WORD, 1).invitation.pk,
        **{model.__name__.lower(): model.objects.get().pk for model in (Template, Series, Project, Task)},
    }
    return Estate(cast, named)


def _work(cast: Cast, client: Client) -> None:
    inside: dict[str, Any] = {"firm": cast.harbor, "generation": cast.harbor.generation}
    template = Template.objects.create(firm=cast.harbor, name=f"{WORD} return")
    TemplateTask.objects.create(template=template, title=f"{WORD} step")
    series = Series.objects.create(
        client=client, template=template, name=f"{WORD} series", rule="FREQ=YEARLY", starts_on="2026-01-01", **inside
    )
    project = Project.objects.create(client=client, series=series, name=f"{WORD} 1040", due_on="2026-04-15", **inside)
    Task.objects.create(project=project, title=f"{WORD} task", assignee=cast.omar, **inside)
