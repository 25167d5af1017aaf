"""Custom fields and options: read, add, rename, order, put away."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from django.db import transaction
from django.http import HttpRequest
from ninja import Query, Router, Status
from ninja.decorators import decorate_view

from rollforward.accounts.models import Member
from rollforward.accounts.rights import Right, require
from rollforward.accounts.tokens import Scope
from rollforward.api import field_shapes as shapes
from rollforward.api.entrance import Token, member_of
from rollforward.api.once import once
from rollforward.api.shape import OfField, Pk
from rollforward.clients import commands
from rollforward.clients.access import custom_fields_of, options_of
from rollforward.clients.fields import every_field, field_set
from rollforward.clients.models import CustomField, Option
from rollforward.engine.fields import OPTIONS_KEPT_BY_FIRM, Field

READ, WRITE = Token(Scope.FIELDS), Token(Scope.FIELDS_WRITE)
_STEPS = {"up": -1, "down": 1}
_MISFITS_TOLD = 100
Kind = Annotated[str, Query(description="The kind to look at.", max_length=40)]
Archived = Annotated[bool, Query(description="The custom fields that are put away, in place of those in use.")]

router = Router(tags=["fields"])


@router.get("/fields", response=list[shapes.Field], auth=READ, url_name="fields")
def fields(request: HttpRequest, archived: Archived = False) -> Any:
    """The firm's fields that are in use, custom ones included; or its custom fields that are put away."""
    member = member_of(request)
    require(member, Right.CREATE_OPTION)
    if archived:
        away = [row.key for row in custom_fields_of(member) if row.archived]
        return [_answered(member, key) for key in away]
    return [_answer(field) for field in field_set(member.firm)]


@router.post("/fields", response={201: shapes.Field}, auth=WRITE, url_name="fields")
@decorate_view(once)
def add_field(request: HttpRequest, said: shapes.NewField) -> Any:
    """Add a custom field, behind the others of its owner. It keeps its key for life."""
    member = member_of(request)
    made = commands.create_field(member, **said.dict())
    return Status(HTTPStatus.CREATED, _answered(member, made.key))


@router.patch("/fields/{key}", response=shapes.Field, auth=WRITE, url_name="field")
def change_field(request: HttpRequest, key: OfField, said: shapes.ChangedField) -> Any:
    """Change what is given of a custom field, all of it or nothing: its name, whether it is required, its place,
    whether it is put away."""
    member = member_of(request)
    row = _row(member, key)
    with transaction.atomic():
        if said.label is not None or said.required is not None:
            label, required = _given(said.label, row.label), _given(said.required, row.required)
            commands.update_field(member, row.pk, label=label, required=required)
        if said.archived is not None and said.archived != row.archived:
            commands.archive_field(member, row.pk, archived=said.archived)
        if said.move:
            commands.move_field(member, row.pk, _STEPS[said.move])
    return _answered(member, key)


@router.get("/fields/{key}/kind", response=shapes.Conversion, auth=READ, url_name="field-kind")
def look_at_kind(request: HttpRequest, key: OfField, kind: Kind) -> Any:
    """What another kind would make of a custom field's values; nothing is changed."""
    member = member_of(request)
    plan = commands.conversion(member, _row(member, key).pk, kind)
    return {
        "fitting": len(plan.fitting),
        "leaving": len(plan.misfits),
        "misfits": [each.row.public_id for each in plan.misfits[:_MISFITS_TOLD]],
        "options": plan.options,
        "rules": plan.rules,
    }


@router.post("/fields/{key}/kind", response=shapes.Field, auth=WRITE, url_name="field-kind")
@decorate_view(once)
def change_kind(request: HttpRequest, key: OfField, said: shapes.NewKind) -> Any:
    """Put a field of another kind, with a key of its own, in the place of a custom field. The values that fit go over;
    the field as it was is put away with all of its values."""
    member = member_of(request)
    made, _ = commands.change_kind(member, _row(member, key).pk, said.kind, leaving=said.leaving)
    return _answered(member, made.key)


@router.get("/fields/{key}/options", response=list[shapes.Option], auth=READ, url_name="options")
def options(request: HttpRequest, key: OfField) -> Any:
    """The options of a field in their order, those put away last."""
    member = member_of(request)
    require(member, Right.CREATE_OPTION)
    _must_be_there(member, key)
    rows = options_of(member).filter(field_key=key).order_by("archived", "position", "pk")
    return [_option(row) for row in rows]


@router.post("/fields/{key}/options", response={201: shapes.Option}, auth=WRITE, url_name="options")
@decorate_view(once)
def add_option(request: HttpRequest, key: OfField, said: shapes.NewOption) -> Any:
    """Add an option behind the others; one of that name that was put away comes back."""
    member = member_of(request)
    _must_be_there(member, key)
    return Status(HTTPStatus.CREATED, _option(commands.create_option(member, key, said.label)))


@router.patch("/options/{int:pk}", response=shapes.Option, auth=WRITE, url_name="option")
def change_option(request: HttpRequest, pk: Pk, said: shapes.ChangedOption) -> Any:
    """Change what is given of an option, all of it or nothing: its name, everywhere at once, its place,
    whether it is put away."""
    member = member_of(request)
    with transaction.atomic():
        if said.archived is not None:
            commands.archive_option(member, pk, archived=said.archived)
        if said.label is not None:
            commands.rename_option(member, pk, said.label)
        if said.move:
            commands.move_option(member, pk, _STEPS[said.move])
    return _option(options_of(member).get(pk=pk))


def _given(said: Any, held: Any) -> Any:
    return held if said is None else said


def _row(member: Member, key: str) -> CustomField:
    """Raises ``CustomField.DoesNotExist``, also for a built-in field, which nobody changes."""
    found = next((row for row in custom_fields_of(member) if row.key == key), None)
    if found is None:
        raise CustomField.DoesNotExist
    return found


def _must_be_there(member: Member, key: str) -> None:
    if key not in OPTIONS_KEPT_BY_FIRM:
        _row(member, key)


def _answered(member: Member, key: str) -> dict[str, Any]:
    """A custom field as it is now, be it put away."""
    found = every_field(member.firm).get(key)
    if found is None:
        raise CustomField.DoesNotExist
    return {**_answer(found), "archived": _row(member, key).archived}


def _answer(field: Field) -> dict[str, Any]:
    return {
        "key": field.key,
        "label": field.label,
        "kind": field.kind,
        "required": field.required,
        "sensitive": field.sensitive,
        "custom": ".custom." in field.key,
        "options": [option.label for option in field.options],
    }


def _option(row: Option) -> dict[str, Any]:
    return {"id": row.pk, "field": row.field_key, "label": row.label, "archived": row.archived}
