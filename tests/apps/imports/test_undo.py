"""Undo and redo: what was there comes back, what others changed since is kept and told."""

from __future__ import annotations

import pytest

from rollforward.accounts.rights import NotAllowed
from rollforward.clients.commands import add_contact, create_field, update_client, update_contact
from rollforward.clients.models import Client, ClientContact, Contact
from rollforward.imports import commands
from rollforward.imports import undo as undoing
from rollforward.imports.errors import CannotDo
from rollforward.work.commands import delete_client
from rollforward.work.models import Project
from tests.apps.imports.importing import carry_out, finish, prepare, redo, undo

HEAD = "Client name,Client code,Tax ID,City,Tags,First name,Last name,Email,Role,Primary contact\n"
FIRST = HEAD + 'Acme,1,12-3456789,Boston,"a, b",Ann,Lee,ann@x.example,Owner,yes\nZed,2,,Austin,,Bo,Ray,bo@x.example,,\n'
SECOND = HEAD + "Acme,1,99-9999999,Newark,c,Cy,Fox,cy@x.example,Officer,yes\nNew,3,,Tampa,,Di,Poe,di@x.example,,\n"


def everything() -> list[list[dict[str, object]]]:
    return [list(model.objects.order_by("pk").values()) for model in (Client, Contact, ClientContact)]


def test_undoing_an_update_brings_every_row_back_as_it_was(cast):
    carry_out(cast.vera, FIRST)
    before = everything()
    imp = carry_out(cast.vera, SECOND)
    assert everything() != before
    undo(imp, cast.vera)
    assert imp.state == "undone"
    assert everything() == before


def test_undoing_the_undo_brings_the_import_back_as_it_was(cast):
    carry_out(cast.vera, FIRST)
    imp = carry_out(cast.vera, SECOND)
    after = everything()
    undo(imp, cast.vera)
    redo(imp, cast.vera)
    assert imp.state == "done"
    assert everything() == after


def test_undo_and_redo_can_follow_one_another_again_and_again(cast):
    imp = carry_out(cast.vera, FIRST)
    after = everything()
    for _ in range(2):
        undo(imp, cast.vera)
        assert everything() == [[], [], []]
        redo(imp, cast.vera)
        assert everything() == after


def test_what_a_colleague_changed_since_is_kept_and_told(cast):
    carry_out(cast.vera, "Client name,City,Client phone\nAcme,Boston,555-123-0001\nZed,Austin,555-123-0002")
    imp = carry_out(cast.vera, "Client name,City,Client phone\nAcme,Newark,555-123-0003\nZed,Tampa,555-123-0004")
    carry_out(cast.omar, "Client name,City\nAcme,Salem")
    undo(imp, cast.vera)
    assert sorted(Client.objects.values_list("name", "city", "phone")) == [
        ("Acme", "Salem", "555-123-0001"),
        ("Zed", "Austin", "555-123-0002"),
    ]
    assert imp.receipt["undo"]["kept"] == [{"record": "client", "name": "Acme", "why": "changed since: City"}]


def test_a_created_client_that_somebody_changed_stays_with_its_contacts(cast):
    imp = carry_out(cast.vera, FIRST)
    carry_out(cast.omar, "Client name,City\nAcme,Salem")
    undo(imp, cast.vera)
    assert list(Client.objects.values_list("name", flat=True)) == ["Acme"]
    assert list(Contact.objects.values_list("first_name", flat=True)) == ["Ann"]
    assert "Acme" in [kept["name"] for kept in imp.receipt["undo"]["kept"]]


PEOPLE = "Client name,First name,Last name\nAcme,Ann,Lee\nAcme,Bob,Lee\nZed,Cy,Fox"


def people_of(name: str) -> list[str]:
    return sorted(tie.contact.first_name for tie in Client.objects.get(name=name).ties.all())


def test_a_created_contact_that_a_colleague_changed_stays_with_her_client(cast):
    imp = carry_out(cast.vera, PEOPLE)
    ann = Contact.objects.get(first_name="Ann")
    update_contact(cast.omar, "C-1001", ann.public_id, {"contact.phone": "555-123-4567"})
    undo(imp, cast.vera)
    assert list(Client.objects.values_list("name", flat=True)) == ["Acme"]
    assert people_of("Acme") == ["Ann", "Bob"]


def test_a_created_client_whose_contact_got_another_role_since_stays(cast):
    imp = carry_out(cast.vera, PEOPLE)
    ann = Contact.objects.get(first_name="Ann")
    update_contact(cast.omar, "C-1001", ann.public_id, {"contact.job_title": "Treasurer"})
    undo(imp, cast.vera)
    assert imp.state == "undone", imp.message
    assert people_of("Acme") == ["Ann", "Bob"]


