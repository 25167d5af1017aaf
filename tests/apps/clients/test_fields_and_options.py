"""The firm's own fields and the options of its select fields."""

from __future__ import annotations

import pytest

from rollforward.accounts.rights import NotAllowed
from rollforward.clients.commands import (
    archive_field,
    archive_option,
    create_field,
    create_option,
    move_field,
    move_option,
    rename_option,
    update_field,
)
from rollforward.clients.errors import NotValid
from rollforward.clients.fields import field_set
from rollforward.clients.models import CustomField, Option
from rollforward.journal.models import Change
from tests.cast import Cast


def _labels(cast: Cast, key: str) -> list[str]:
    field = field_set(cast.harbor).get(key)
    return [o.label for o in field.options] if field else []


def test_a_field_comes_with_its_options_in_one_change(cast: Cast) -> None:
    field = create_field(cast.vera, "client", "Entity type", "single-select", options=["S-Corp", " LLC ", "", "LLC"])
    assert field.key == "client.custom.entity_type"
    assert _labels(cast, field.key) == ["S-Corp", "LLC"]
    records = Change.objects.latest("number").lines.order_by("pk").values_list("record", flat=True)
    assert list(records) == ["field", "option", "option"]


def test_two_names_that_look_alike_in_a_key_get_two_keys(cast: Cast) -> None:
    first = create_field(cast.vera, "client", "Entity type", "text")
    archive_field(cast.vera, first.pk)
    assert create_field(cast.vera, "client", "Entity-type", "text").key == "client.custom.entity_type_2"


@pytest.mark.parametrize("label", ["Status", "status", "Region", ""])
def test_a_name_that_files_could_not_tell_apart_is_refused(cast: Cast, label: str) -> None:
    create_field(cast.vera, "client", "Region", "text")
    with pytest.raises(NotValid) as refused:
        create_field(cast.vera, "client", label, "text")
    assert set(refused.value.errors) == {"label"}


def test_the_same_name_may_serve_clients_and_contacts(cast: Cast) -> None:
    create_field(cast.vera, "client", "Language", "text")
    create_field(cast.vera, "contact", "Language", "text")
    assert CustomField.objects.count() == 2


def test_an_archived_field_is_gone_from_files_and_comes_back(cast: Cast) -> None:
    field = create_field(cast.vera, "client", "Region code", "text")
    archive_field(cast.vera, field.pk)
    assert field_set(cast.harbor).get(field.key) is None
    archive_field(cast.vera, field.pk, archived=False)
    assert field_set(cast.harbor).get(field.key) is not None


def test_a_renamed_field_keeps_its_key(cast: Cast) -> None:
    field = create_field(cast.vera, "client", "Region code", "text")
    renamed = update_field(cast.vera, field.pk, label="Territory", required=True)
    assert (renamed.key, renamed.label, renamed.required) == (field.key, "Territory", True)


def test_fields_move_up_and_down_and_stop_at_the_ends(cast: Cast) -> None:
    first, second = (create_field(cast.vera, "client", label, "text") for label in ("One", "Two"))
    move_field(cast.vera, first.pk, -1)
    move_field(cast.vera, second.pk, -1)
    assert [f.label for f in CustomField.objects.all()] == ["Two", "One"]


def test_an_option_of_an_archived_name_comes_back(cast: Cast) -> None:
    option = create_option(cast.omar, "client.services", "Tax")
    archive_option(cast.vera, option.pk)
    assert _labels(cast, "client.services") == []
    assert create_option(cast.omar, "client.services", "TAX").pk == option.pk
    assert _labels(cast, "client.services") == ["TAX"]


def test_an_option_stands_once_whatever_its_case(cast: Cast) -> None:
    create_option(cast.omar, "client.services", "Tax")
    other = create_option(cast.omar, "client.services", "Payroll")
    for attempt in (
        lambda: create_option(cast.omar, "client.services", "tax "),
        lambda: rename_option(cast.vera, other.pk, "TAX"),
    ):
        with pytest.raises(NotValid, match="already"):
            attempt()
    assert rename_option(cast.vera, other.pk, "payroll").label == "payroll"


def test_options_move(cast: Cast) -> None:
    create_option(cast.omar, "client.services", "Tax")
    payroll = create_option(cast.omar, "client.services", "Payroll")
    move_option(cast.vera, payroll.pk, -1)
    assert _labels(cast, "client.services") == ["Payroll", "Tax"]


@pytest.mark.parametrize("key", ["client.status", "client.name", "client.custom.nothing"])
def test_only_fields_whose_options_the_firm_keeps_take_new_ones(cast: Cast, key: str) -> None:
    with pytest.raises(NotValid, match="no options that can be changed"):
        create_option(cast.vera, key, "New")


def test_level_2_adds_options_but_renames_none_and_level_1_neither(cast: Cast) -> None:
    option = create_option(cast.omar, "client.services", "Tax")
    with pytest.raises(NotAllowed):
        rename_option(cast.omar, option.pk, "Taxes")
    with pytest.raises(NotAllowed):
        create_option(cast.lena, "client.services", "Audit")


def test_another_firms_option_cannot_be_touched(cast: Cast) -> None:
    option = create_option(cast.omar, "client.services", "Tax")
    with pytest.raises(Option.DoesNotExist):
        rename_option(cast.nina, option.pk, "Taxes")
