"""The firm's rules: read, declare, change, remove, and who does not keep to one."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest
from ninja import Router, Status
from ninja.decorators import decorate_view

from rollforward.accounts.rights import Right, require
from rollforward.accounts.tokens import Scope
from rollforward.api import rule_shapes as shapes
from rollforward.api.entrance import Token, member_of
from rollforward.api.once import once
from rollforward.api.shape import Pk
from rollforward.clients import catalogue, commands
from rollforward.clients.fields import every_field, field_set
from rollforward.clients.rules import broken_by
from rollforward.engine.fields import FieldSet, Rule
from rollforward.engine.kinds import show

READ, WRITE = Token(Scope.FIELDS), Token(Scope.FIELDS_WRITE)
_TERMS = tuple(shapes.Terms.model_fields)

router = Router(tags=["rules"])


@router.get("/rules", response=list[shapes.Rule], auth=READ, url_name="rules")
def rules(request: HttpRequest) -> Any:
    """The firm's rules in the order in which they were declared."""
    member = member_of(request)
    lines, fields = catalogue.rule_lines(member), every_field(member.firm)
    return [_answer(line, fields) for line in lines]


@router.post("/rules", response={201: shapes.Rule}, auth=WRITE, url_name="rules")
@decorate_view(once)
def declare(request: HttpRequest, said: shapes.NewRule) -> Any:
    """Declare a rule. What is there already stays as it is."""
    row = commands.declare_rule(member_of(request), said.kind, said.fields, said.dict(include={*_TERMS}))
    return Status(HTTPStatus.CREATED, _one(request, row.pk))


@router.get("/rules/{int:pk}", response=shapes.Rule, auth=READ, url_name="rule")
def rule(request: HttpRequest, pk: Pk) -> Any:
    """One rule."""
    return _one(request, pk)


@router.get("/rules/{int:pk}/broken", response=shapes.Broken, auth=Token(Scope.CLIENTS), url_name="rule-broken")
def broken(request: HttpRequest, pk: Pk) -> Any:
    """How many records do not keep to a rule, and the first of them; none while it is asleep."""
    member = member_of(request)
    line = catalogue.get_rule(member, pk)
    if line.asleep:
        return {"count": 0, "total": 0, "first": []}
    found = broken_by(member.firm, line.rule, field_set(member.firm))
    first = [{"id": each.public_id, "name": each.name, "detail": each.detail} for each in found.first]
    return {"count": found.count, "total": found.total, "first": first}


@router.patch("/rules/{int:pk}", response=shapes.Rule, auth=WRITE, url_name="rule")
def change(request: HttpRequest, pk: Pk, said: shapes.ChangedRule) -> Any:
    """Give a rule other fields or terms; it stays of its kind."""
    member = member_of(request)
    require(member, Right.MANAGE_FIELDS)
    held = catalogue.get_rule(member, pk).rule
    given = {name: text for name, text in said.dict().items() if text is not None}
    keys = given.pop("fields", held.fields)
    commands.change_rule(member, pk, keys, _terms(held, every_field(member.firm)) | given)
    return _one(request, pk)


@router.delete("/rules/{int:pk}", response={204: None}, auth=WRITE, url_name="rule")
def remove(request: HttpRequest, pk: Pk) -> Any:
    """Remove a rule."""
    commands.remove_rule(member_of(request), pk)
    return Status(HTTPStatus.NO_CONTENT, None)


def _one(request: HttpRequest, pk: int) -> dict[str, Any]:
    member = member_of(request)
    return _answer(catalogue.get_rule(member, pk), every_field(member.firm))


def _answer(line: catalogue.RuleLine, fields: FieldSet) -> dict[str, Any]:
    told = {"id": int(line.rule.name), "kind": line.rule.kind, "fields": line.rule.fields}
    return {**told, "sentence": line.sentence, "asleep": line.asleep, **_terms(line.rule, fields)}


def _terms(rule: Rule, fields: FieldSet) -> dict[str, str]:
    """As they would be typed."""
    field = fields.get(rule.fields[-1])
    value = show(rule.value, field, fields.members) if field and rule.value else rule.value
    return {**{name: getattr(rule, name) for name in _TERMS}, "value": value}