def test_a_contact_made_for_a_client_of_old_stays_tied_to_it_when_a_colleague_changed_her(cast):
    carry_out(cast.vera, "Client name\nAcme")
    imp = carry_out(cast.vera, "Client name,First name,Last name\nAcme,Ann,Lee\nAcme,Bob,Lee")
    ann = Contact.objects.get(first_name="Ann")
    update_contact(cast.omar, "C-1001", ann.public_id, {"contact.phone": "555-123-4567"})
    undo(imp, cast.vera)
    assert people_of("Acme") == ["Ann"]
    assert list(Contact.objects.values_list("first_name", flat=True)) == ["Ann"]


def test_a_created_client_that_got_another_contact_since_stays_with_all_of_them(cast):
    imp = carry_out(cast.vera, PEOPLE)
    add_contact(cast.omar, "C-1001", {"contact.first_name": "Dee"})
    undo(imp, cast.vera)
    assert list(Client.objects.values_list("name", flat=True)) == ["Acme"]
    assert people_of("Acme") == ["Ann", "Bob", "Dee"]
    assert "has a contact that was added since" in [kept["why"] for kept in imp.receipt["undo"]["kept"]]


def test_a_created_client_with_work_since_stays(cast):
    imp = carry_out(cast.vera, "Client name\nAcme\nZed")
    acme = Client.objects.get(name="Acme")
    Project.objects.create(firm=cast.harbor, generation=1, client=acme, name="1040")
    undo(imp, cast.vera)
    assert list(Client.objects.values_list("name", flat=True)) == ["Acme"]
    assert imp.receipt["undo"]["kept"][0]["why"] == "has work that was added since"


def test_a_code_that_somebody_else_got_since_is_not_taken_from_her(cast):
    carry_out(cast.vera, "Client name,Client code\nAcme,1\nZed,")
    imp = carry_out(cast.vera, "Client ID,Client code,City\nC-1001,3,Boston")
    carry_out(cast.omar, "Client ID,Client code\nC-1002,1")
    undo(imp, cast.vera)
    assert sorted(Client.objects.values_list("name", "external_id", "city")) == [("Acme", "3", ""), ("Zed", "1", "")]
    assert imp.receipt["undo"]["kept"] == [{"record": "client", "name": "Acme", "why": "its code belongs to Zed now"}]


def test_a_client_that_comes_back_without_its_code_is_told(cast):
    imp = carry_out(cast.vera, "Client name,Client code\nAcme,1")
    undo(imp, cast.vera)
    carry_out(cast.omar, "Client name,Client code\nZed,1")
    redo(imp, cast.vera)
    assert sorted(Client.objects.values_list("name", "external_id")) == [("Acme", ""), ("Zed", "1")]
    assert imp.receipt["undo"]["kept"] == [{"record": "client", "name": "Acme", "why": "its code belongs to Zed now"}]


def test_what_a_colleague_does_while_the_undo_is_read_is_kept(cast, monkeypatch):
    carry_out(cast.vera, "Client name,City\nAcme,Boston\nZed,Austin")
    imp = carry_out(cast.vera, "Client name,City\nAcme,Newark\nZed,Tampa")
    read = undoing.read

    def read_and_wait(change):
        deed = read(change)
        update_client(cast.omar, "C-1001", {"client.city": "Salem"})
        return deed

    monkeypatch.setattr(undoing, "read", read_and_wait)
    undo(imp, cast.vera)
    assert dict(Client.objects.values_list("name", "city")) == {"Acme": "Salem", "Zed": "Austin"}
    assert imp.receipt["undo"]["kept"] == [{"record": "client", "name": "Acme", "why": "changed since: City"}]


def test_a_primary_mark_that_a_colleague_gave_since_stays_where_it_is(cast):
    head = "Client name,First name,Last name,Primary contact\n"
    carry_out(cast.vera, head + "Acme,Ann,Lee,yes\nAcme,Bob,Lee,\nAcme,Cy,Fox,")
    imp = carry_out(cast.vera, head + "Acme,Bob,Lee,yes")
    carry_out(cast.omar, head + "Acme,Cy,Fox,yes")
    undo(imp, cast.vera)
    assert imp.state == "undone", imp.message
    assert ClientContact.objects.get(is_primary=True).contact.first_name == "Cy"


def test_a_later_import_that_was_itself_undone_does_not_hold_anything(cast):
    first = carry_out(cast.vera, "Client name,City\nAcme,Boston")
    second = carry_out(cast.vera, "Client name,City\nAcme,Newark")
    undo(second, cast.vera)
    undo(first, cast.vera)
    assert not Client.objects.exists()


def test_an_import_that_changed_nothing_has_nothing_to_undo(cast):
    carry_out(cast.vera, "Client name\nAcme")
    imp = carry_out(cast.vera, "Client name\nAcme")
    with pytest.raises(CannotDo, match="changed nothing"):
        commands.request_undo(imp, cast.vera)


def test_level_one_may_not_undo(cast):
    imp = carry_out(cast.vera, "Client name\nAcme")
    with pytest.raises(NotAllowed):
        commands.request_undo(imp, cast.lena)
    assert Client.objects.exists()


