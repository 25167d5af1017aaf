"""After Submit: progress, receipt, undo, cancel."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from rollforward.clients.commands import add_contact
from rollforward.clients.models import Client as FirmClient
from rollforward.imports import commands, jobs, queries
from rollforward.imports.models import Import
from tests.cast import Cast

SECOND = "Client,City\nAbbott & Sons,Rome\nNew One,Bath\n"


def words(page: str) -> str:
    """The text of a page, as one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_a_waiting_import_says_that_the_page_may_be_left(
    vera: Client, uploaded: Callable[..., Import], cast: Cast
) -> None:
    imp = uploaded()
    commands.submit(imp, cast.vera, "skip")
    address = reverse("import-progress", args=[imp.reference])
    page = words(vera.get(address).content.decode())
    assert "Your data will be in shortly" in page
    assert "You may leave this page" in page
    assert "No worker is running" in page
    assert vera.get(reverse("import", args=[imp.reference]))["Location"] == address


def test_progress_leads_to_the_receipt_when_it_is_over(vera: Client, done: Callable[..., Import]) -> None:
    imp = done()
    address, receipt = reverse("import-progress", args=[imp.reference]), reverse("import", args=[imp.reference])
    assert vera.get(address)["Location"] == receipt
    assert vera.get(address, headers={"HX-Request": "true"})["HX-Redirect"] == receipt


def test_the_receipt_adds_up_and_shows_old_and_new(vera: Client, done: Callable[..., Import]) -> None:
    done()
    page = words(vera.get(reverse("import", args=[done(SECOND).reference])).content.decode())
    assert "Added 1 Updated 1 Unchanged 0 Skipped 0 Problem 0 Rows in the file 2" in page
    assert "City: Portland → Rome" in page


def test_the_receipt_names_the_rows_left_out_and_why(vera: Client, done: Callable[..., Import]) -> None:
    page = vera.get(reverse("import", args=[done().reference], query={"show": "problem"})).content.decode()
    assert "Not one of the options" in page
    assert "Abbott" not in page


def test_undo_and_undo_of_the_undo(vera: Client, done: Callable[..., Import]) -> None:
    imp = done()
    for name, left in (("import-undo", 0), ("import-redo", 1)):
        answer = vera.post(reverse(name, args=[imp.reference]))
        assert answer["Location"] == reverse("import-progress", args=[imp.reference])
        assert jobs.run_next("test")
        assert FirmClient.objects.count() == left


def test_a_client_that_an_undo_had_to_leave_is_told_first_and_still_led_to(
    vera: Client, cast: Cast, done: Callable[..., Import]
) -> None:
    imp = done("Client,Contact\nAbbott & Sons,Ana Abbott\nBaker Bakery,Bo Baker\n")
    add_contact(cast.vera, FirmClient.objects.get(name="Baker Bakery").public_id, {"contact.first_name": "Cy"})
    commands.request_undo(imp, cast.vera)
    jobs.run_to_end(imp, "test")
    page = words(vera.get(reverse("import", args=[imp.reference])).content.decode())
    assert "Undone, 3 records removed." in page
    assert "Left as they are: Baker Bakery:" in page
    assert "Abbott &amp; Sons, gone with the undo" in page
    assert "Baker Bakery, gone with the undo" not in page


def test_nothing_is_undone_by_following_a_link(vera: Client, done: Callable[..., Import]) -> None:
    imp = done()
    for name in ("import-undo", "import-redo", "import-cancel"):
        vera.get(reverse(name, args=[imp.reference]))
    imp.refresh_from_db()
    assert imp.state == "done"


def test_a_draft_is_cancelled_after_asking_and_says_that_nothing_was_written(
    vera: Client, uploaded: Callable[..., Import]
) -> None:
    imp = uploaded()
    address = reverse("import-cancel", args=[imp.reference])
    assert "Cancel this import?" in vera.post(address).content.decode()
    imp.refresh_from_db()
    assert imp.state == "draft"
    page = vera.post(address, {"sure": "1"}, follow=True).content.decode()
    assert "nothing was written" in page
    assert not FirmClient.objects.exists()


def test_the_history_offers_to_go_on_and_to_undo(
    vera: Client, uploaded: Callable[..., Import], done: Callable[..., Import]
) -> None:
    uploaded(), done()
    page = words(vera.get(reverse("imports")).content.decode())
    assert "Go on with this import" in page
    assert "Undo this import" in page


def test_what_is_in_progress_is_shown_with_why_it_waits_and_restore_points_with_their_end(
    vera: Client, cast: Cast, uploaded: Callable[..., Import], done: Callable[..., Import]
) -> None:
    done(mode="clear")
    held = uploaded()
    commands.hold(held, cast.vera, "1 row has a problem.")
    commands.comment(held, cast.vera, queries.page(held, 0, 1).rows[0].line, "Left in May?")
    hub = words(vera.get(reverse("imports") + "?open").content.decode())
    assert "1 row has a problem." in hub
    assert "1 comment" in hub
    assert "Undo this import" not in hub
    assert "replaced are kept until" in hub


def test_an_undone_clear_says_that_the_earlier_clients_are_back(vera: Client, cast: Cast, done) -> None:
    imp = done(mode="clear")
    commands.request_undo(imp, cast.vera)
    jobs.run_to_end(imp, "test")
    page = vera.get(reverse("import", args=[imp.reference])).content.decode()
    assert "the clients that were there before are back" in page
    assert "0 records removed" not in page
    hub = words(vera.get(reverse("imports")).content.decode())
    assert "brought, until it was undone, are kept until" in hub
    assert "Bring them back" in hub
