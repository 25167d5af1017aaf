"""Another kind for a field: what fits goes over, what does not is shown before and stays where it was."""

from __future__ import annotations

import pytest

from rollforward.accounts.rights import NotAllowed
from rollforward.clients.commands import (
    add_contact,
    archive_field,
    change_kind,
    conversion,
    create_client,
    create_field,
    declare_rule,
    update_client,
)
from rollforward.clients.errors import NotValid
from rollforward.clients.fields import every_field, field_set
from rollforward.clients.models import Client, Contact, CustomField, Option
from rollforward.clients.showing import held_by
from rollforward.engine.kinds import show
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def filled(cast: Cast, kind: str, *texts: str, options: tuple[str, ...] = (), sensitive: bool = False) -> CustomField:
    """A field, and a client for each text in it."""
    field = create_field(cast.vera, "client", "Fee", kind, options=options, sensitive=sensitive)
    for number, text in enumerate(texts):
        create_client(cast.vera, {"client.name": f"Client {number}", field.key: text})
    return field


def held(cast: Cast, key: str) -> list[str]:
    """What the clients hold, in words, in the order in which they were made."""
    fields = every_field(cast.harbor)
    field = fields.get(key)
    assert field
    rows = Client.objects.filter(firm=cast.harbor, name__startswith="Client ").order_by("name")
    values = [held_by(cast.harbor, row).values.get(key) for row in rows]
    return [show(value, field, fields.members) if value else "" for value in values]


def test_what_the_other_kind_cannot_hold_is_shown_before_and_kept_after(cast: Cast) -> None:
    field = filled(cast, "text", "1,200.50", "by the hour", "300", "")
    plan = conversion(cast.vera, field.pk, "currency")
    assert [(m.row.name, m.text) for m in plan.misfits if isinstance(m.row, Client)] == [("Client 1", "by the hour")]
    assert "by the hour" in plan.misfits[0].why
    new, _ = change_kind(cast.vera, field.pk, "currency", leaving=1)
    assert held(cast, new.key) == ["1200.50", "", "300.00", ""]
    assert (new.label, field_set(cast.harbor).get(field.key)) == ("Fee", None)
    old = Client.objects.get(name="Client 1").custom
    assert (old[str(field.pk)], str(new.pk) in old) == ("by the hour", False)


def test_the_way_back_is_to_exchange_the_two(cast: Cast) -> None:
    field = filled(cast, "text", "12", "a dozen")
    new, _ = change_kind(cast.vera, field.pk, "number", leaving=1)
    archive_field(cast.vera, new.pk)
    archive_field(cast.vera, field.pk, archived=False)
    assert held(cast, field.key) == ["12", "a dozen"]


def test_a_field_of_contacts_goes_over_as_well(cast: Cast) -> None:
    field = create_field(cast.vera, "contact", "Children", "text")
    client = create_client(cast.vera, {"client.name": "Alder LLC"})
    for name, text in (("Ana", "2"), ("Ben", "a few")):
        add_contact(cast.vera, client.public_id, {"contact.first_name": name, field.key: text})
    assert [str(m.row) for m in conversion(cast.vera, field.pk, "number").misfits] == ["Ben"]
    new, _ = change_kind(cast.vera, field.pk, "number", leaving=1)
    assert Contact.objects.get(first_name="Ana").custom == {str(field.pk): "2", str(new.pk): "2"}
    assert Contact.objects.get(first_name="Ben").custom == {str(field.pk): "a few"}


def test_texts_become_options_each_once(cast: Cast) -> None:
    field = filled(cast, "text", "LLC", "llc", "S, Corp")
    new, _ = change_kind(cast.vera, field.pk, "single-select", leaving=0)
    assert list(Option.objects.filter(field_key=new.key).values_list("label", flat=True)) == ["LLC", "S, Corp"]
    assert held(cast, new.key) == ["LLC", "LLC", "S, Corp"]


def test_one_of_several_fits_where_one_can_be_chosen(cast: Cast) -> None:
    field = filled(cast, "multi-select", "Tax", "Tax, Payroll", options=("Tax", "Payroll", "Advice"))
    plan = conversion(cast.vera, field.pk, "single-select")
    assert ([m.text for m in plan.misfits], plan.options) == (["Tax, Payroll"], ("Tax", "Payroll", "Advice"))
    new, _ = change_kind(cast.vera, field.pk, "single-select", leaving=1)
    assert held(cast, new.key) == ["Tax", ""]


@pytest.mark.parametrize(
    ("kind", "text", "into", "becomes"),
    [
        ("single-select", "LLC", "multi-select", "LLC"),
        ("single-select", "LLC", "text", "LLC"),
        ("date", "2026-03-09", "text", "2026-03-09"),
        ("number", "7", "currency", "7.00"),
        ("yes/no", "yes", "single-select", "Yes"),
    ],
)
def test_values_go_over_as_they_are_read(cast: Cast, kind: str, text: str, into: str, becomes: str) -> None:
    field = filled(cast, kind, text, options=("LLC",))
    new, _ = change_kind(cast.vera, field.pk, into, leaving=0)
    assert held(cast, new.key) == [becomes]


def test_sensitive_values_stay_sealed(cast: Cast) -> None:
    field = filled(cast, "text", "004711", sensitive=True)
    new, _ = change_kind(cast.vera, field.pk, "long text", leaving=0)
    assert held(cast, new.key) == ["004711"]
    assert "004711" not in str(Client.objects.get(name="Client 0").custom)
    with pytest.raises(NotValid, match="Only texts and numbers"):
        conversion(cast.vera, new.pk, "date")


def test_what_changed_since_it_was_shown_is_looked_at_once_more(cast: Cast) -> None:
    field = filled(cast, "text", "12")
    row = Client.objects.get(name="Client 0")
    update_client(cast.vera, row.public_id, {field.key: "a dozen"})
    with pytest.raises(NotValid, match="look once more"):
        change_kind(cast.vera, field.pk, "number", leaving=0)
    assert not CustomField.objects.get(pk=field.pk).archived


def test_rules_that_fall_asleep_are_counted_and_too_many_options_refused(cast: Cast) -> None:
    field = filled(cast, "text", *(f"text {number}" for number in range(201)))
    declare_rule(cast.vera, "unique", [field.key], {})
    assert conversion(cast.vera, field.pk, "long text").rules == 1
    with pytest.raises(NotValid, match="201 different values"):
        conversion(cast.vera, field.pk, "single-select")


def test_only_who_keeps_the_fields_may_change_their_kind(cast: Cast) -> None:
    field = filled(cast, "text", "12")
    with pytest.raises(NotAllowed):
        conversion(cast.omar, field.pk, "number")