def test_what_had_to_be_kept_goes_with_a_second_undo_once_nothing_holds_it(cast):
    carry_out(cast.vera, "Client name,City\nAcme,Boston")
    second = carry_out(cast.vera, "Client name,City\nAcme,Newark\nNew,Tampa")
    third = carry_out(cast.vera, "Client name,City\nAcme,Salem\nNew,Dover")
    undo(second, cast.vera)
    assert len(second.receipt["undo"]["kept"]) == 2
    undo(third, cast.vera)
    redo(second, cast.vera)
    undo(second, cast.vera)
    assert list(Client.objects.values_list("name", "city")) == [("Acme", "Boston")]
    assert second.receipt["undo"]["kept"] == []
    redo(second, cast.vera)
    assert sorted(Client.objects.values_list("name", "city")) == [("Acme", "Newark"), ("New", "Tampa")]


def test_a_value_that_a_colleague_wrote_between_undo_and_redo_is_hers_though_it_is_the_same(cast):
    carry_out(cast.vera, "Client name,City\nAcme,Boston")
    imp = carry_out(cast.vera, "Client name,City\nAcme,Newark")
    undo(imp, cast.vera)
    update_client(cast.omar, "C-1001", {"client.city": "Newark"})
    redo(imp, cast.vera)
    undo(imp, cast.vera)
    assert Client.objects.get().city == "Newark"


def test_a_value_that_an_undo_of_something_older_brought_back_is_not_taken_away(cast):
    carry_out(cast.vera, "Client name,City\nAcme,Newark")
    older = carry_out(cast.omar, "Client name,City\nAcme,Boston")
    imp = carry_out(cast.vera, "Client name,City\nAcme,Newark")
    undo(imp, cast.vera)
    undo(older, cast.omar)
    redo(imp, cast.vera)
    undo(imp, cast.vera)
    assert Client.objects.get().city == "Newark"


def test_a_value_that_a_colleague_has_put_back_herself_is_nothing_to_tell(cast):
    carry_out(cast.vera, "Client name,City\nAcme,Boston")
    imp = carry_out(cast.vera, "Client name,City\nAcme,Newark")
    carry_out(cast.omar, "Client name,City\nAcme,Boston")
    undo(imp, cast.vera)
    assert Client.objects.get().city == "Boston"
    assert imp.receipt["undo"]["kept"] == []


def test_what_a_colleague_deleted_does_not_come_back_by_redoing_again(cast):
    imp = carry_out(cast.vera, "Client name\nAcme\nZed")
    undo(imp, cast.vera)
    redo(imp, cast.vera)
    delete_client(cast.omar, "C-1001")
    undo(imp, cast.vera)
    redo(imp, cast.vera)
    assert list(Client.objects.values_list("name", flat=True)) == ["Zed"]


def test_a_tie_to_a_contact_that_another_undo_took_away_is_told_by_the_client_that_is_left(cast):
    made = carry_out(cast.vera, HEAD + "Zed,2,,,,Bo,Ray,bo@x.example,,\n")
    tied = prepare(cast.omar, HEAD + "New,3,,,,Bo,Ray,bo@x.example,,\n")
    assert commands.share_all(tied, cast.omar) == 1
    commands.submit(tied, cast.omar)
    finish(tied, cast.omar)
    undo(tied, cast.omar)
    undo(made, cast.vera)
    redo(tied, cast.omar)
    told = [(kept["record"], kept["name"]) for kept in tied.receipt["undo"]["kept"]]
    assert told == [("link", "New")]


def test_what_is_kept_is_told_in_the_words_of_the_screens(cast):
    create_field(cast.vera, "client", "Door code", "text")
    head = "Client ID,Client name,Tax ID,Door code,First name,Last name,Job title\n"
    carry_out(cast.vera, head + ",Acme,12-3456789,a,Ann,Lee,Owner")
    imp = carry_out(cast.vera, head + "C-1001,Acme,22-3456789,b,Ann,Lee,Clerk")
    carry_out(cast.omar, head + "C-1001,Acme,32-3456789,c,Ann,Lee,Chair")
    undo(imp, cast.vera)
    whys = sorted(kept["why"] for kept in imp.receipt["undo"]["kept"])
    assert whys == ["changed since: Door code, Tax ID", "changed since: Job title"]


def test_what_a_colleague_deleted_is_told_by_its_name(cast):
    carry_out(cast.vera, HEAD + "Acme,1,,Boston,,Ann,Lee,ann@x.example,Owner,yes\n")
    imp = carry_out(cast.vera, HEAD + "Acme,1,,Newark,,Ann,Lee,ann@y.example,Officer,yes\n")
    delete_client(cast.omar, "C-1001")
    undo(imp, cast.vera)
    told = {(kept["record"], kept["name"], kept["why"]) for kept in imp.receipt["undo"]["kept"]}
    names = {("client", "Acme"), ("contact", "Ann Lee"), ("link", "Ann Lee of Acme")}
    assert told == {(record, name, "was deleted since") for record, name in names}
