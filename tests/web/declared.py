"""What each route's address points at and what can be sent to it: read by ``test_leaks.py``.

A new route fails there until it is declared here: with the rows of another firm that its address and its form name, so
that the test asks for exactly those.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Route:
    """``at``: each part of the address with the kind of row (a key of ``Estate.named``) that it names, or as it is
    with ``=``. ``sent``: form fields likewise; ``body`` says that they go as JSON. ``asked``: the query."""

    at: dict[str, str] = field(default_factory=dict)
    sent: dict[str, Any] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    json: bool = False


def _of_client(**sent: Any) -> Route:
    return Route({"public_id": "client"}, sent)


def _of_contact(**sent: Any) -> Route:
    return Route({"public_id": "client", "contact_id": "contact"}, sent)


def _of_import(**sent: Any) -> Route:
    return Route({"reference": "import"}, sent)


def _of_sheet(**sent: Any) -> Route:
    return Route({"reference": "import"}, sent, json=True)


def _of_row(part: str, kind: str, **sent: Any) -> Route:
    return Route({part: kind}, sent)


def _of_work(kind: str, **sent: Any) -> Route:
    return Route({"pk": kind}, sent)


_STEPS = {"title": "=Taken", "days": "=0", "assignee": "=", "before": "=", "do": "=save"}
_SERIES = {"name": "=Taken", "every": "=1", "unit": "=month", "on": "=last", "starts_on": "=2026-01-01"}
_SERIES |= {"weekend": "=keep", "days_ahead": "=0", "ordinal": "=1", "weekday": "=0", "template": "template"}
_TIMING = {"rule": "=FREQ=MONTHLY;BYMONTHDAY=20", "starts_on": "=2026-01-01"}
_CLIENT = {"client.name": "=Taken", "client.assignee": "email", "seen": "="}
_CONTACT = {"contact.first_name": "=Taken", "seen": "="}

ROUTES: dict[str, Route] = {
    "home": Route(),
    "locked": Route(),
    "locked-status": Route(),
    "firms": Route(sent={"firm": "firm"}),
    "clients": Route(asked={"q": "=Quill"}),
    "clients-columns": Route(sent={"columns": "=client.city"}),
    "clients-bulk": Route(
        sent={"expected": "=1"}, asked={"id": "client", "field": "=client.city", "how": "=set", "value": "=Taken"}
    ),
    "changes": Route(),
    "sample-load": Route(),
    "sample-remove": Route(sent={"with_own": "=1"}),
    "change": Route({"pk": "change"}),
    "export-list": Route({"extension": "=csv"}, asked={"q": "=Quill"}),
    "client-new": Route(sent=_CLIENT),
    "client": _of_client(),
    "client-edit": _of_client(**_CLIENT),
    "client-merge": Route({"public_id": "client"}, {"with": "client", "sure": "=1"}, {"with": "client"}),
    "contacts": Route(asked={"q": "=Quill"}),
    "client-delete": _of_client(sure="=1"),
    "contact-new": _of_client(**_CONTACT),
    "contact-edit": _of_contact(**_CONTACT),
    "contact-tie": _of_contact(),
    "contact-primary": _of_contact(),
    "contact-remove": _of_contact(sure="=1"),
    "project-new": _of_client(name="=Taken", template="template"),
    "series-new": _of_client(**_SERIES),
    "work": Route(asked={"whose": "member"}),
    "work-month": Route(asked={"whose": "member", "month": "=2026-04"}),
    "work-reassign": Route(sent={"project": "project", "to": "member"}),
    "project": _of_work("project"),
    "project-change": _of_work("project", name="=Taken"),
    "project-status": _of_work("project", status="=completed"),
    "project-delete": _of_work("project"),
    "project-tasks": _of_work("project"),
    "task-add": _of_work("project", **{"new-title": "=Taken"}),
    "task": _of_work("task", do="=done"),
    "task-edit": _of_work("task", title="=Taken"),
    "series": _of_work("series", **_SERIES),
    "series-steps": _of_work("series", **_STEPS),
    "series-delete": _of_work("series"),
    "settings-firm": Route(sent={"time_zone": "=Europe/Lisbon", "language": "="}),
    "settings-templates": Route(),
    "settings-template-new": Route(sent={"name": "=Taken", **_STEPS}),
    "settings-template": _of_work("template", name="=Taken", **_STEPS),
    "settings": Route(),
    "settings-fields": Route(),
    "settings-field-new": Route(sent={"target": "=client", "label": "=Taken", "kind": "=text"}),
    "settings-field": _of_row("pk", "field", label="=Taken"),
    "settings-field-change": _of_row("pk", "field", do="=archive"),
    "settings-field-kind": Route({"pk": "field"}, {"kind": "=long text", "leaving": "=0"}),
    "settings-field-kept": _of_row("key", "=client.services"),
    "settings-option-add": Route(sent={"field": "field key", "label": "=Taken"}),
    "settings-option-change": _of_row("pk", "option", do="=archive"),
    "settings-rules": Route(),
    "settings-rule-choose": Route(asked={"field": "field key"}),
    "settings-rule-new": Route({"kind": "=unique"}, {"field1": "field key"}, {"field": "field key"}),
    "settings-rule": _of_row("pk", "rule", do="=remove"),
    "settings-layouts": Route(),
    "settings-layout": _of_row("pk", "layout", do="=forget"),
    "settings-layout-map": _of_row("pk", "layout"),
    "asked": _of_row("pk", "handover"),
    "import-comments": _of_import(comment="comment"),
    "import-comment": Route({"reference": "import", "line": "=2"}, {"text": "=Taken"}, json=True),
    "import-ask": _of_import(position="=0", which="=blank", to="member"),
    "settings-webhooks": Route(),
    "settings-webhook-new": Route(sent={"url": "=https://south.example/", "events": "=import.finished"}),
    "settings-webhook": _of_row("pk", "webhook", do="=remove", delivery="delivery"),
    "settings-activity": Route(asked={"who": "email"}),
    "settings-security": Route(sent={"do": "=take off", "member": "member"}),
    "settings-members": Route(sent={"email": "=new@south.example", "name": "=Taken", "level": "=3"}),
    "settings-member-change": _of_row("pk", "member", do="=level", level="=3"),
    "mfa_index": Route(),
    "mfa_authenticate": Route(),
    "mfa_reauthenticate": Route(),
    "mfa_activate_totp": Route(),
    "mfa_deactivate_totp": Route(),
    "mfa_view_recovery_codes": Route(),
    "mfa_generate_recovery_codes": Route(),
    "mfa_download_recovery_codes": Route(),
    "mfa_login_webauthn": Route(),
    "mfa_reauthenticate_webauthn": Route(),
    "mfa_list_webauthn": Route(),
    "mfa_add_webauthn": Route(),
    "mfa_edit_webauthn": _of_row("pk", "passkey", name="=Taken"),
    "mfa_remove_webauthn": _of_row("pk", "passkey"),
    "session-end": _of_row("pk", "session"),
    "usersessions_list": Route(),
    "settings-invitation-withdraw": _of_row("pk", "invitation"),
    "invitation": Route({"token": "=x"}),
    "invitation-join": Route(sent={"name": "=Taken", "password": "=taken away by me"}),
    "language": Route(sent={"language": "="}),
    "tokens": Route(),
    "token-new": Route(sent={"name": "=Taken", "scopes": "=members:read", "days": "=30"}),
    "token-end": _of_row("pk", "token"),
    "api:clients": Route(sent={"fields": {"client.name": "Taken"}}, asked={"after": "client"}, json=True),
    "api:client": Route({"client_id": "client"}, {"fields": {"client.name": "Taken"}}, json=True),
    "api:client-contacts": Route({"client_id": "client"}, {"fields": {"contact.first_name": "Taken"}}, json=True),
    "api:client-contact": Route(
        {"client_id": "client", "contact_id": "contact"}, {"fields": {"contact.first_name": "Taken"}}, json=True
    ),
    "api:client-projects": Route({"client_id": "client"}, {"name": "=Taken"}, json=True),
    "api:projects": Route(asked={"client": "client"}),
    "api:project": Route({"pk": "project"}, {"name": "=Taken"}, json=True),
    "api:projects-reassign": Route(sent={"projects": ["project"], "assignee": None}, json=True),
    "api:project-tasks": Route({"pk": "project"}, {"title": "=Taken"}, json=True),
    "api:task": Route({"pk": "task"}, {"done": True, "title": "=Taken"}, json=True),
    "api:templates": Route(sent={"name": "=Taken"}, json=True),
    "api:template": Route({"pk": "template"}, {"name": "=Taken"}, json=True),
    "api:series": Route(asked={"client": "client"}),
    "api:client-series": Route({"client_id": "client"}, {"name": "=Taken", **_TIMING}, json=True),
    "api:one-series": Route({"pk": "series"}, {"name": "=Taken", "tasks": None}, json=True),
    "api:series-preview": Route(sent=_TIMING, json=True),
    "api:series-dates": Route({"pk": "series"}),
    "api:contacts": Route(asked={"after": "contact"}),
    "api:contact": Route({"contact_id": "contact"}),
    "api:contact-primary": Route({"client_id": "client", "contact_id": "contact"}),
    "api:fields": Route(sent={"target": "=client", "label": "=Taken", "kind": "=text"}, json=True),
    "api:field": Route({"key": "field key"}, {"label": "=Taken"}, json=True),
    "api:field-kind": Route({"key": "field key"}, {"kind": "=long text"}, {"kind": "long text"}, json=True),
    "api:options": Route({"key": "field key"}, {"label": "=Taken"}, json=True),
    "api:option": Route({"pk": "option"}, {"label": "=Taken"}, json=True),
    "api:rules": Route(sent={"kind": "=unique", "fields": ["field key"]}, json=True),
    "api:rule": Route({"pk": "rule"}, {"fields": ["=client.city"]}, json=True),
    "api:rule-broken": Route({"pk": "rule"}),
    "api:members": Route(),
    "api:member": Route({"email": "email"}, {"level": 3}, json=True),
    "api:member-back": Route({"email": "email"}),
    "api:invitations": Route(sent={"email": "=new@south.example", "level": 3}, json=True),
    "api:invitation": Route({"pk": "invitation"}),
    "api:imports": Route(),
    "api:import": _of_import(),
    "api:import-sheets": _of_import(),
    "api:import-sheet": _of_sheet(index=0),
    "api:import-mapping": _of_sheet(targets={"1": "ignore"}),
    "api:import-rows": _of_import(),
    "api:import-summary": _of_import(),
    "api:import-edits": _of_sheet(edits=[{"line": 2, "position": 0, "text": "Taken"}]),
    "api:import-edits-undo": _of_sheet(),
    "api:import-edits-redo": _of_sheet(),
    "api:import-decisions": _of_sheet(line=2, decision="skip"),
    "api:import-duplicates": _of_sheet(line=2, other="row:1", answer="same"),
    "api:import-submit": _of_sheet(),
    "api:import-comments": _of_sheet(line=2, text="=Taken"),
    "api:import-undo": _of_sheet(),
    "api:import-redo": _of_sheet(),
    "api:import-problems": _of_import(),
    "api:api-root": Route(),
    "api:openapi-json": Route(),
    "export-current": Route({"extension": "=csv"}),
    "export-template": Route({"extension": "=csv"}),
    "imports": Route(),
    "import-new": Route(sent={"mode": "=update"}),
    "import": _of_import(),
    "import-confirm": _of_import(firm_name="name"),
    "import-data": _of_import(),
    "import-sheet": _of_import(sheet="=0"),
    "import-map": _of_import(agree="=0"),
    "import-review": _of_import(action="=submit"),
    "import-duplicates": _of_import(),
    "import-people": _of_import(action="=all"),
    "import-progress": _of_import(),
    "import-cancel": _of_import(),
    "import-undo": _of_import(sure="=1"),
    "import-redo": _of_import(),
    "import-errors": _of_import(),
    "import-errors-corrected": _of_import(),
    "import-rows": _of_import(),
    "import-rows-problem": _of_import(),
    "import-summary": _of_import(),
    "import-edits": _of_sheet(edits=[{"line": 2, "position": 0, "text": "Taken"}]),
    "import-edits-undo": _of_sheet(),
    "import-edits-redo": _of_sheet(),
    "import-rows-add": _of_sheet(count=1),
    "import-rows-remove": _of_sheet(lines=[2]),
    "import-decisions": _of_sheet(decision="leave out"),
    "import-causes": _of_import(),
    "import-cures": _of_import(),
    "import-cure": _of_sheet(cause="x", cure="y"),
    "import-replacing": _of_sheet(text="a", by="b"),
    "import-replace": _of_sheet(text="a", by="b"),
    "import-fill": _of_sheet(positions=[0]),
    "import-paste": _of_sheet(positions=[0], cells=[["Taken"]]),
    "import-twins": _of_import(),
    "import-changes": _of_import(),
    "import-decision": Route({"reference": "import", "line": "=2"}, {"decision": "leave out"}, json=True),
    "import-beside": Route({"reference": "import", "line": "=2"}),
    "import-settle": _of_sheet(rows=[2]),
}
