"""The firm's own rules: declared, told to the journal, and kept to by every way in."""

from __future__ import annotations

import pytest

from rollforward.accounts.rights import NotAllowed
from rollforward.clients.access import clients_of
from rollforward.clients.commands import (
    add_contact,
    aim_of,
    archive_field,
    change_many,
    change_rule,
    create_client,
    create_field,
    declare_rule,
    preview,
    remove_rule,
    update_client,
    update_contact,
)
from rollforward.clients.errors import NotValid
from rollforward.clients.fields import field_set, rule_of
from rollforward.clients.models import Client, CustomField, Rule
from rollforward.clients.rules import broken_by
from rollforward.engine.rules import sentence
from rollforward.imports import queries
from rollforward.imports.merging import merge_clients
from rollforward.journal.models import Change
from tests.apps.imports.importing import prepare
from tests.cast import Cast

CITY, REGION, EMAIL = "client.city", "client.region", "contact.email"


@pytest.fixture
def rate(cast: Cast) -> CustomField:
    return create_field(cast.vera, "client", "Rate", "number")


def said(cast: Cast, rule: Rule) -> str:
    return sentence(rule_of(rule), field_set(cast.harbor))


def refused(command, *args, **kwargs) -> dict[str, str]:
    with pytest.raises(NotValid) as refusal:
        command(*args, **kwargs)
    return refusal.value.errors


def test_every_kind_is_said_in_a_sentence(cast: Cast, rate: CustomField) -> None:
    kind = create_field(cast.vera, "client", "Type", "single-select", options=["S-Corp"])
    end = create_field(cast.vera, "client", "End", "date")
    declared = [
        ("unique", [CITY], {}),
        ("unique", [CITY, REGION, "client.postal_code"], {}),
        ("range", [rate.key], {"least": "10", "most": "$1,500.00"}),
        ("pattern", [CITY], {"form": "example", "text": "AB-1"}),
        ("length", [CITY], {"most": "20"}),
        ("order", ["client.since", end.key], {}),
        ("needed", [REGION, kind.key], {"value": "s-corp"}),
        ("needed", ["contact.email", "contact.phone"], {}),
    ]
    assert [said(cast, declare_rule(cast.vera, *each)) for each in declared] == [
        "No two clients have the same City.",
        "No two clients have the same City, State / region and ZIP / postal code together.",
        "Rate is 10 to 1500.",
        'City is written as 2 capital letters, "-", 1 digit, such as AB-1.',
        "City has at most 20 characters.",
        "Client since is not after End.",
        "State / region is required where Type is S-Corp.",
        "Email is required where Phone is filled.",
    ]


@pytest.mark.parametrize(
    ("kind", "keys", "terms", "at"),
    [
        ("unique", [], {}, "fields"),
        ("unique", [CITY, CITY], {}, "fields"),
        ("unique", [CITY, EMAIL], {}, "fields"),
        ("unique", ["client.tags"], {}, "fields"),
        ("unique", ["contact.role"], {}, "fields"),
        ("range", [CITY], {"least": "1"}, "fields"),
        ("range", ["client.since"], {}, "least"),
        ("range", ["client.since"], {"least": "soon"}, "least"),
        ("range", ["client.since"], {"least": "2025-01-01", "most": "2024-01-01"}, "most"),
        ("pattern", [CITY], {}, "form"),
        ("pattern", [CITY], {"form": "example"}, "text"),
        ("pattern", [CITY], {"form": "own", "text": "(?=a)", "words": "a"}, "text"),
        ("pattern", [CITY], {"form": "own", "text": "((a{1000}){1000}){1000}", "words": "a"}, "text"),
        ("pattern", [CITY], {"form": "own", "text": "a+"}, "words"),
        ("length", [CITY], {"most": "0"}, "most"),
        ("order", ["client.since"], {}, "fields"),
        ("needed", [CITY, "client.status"], {"value": "Asleep"}, "value"),
        ("needed", [CITY, "client.tax_id"], {"value": "1"}, "value"),
        ("odd", [CITY], {}, ""),
    ],
)
def test_what_makes_no_rule_is_refused_where_it_is_typed(cast: Cast, kind: str, keys, terms, at: str) -> None:
    assert set(refused(declare_rule, cast.vera, kind, keys, terms)) == {at}
    assert not Rule.objects.exists()


