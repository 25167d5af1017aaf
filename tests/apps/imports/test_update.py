"""Update and add: what is written, what is left alone, and the receipt that adds up."""

from __future__ import annotations

import datetime

import pytest

from rollforward.clients.commands import update_client
from rollforward.clients.models import Client, ClientContact, Contact, CustomField, Option
from rollforward.imports import commands, queries, running
from rollforward.imports.errors import CannotDo
from rollforward.journal.models import Change
from tests.apps.imports.importing import carry_out, finish, prepare, undo

ACME = """
    Client name,Client code,Tax ID,Client since,Services,Tags,First name,Last name,Email,Role
    Acme LLC,00417,12-3456789,2020-01-31,"Tax,Payroll",vip,Ann,Lee,ann@acme.example,Owner
    Acme LLC,,,,,,Bob,Lee,ann@acme.example,Spouse
    Zed & Sons,00418,,,,,,,,
"""


@pytest.fixture
def services(cast):
    return [Option.objects.create(firm=cast.harbor, field_key="client.services", label=s) for s in ("Tax", "Payroll")]


def test_clients_contacts_and_ties_arrive_with_every_value(cast, services):
    carry_out(cast.vera, ACME)
    acme = Client.objects.get(name="Acme LLC")
    assert (acme.external_id, acme.since, acme.tags) == ("00417", datetime.date(2020, 1, 31), ["vip"])
    assert acme.services == [str(option.pk) for option in services]
    assert [(t.contact.first_name, t.role, t.is_primary) for t in acme.ties.order_by("pk")] == [
        ("Ann", "Owner", True),
        ("Bob", "Spouse", False),
    ]
    assert Contact.objects.filter(email="ann@acme.example").count() == 2
    assert Client.objects.get(name="Zed & Sons").ties.count() == 0


def test_a_tax_id_is_sealed_in_the_table_and_in_the_journal(cast):
    carry_out(cast.vera, "Client name,Tax ID\nAcme,12-3456789")
    carry_out(cast.vera, "Client name,Tax ID,Client code\nAcme,12-3456789,A1")
    carry_out(cast.vera, "Client code,Tax ID\nA1,98-7654321")
    stored = str(list(Client.objects.values())) + str([list(c.lines.values()) for c in Change.objects.all()])
    assert "98-7654321" not in stored
    assert "12-3456789" not in stored
    assert Client.objects.get().tax_id_hash


def test_the_same_file_again_changes_nothing_and_leaves_no_trace(cast, services):
    carry_out(cast.vera, ACME)
    before = list(Client.objects.values()), list(Contact.objects.values()), list(ClientContact.objects.values())
    changes = Change.objects.count()
    receipt = queries.receipt(carry_out(cast.vera, ACME))
    assert (receipt["added"], receipt["updated"], receipt["unchanged"]) == (0, 0, 3)
    assert (
        list(Client.objects.values()),
        list(Contact.objects.values()),
        list(ClientContact.objects.values()),
    ) == before
    assert Change.objects.count() == changes


def test_blank_cells_keep_what_is_there(cast):
    carry_out(cast.vera, "Client name,City,Client phone\nAcme,Boston,555-123-4567")
    carry_out(cast.vera, "Client name,City,Client phone\nAcme,,555-123-9999")
    assert Client.objects.values_list("city", "phone").get() == ("Boston", "555-123-9999")


def test_rows_of_which_different_columns_change_keep_the_others(cast):
    columns = ("name", "city", "phone", "since")
    carry_out(cast.vera, """
        Client name,City,Client phone,Client since
        Acme,Boston,555-123-4567,2020-01-31
        Baker,Austin,,2021-02-28
        Cole,,555-123-0000,
    """)  # fmt: skip
    before = list(Client.objects.order_by("pk").values_list(*columns))
    imp = carry_out(cast.vera, """
        Client name,City,Client phone,Client since
        Acme,Newark,,(clear)
        Baker,,555-123-1111,
        Cole,Tampa,(clear),2022-03-31
    """)  # fmt: skip
    assert list(Client.objects.order_by("pk").values_list(*columns)) == [
        ("Acme", "Newark", "555-123-4567", None),
        ("Baker", "Austin", "555-123-1111", datetime.date(2021, 2, 28)),
        ("Cole", "Tampa", "", datetime.date(2022, 3, 31)),
    ]
    undo(imp, cast.vera)
    assert list(Client.objects.order_by("pk").values_list(*columns)) == before


