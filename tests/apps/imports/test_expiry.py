"""When the retention time is over, restore points and before-values are gone: from tables, folders and free pages."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from django.conf import settings as in_force
from django.db import connection
from django.template.defaultfilters import date
from django.urls import reverse
from django.utils import timezone

from rollforward.clients.commands import update_client
from rollforward.clients.models import Client
from rollforward.engine.values import Edit
from rollforward.imports import commands, expiry, queries, staging
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import, Step
from rollforward.imports.replace import TABLES
from rollforward.journal.models import Change, Generation, Line
from rollforward.work.commands import delete_client
from tests.apps.imports.importing import carry_out, finish, prepare, undo
from tests.cast import Cast

GONE = "Quixotic Zymurgy Holdings"
pytestmark = pytest.mark.django_db(transaction=True)


def days_later(count: float) -> None:
    """As if everything had happened so many days earlier."""
    back = datetime.timedelta(days=count)
    for model, names in ((Change, ["at"]), (Generation, ["expires_at"]), (Import, ["finished_at", "touched_at"])):
        for row in model._default_manager.all():
            moved = {name: getattr(row, name) - back for name in names if getattr(row, name)}
            model._default_manager.filter(pk=row.pk).update(**moved)


def in_the_database(text: str) -> bool:
    if connection.vendor == "sqlite":
        path = Path(str(in_force.DATABASES["default"]["TEST"]["NAME"]))
        files = [path, path.with_name(path.name + "-wal")]
        return any(text.encode() in file.read_bytes() for file in files if file.exists())
    with connection.cursor() as cursor:
        for model in (*TABLES, Line, Step, Import):
            cursor.execute(f'SELECT count(*) FROM "{model._meta.db_table}" AS t WHERE t::text LIKE %s', [f"%{text}%"])
            if cursor.fetchone()[0]:
                return True
    return False


def test_a_replaced_set_is_told_of_before_and_gone_after_its_time(cast: Cast, sign_in) -> None:
    carry_out(cast.vera, f"Client name,First name\n{GONE},Ann\n")
    cleared = carry_out(cast.vera, "Client name\nNew\n", "clear")
    days_later(25)
    page = sign_in(cast.vera).get(reverse("imports")).content.decode()
    assert "After that they are gone for good" in page
    assert expiry.expire_sets(cast.harbor) == 0
    days_later(6)
    with pytest.raises(CannotDo, match="retention time is over"):
        commands.request_undo(cleared, cast.vera, confirm=True)
    assert in_the_database(GONE)
    expiry.expire()
    assert list(Client.objects.values_list("name", flat=True)) == ["New"]
    assert not in_the_database(GONE)
    if connection.vendor == "sqlite":
        assert connection.cursor().execute("PRAGMA freelist_count").fetchone() == (0,)
    assert expiry.expire() == 0
    page = sign_in(cast.vera).get(reverse("import", args=[cleared.reference])).content.decode()
    assert "can no longer be undone" in page
    assert reverse("import-undo", args=[cleared.reference]) not in page


@pytest.mark.sqlite
def test_all_pages_that_were_freed_leave_the_file() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE filling AS SELECT randomblob(5000000) AS bytes")
        cursor.execute("DROP TABLE filling")
        (freed,) = cursor.execute("PRAGMA freelist_count").fetchone()
        (before,) = cursor.execute("PRAGMA page_count").fetchone()
        expiry.give_back_pages()
        assert freed > 2 * 256  # more than go at once
        assert cursor.execute("PRAGMA freelist_count").fetchone() == (0,)
        assert cursor.execute("PRAGMA page_count").fetchone()[0] <= before - freed


def test_a_set_that_is_back_in_force_does_not_expire(cast: Cast) -> None:
    carry_out(cast.vera, f"Client name\n{GONE}\n")
    undo(carry_out(cast.vera, "Client name\nNew\n", "clear"), cast.vera)
    days_later(31)
    expiry.expire()
    assert list(Client.objects.filter(generation=1).values_list("name", flat=True)) == [GONE]
    assert not Client.objects.exclude(generation=1).exists()


def test_of_an_update_the_history_keeps_fields_and_rows_but_no_values(cast: Cast) -> None:
    carry_out(cast.vera, f"Client code,Client name,City\n1,Acme,{GONE}\n")
    update = carry_out(cast.vera, "Client code,Client name,City\n1,Acme,Boston\n")
    expiry.expire()
    assert queries.undoable_until(update) is not None
    days_later(31)
    expiry.expire()
    line = Line.objects.get(change__number=update.change, op="u")
    assert (line.before, line.after["city"], line.row) == (None, None, 2)
    assert not in_the_database(GONE)
    with pytest.raises(CannotDo, match="retention time is over"):
        commands.request_undo(update, cast.vera)
    assert queries.receipt(update)["updated"] == 1
    assert not (Path(in_force.UPLOADS_DIR) / update.reference).exists()


def test_a_week_after_its_end_an_import_keeps_its_receipt_and_can_be_undone_but_no_file(cast: Cast) -> None:
    imp = prepare(cast.vera, "Client name,City\nAcme,Boston\n")
    commands.decide_row(imp, cast.vera, 2, "new")
    commands.submit(imp, cast.vera)
    finish(imp, cast.vera)
    draft = prepare(cast.vera, "Client name\nDraft\n")
    days_later(8)
    expiry.expire()
    assert not staging.upload_path(imp).exists()
    assert staging.upload_path(draft).exists()
    assert not Step.objects.exists()
    assert [row.verdict for row in queries.receipt_rows(imp)] == ["added"]
    assert undo(imp, cast.vera).state == "undone"
    assert queries.undoable_until(imp) > timezone.now()


def test_a_draft_is_kept_as_long_as_somebody_goes_on_with_it_then_told_of_and_gone(cast: Cast, sign_in) -> None:
    draft = prepare(cast.vera, f"Client name,City\nAcme,{GONE}\n")
    commands.edit_cells(draft, cast.vera, [Edit(2, 1, f"{GONE} at last")])
    commands.set_choice(draft, cast.vera, values={"client.city": {GONE: None}})
    folder = staging.folder(draft)
    days_later(29)
    commands.decide_row(draft, cast.vera, 2, "new")
    days_later(24)
    page = sign_in(cast.vera).get(reverse("imports")).content.decode()
    assert "Nobody has gone on with" in page
    assert f"kept until <strong>{date(queries.draft_kept_until(draft_now(draft)), 'F j, Y')}</strong>" in page
    assert expiry.expire() == 0
    assert folder.exists()
    days_later(6)
    assert expiry.expire() == 1
    assert not folder.exists()
    assert not Step.objects.exists()
    assert not in_the_database(GONE)
    page = sign_in(cast.vera).get(reverse("import", args=[draft.reference])).content.decode()
    assert "Nobody went on with it for 30 days" in page
    assert expiry.expire() == 0


def test_a_draft_without_a_file_and_one_that_was_refused_go_as_well(cast: Cast) -> None:
    commands.start(cast.vera, "update")
    refused = prepare(cast.vera, "Client name\nAcme\n")
    commands.refuse(refused, cast.vera, "Too late in the evening.")
    days_later(31)
    expiry.expire()
    assert {imp.state for imp in Import.objects.all()} == {Import.State.CANCELLED}
    assert not staging.upload_path(refused).exists()


def test_who_goes_on_with_a_draft_at_the_moment_of_its_end_keeps_it(cast: Cast, monkeypatch) -> None:
    draft = prepare(cast.vera, "Client name\nAcme\n")
    days_later(31)
    told = expiry.draft_until

    def going_on(imp: Import) -> datetime.datetime:
        until = told(imp)
        commands.decide_row(draft_now(draft), cast.vera, 2, "skip")
        return until

    monkeypatch.setattr(expiry, "draft_until", going_on)
    assert expiry.expire_drafts(cast.harbor) == 0
    assert staging.upload_path(draft).exists()


def draft_now(imp: Import) -> Import:
    return Import.objects.get(pk=imp.pk)


def test_what_an_undo_kept_and_what_values_meant_is_forgotten_with_the_rest(cast: Cast, sign_in) -> None:
    imp = prepare(cast.vera, f"Client name,Status\n{GONE},Zymurgical\nZed,Active\n")
    commands.set_choice(imp, cast.vera, values={"client.status": {"Zymurgical": None}})
    commands.submit(imp, cast.vera)
    finish(imp, cast.vera)
    client = Client.objects.get(name=GONE)
    update_client(cast.omar, client.public_id, {"client.city": "Salem"})
    undo(imp, cast.vera)
    delete_client(cast.omar, client.public_id)
    assert [kept["name"] for kept in imp.receipt["undo"]["kept"]] == [GONE]
    days_later(31)
    expiry.expire()
    assert not in_the_database(GONE)
    assert not in_the_database("Zymurgical")
    page = sign_in(cast.vera).get(reverse("import", args=[imp.reference])).content.decode()
    assert "1 record was left as it was" in page