def test_a_rule_is_declared_changed_and_removed_in_the_journal(cast: Cast) -> None:
    rule = declare_rule(cast.vera, "length", [CITY], {"most": "20"})
    change_rule(cast.vera, rule.pk, [CITY], {"most": "30"})
    change_rule(cast.vera, rule.pk, [CITY], {"most": "30"})
    assert remove_rule(cast.vera, rule.pk) == "City has at most 30 characters."
    told = [(line.record, line.op, line.before, line.after) for c in Change.objects.all() for line in c.lines.all()]
    assert [each[:2] for each in told] == [("rule", "c"), ("rule", "u"), ("rule", "d")]
    assert told[1][2:] == ({"terms": {"most": "20"}}, {"terms": {"most": "30"}})


def test_the_same_rule_twice_is_refused(cast: Cast) -> None:
    declare_rule(cast.vera, "unique", [CITY], {})
    assert refused(declare_rule, cast.vera, "unique", [CITY], {}) == {"": "There is this rule already."}


def test_only_who_may_change_fields_declares_rules_and_each_firm_has_its_own(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        declare_rule(cast.omar, "unique", [CITY], {})
    rule = declare_rule(cast.vera, "unique", [CITY], {})
    with pytest.raises(Rule.DoesNotExist):
        remove_rule(cast.nina, rule.pk)
    assert field_set(cast.north).rules == ()


def test_a_form_and_a_file_refuse_with_the_same_words(cast: Cast, rate: CustomField) -> None:
    create_client(cast.vera, {"client.name": "Acme", CITY: "Austin"})
    declare_rule(cast.vera, "unique", [CITY], {})
    declare_rule(cast.vera, "range", [rate.key], {"least": "10"})
    errors = refused(create_client, cast.vera, {"client.name": "Beta", CITY: " austin", rate.key: "5"})
    assert errors == {
        CITY: "City is not unique: Acme (C-1001) has it as well. Your firm keeps it so: correct it, or leave it blank.",
        rate.key: "Rate must be 10 or more. Correct it, or leave it blank.",
    }
    imp = prepare(cast.vera, "Client name,City,Rate\nBeta,austin,5")
    row = queries.page(imp, 0, 10).rows[0]
    assert {at: [each.message for each in cell] for at, cell in row.problems.items()} == {
        1: [errors[CITY]],
        2: [errors[rate.key]],
    }


def test_a_client_that_has_broken_a_rule_before_can_be_saved_until_the_field_changes(cast: Cast) -> None:
    client = create_client(cast.vera, {"client.name": "Acme", CITY: "Salt Lake City"})
    declare_rule(cast.vera, "length", [CITY], {"most": "6"})
    update_client(cast.vera, client.public_id, {"client.name": "Acme Inc.", CITY: "Salt Lake City"})
    assert set(refused(update_client, cast.vera, client.public_id, {CITY: "Salt Lake"})) == {CITY}
    update_client(cast.vera, client.public_id, {CITY: ""})
    assert Client.objects.get().name == "Acme Inc."


def test_a_contact_keeps_to_the_rules_of_contacts_and_to_its_own_value(cast: Cast) -> None:
    client = create_client(cast.vera, {"client.name": "Acme"})
    declare_rule(cast.vera, "unique", [EMAIL], {})
    ann = add_contact(cast.vera, client.public_id, {"contact.first_name": "Ann", EMAIL: "a@x.example"})
    assert (
        "Ann (P-1001) has it as well"
        in refused(add_contact, cast.vera, client.public_id, {EMAIL: "A@x.example"})[EMAIL]
    )
    update_contact(cast.vera, client.public_id, ann.contact.public_id, {EMAIL: "A@x.example"})


def test_a_rule_of_a_field_that_is_put_away_sleeps(cast: Cast, rate: CustomField) -> None:
    declare_rule(cast.vera, "range", [rate.key], {"least": "10"})
    archive_field(cast.vera, rate.pk)
    assert field_set(cast.harbor).rules_of("client") == ()
    archive_field(cast.vera, rate.pk, archived=False)
    assert set(refused(create_client, cast.vera, {"client.name": "Acme", rate.key: "5"})) == {rate.key}


def test_who_breaks_a_new_rule_is_counted_and_named_and_not_altered(cast: Cast) -> None:
    for name, city in (("Acme", "Austin"), ("Beta", "austin"), ("Gamma", "Boston"), ("Delta", "")):
        create_client(cast.vera, {"client.name": name, CITY: city})
    rule = rule_of(declare_rule(cast.vera, "unique", [CITY], {}))
    broken = broken_by(cast.harbor, rule, field_set(cast.harbor))
    assert broken.count == 2
    assert [(each.public_id, each.detail) for each in broken.first] == [
        ("C-1001", "Beta (C-1002) has it as well"),
        ("C-1002", "Acme (C-1001) has it as well"),
    ]
    assert sorted(Client.objects.values_list("city", flat=True)) == ["", "Austin", "Boston", "austin"]


def test_a_sensitive_value_is_compared_but_never_said(cast: Cast) -> None:
    pin = create_field(cast.vera, "client", "Door code", "text", sensitive=True)
    declare_rule(cast.vera, "unique", [pin.key], {})
    create_client(cast.vera, {"client.name": "Acme", pin.key: "4711"})
    errors = refused(create_client, cast.vera, {"client.name": "Beta", pin.key: "4711"})
    assert "4711" not in errors[pin.key]


@pytest.mark.parametrize(
    ("kind", "keys", "terms", "text", "count"),
    [
        ("unique", [CITY], {}, "Austin", 2),  # the two among themselves
        ("unique", [CITY], {}, "Boston", 2),  # who has it stays as she is
        ("unique", [CITY, "client.name"], {}, "Austin", 0),
        ("length", [CITY], {"most": "5"}, "Austin", 2),
        ("needed", ["client.phone", CITY], {}, "Austin", 1),
    ],
)
def test_many_clients_at_once_keep_to_the_rules_or_none_is_changed(cast: Cast, kind, keys, terms, text, count) -> None:
    for name, city, phone in (("Acme", "", "1"), ("Beta", "", ""), ("Gamma", "Boston", "")):
        create_client(cast.vera, {"client.name": name, CITY: city, "client.phone": phone})
    rule = declare_rule(cast.vera, kind, keys, terms)
    chosen, aim = clients_of(cast.vera).filter(name__in=["Acme", "Beta"]), aim_of(cast.vera, CITY, "set", text)
    if not count:
        assert change_many(cast.vera, chosen, aim)[0] == 2
        return
    for command in (preview, change_many):
        words = (
            f"{count} of these clients would break the rule: {said(cast, rule)} Choose another value, or fewer clients."
        )
        assert refused(command, cast.vera, chosen, aim) == {CITY: words}
    assert sorted(Client.objects.values_list("city", flat=True)) == ["", "", "Boston"]


def test_merging_two_clients_moves_a_unique_value_and_is_refused_where_it_breaks_a_rule(cast: Cast) -> None:
    create_client(cast.vera, {"client.name": "Acme", REGION: "TX"})
    create_client(cast.vera, {"client.name": "Acme Inc", CITY: "Austin", "client.phone": "1"})
    declare_rule(cast.vera, "unique", [CITY], {})
    rule = declare_rule(cast.vera, "needed", ["client.email", "client.phone"], {})
    assert set(refused(merge_clients, cast.vera, "C-1001", "C-1002", {})) == {"client.email"}
    assert Client.objects.count() == 2
    remove_rule(cast.vera, rule.pk)
    assert merge_clients(cast.vera, "C-1001", "C-1002", {}).city == "Austin"