def test_a_cell_that_says_clear_clears(cast):
    carry_out(cast.vera, "Client name,City\nAcme,Boston")
    carry_out(cast.vera, "Client name,City\nAcme,(clear)")
    assert Client.objects.get().city == ""


def test_a_column_can_be_told_that_its_blank_cells_clear(cast):
    carry_out(cast.vera, "Client name,City,Client phone\nAcme,Boston,555-123-4567")
    imp = prepare(cast.vera, "Client name,City,Client phone\nAcme,,")
    commands.set_choice(imp, cast.vera, blank={"client.city": "clear"})
    commands.submit(imp, cast.vera)
    finish(imp, cast.vera)
    assert Client.objects.values_list("city", "phone").get() == ("", "555-123-4567")


def test_clients_that_the_file_does_not_mention_are_left_alone(cast):
    carry_out(cast.vera, "Client name\nAcme\nZed")
    carry_out(cast.vera, "Client name,City\nZed,Austin")
    assert sorted(Client.objects.values_list("name", "city")) == [("Acme", ""), ("Zed", "Austin")]


def test_custom_fields_of_every_kind_are_filled(cast):
    kinds = [kind for kind, _ in CustomField.Kind.choices]
    fields = {
        kind: CustomField.objects.create(firm=cast.harbor, slug=f"f{n}", label=f"Own {n}", kind=kind)
        for n, kind in enumerate(kinds)
    }
    for kind in ("single-select", "multi-select"):
        for label in ("One", "Two, three"):
            Option.objects.create(firm=cast.harbor, field_key=fields[kind].key, label=label)
    cells = {
        "text": "plain",
        "long text": "long",
        "number": "1250",
        "currency": "45.10",
        "date": "2026-01-15",
        "month-day": "06-30",
        "yes/no": "Yes",
        "single-select": "one",
        "multi-select": '"One,""Two, three"""',
        "email": "a@b.example",
        "phone": "+1 555 0100",
        "url": "https://a.example",
        "member": cast.omar.user.email,
    }
    header = ",".join(["Client name", *(fields[kind].label for kind in kinds)])
    text = header + "\nAcme," + ",".join(cells[kind] for kind in kinds)
    imp = carry_out(cast.vera, text)
    custom = Client.objects.get().custom
    assert len(custom) == len(kinds), imp.message
    assert custom[str(fields["yes/no"].pk)] == "yes"
    assert custom[str(fields["member"].pk)] == str(cast.omar.pk)
    assert queries.receipt(carry_out(cast.vera, text))["unchanged"] == 1


def test_a_code_that_another_client_has_is_a_problem(cast):
    carry_out(cast.vera, "Client name,Client code\nAcme,1\nZed,2")
    imp = prepare(cast.vera, "Client name,Client code\nAcme,2")
    commands.decide_row(imp, cast.vera, 2, f"client:{Client.objects.get(name='Acme').pk}")
    assert [group.code for group in queries.judge(imp).problems] == ["code-taken"]


def test_a_phone_without_a_person_is_the_same_contact_the_next_time(cast):
    text = "Client name,First name,Phone\nAcme,,555-123-4567"
    carry_out(cast.vera, text)
    assert queries.receipt(carry_out(cast.vera, text))["unchanged"] == 1
    assert Contact.objects.count() == 1


def test_a_new_primary_contact_takes_the_mark_from_the_old_one(cast):
    head = "Client name,First name,Last name,Primary contact\n"
    carry_out(cast.vera, head + "Acme,Ann,Lee,yes\nAcme,Bob,Lee,no")
    carry_out(cast.vera, head + "Acme,Bob,Lee,yes")
    marks = {t.contact.first_name: t.is_primary for t in ClientContact.objects.select_related("contact")}
    assert marks == {"Ann": False, "Bob": True}


def test_a_row_with_a_problem_stops_everything_unless_it_is_left_out(cast):
    text = "Client name,Email\nAcme,ann@acme.example\nZed,not an address"
    imp = prepare(cast.vera, text)
    with pytest.raises(CannotDo, match="1 row still has a problem"):
        commands.submit(imp, cast.vera)
    assert not Client.objects.exists()
    receipt = queries.receipt(carry_out(cast.vera, text, problems="skip"))
    assert list(Client.objects.values_list("name", flat=True)) == ["Acme"]
    assert (receipt["rows"], receipt["added"], receipt["problems"]) == (2, 1, 1)


def test_the_receipt_names_every_row_with_its_client(cast):
    imp = carry_out(cast.vera, "Harbor Books\n\nCustomer,City\nAcme,Boston\nZed,Austin\nTotal,")
    receipt = queries.receipt(imp)
    assert (receipt["rows"], receipt["set_aside"], receipt["added"]) == (2, 3, 2)
    rows = queries.receipt_rows(imp)
    assert [(r.line, r.verdict, r.client) for r in rows] == [
        (4, "added", ("C-1001", "Acme")),
        (5, "added", ("C-1002", "Zed")),
    ]


def test_the_receipt_shows_old_and_new_values(cast):
    carry_out(cast.vera, "Client name,City\nAcme,Boston")
    imp = carry_out(cast.vera, "Client name,City\nAcme,Austin")
    assert queries.receipt_rows(imp)[0].changed == (("City", "Boston", "Austin"),)


def test_a_change_by_a_colleague_between_review_and_submit_is_not_overwritten(cast):
    carry_out(cast.vera, "Client name,City\nAcme,Boston")
    imp = prepare(cast.vera, "Client name,City\nAcme,Austin")
    commands.submit(imp, cast.vera)
    carry_out_other = prepare(cast.omar, "Client name,City\nAcme,Newark")
    type(imp).objects.filter(pk=imp.pk).update(state="draft")
    commands.submit(carry_out_other, cast.omar)
    finish(carry_out_other, cast.omar)
    type(imp).objects.filter(pk=imp.pk).update(state="queued")
    imp.refresh_from_db()
    finish(imp, cast.vera)
    assert imp.state == "refused"
    assert "Review the rows again" in imp.message
    assert Client.objects.get().city == "Newark"


def test_two_submits_make_one_import(cast):
    imp = prepare(cast.vera, "Client name\nAcme")
    commands.submit(imp, cast.vera)
    commands.submit(imp, cast.vera)
    finish(imp, cast.vera)
    commands.submit(imp, cast.vera)
    assert Client.objects.count() == 1
    assert imp.attempts == 1


def test_another_firms_client_id_is_unknown_here(cast):
    carry_out(cast.nina, "Client name\nNorthern")
    foreign = Client.objects.get().public_id
    imp = prepare(cast.vera, f"Client ID,Client name\n{foreign},Taken")
    assert [group.code for group in queries.judge(imp).problems] == ["unknown-id"]


def test_what_a_colleague_changes_while_the_rows_are_made_ready_is_not_overwritten(cast, monkeypatch):
    carry_out(cast.vera, "Client name,City\nAcme,Boston")
    prepare_rows = running.prepare

    def prepare_and_wait(plan, firm):
        prepared = prepare_rows(plan, firm)
        update_client(cast.omar, "C-1001", {"client.city": "Salem"})
        return prepared

    monkeypatch.setattr(running, "prepare", prepare_and_wait)
    imp = carry_out(cast.vera, "Client name,City\nAcme,Newark")
    assert (imp.state, Client.objects.get().city) == ("refused", "Salem")
    assert "Colleagues changed clients" in imp.message
