"""The reading changed by hand: encoding, what stands between cells, broken accents."""

from __future__ import annotations

import pytest
from django.test import Client

from rollforward.engine.issues import Refused
from rollforward.engine.values import Edit
from rollforward.imports import commands, queries
from rollforward.imports.models import Import, Step
from tests.cast import Cast
from tests.web.imports.conftest import a_file
from tests.web.imports.sheet_page import ACCENTS, TITLED, Upload, address, change, page, table


def test_a_wrong_encoding_is_changed_and_the_line_reads_right(vera: Client, upload: Upload) -> None:
    imp = upload(ACCENTS.encode("cp1252"))
    change(vera, imp, encoding="cp1251")
    assert "Café Renée" not in page(vera, imp)
    shown = page(vera, imp, "?change=encoding")
    assert "Café Renée;Québec" in shown
    assert 'name="encoding" value="cp1252"' in shown
    change(vera, imp, encoding="cp1252")
    assert table(imp)[1][0] == ["Café Renée", "Québec"]
    assert queries.understood(imp).sentence.startswith("Windows-1252, ")


def test_an_encoding_that_is_none_is_refused(vera: Client, upload: Upload) -> None:
    imp = upload(ACCENTS)
    for name in ("zip", "rot13", "../../etc", "hex"):
        assert "no such encoding" in change(vera, imp, encoding=name)
    assert table(imp)[1][0] == ["Café Renée", "Québec"]


def test_how_a_mark_inside_a_cell_is_written_can_be_changed(vera: Client, upload: Upload) -> None:
    imp = upload('Name,Note\nAnn,"5 inches\\"\nBob,"2, or 3\\""\n')
    change(vera, imp, escape="\\")
    assert table(imp)[1][-1] == ["Bob", '2, or 3"']
    page = vera.get(address(imp, "import-sheet") + "?change=dialect").content.decode()
    assert 'name="escape" value="\\" aria-pressed="true"' in page
    change(vera, imp, escape="")
    assert 'name="escape" value="" aria-pressed="true"' in (
        vera.get(address(imp, "import-sheet") + "?change=dialect").content.decode()
    )
    assert "Choose one of the two" in change(vera, imp, escape="/")


def test_the_delimiter_and_the_quote_can_be_changed_and_given_back(vera: Client, upload: Upload) -> None:
    imp = upload("Customer;City\n'Abbott; Sons';Bath, ME\n'Baker; Co';Saco, ME\n'Cole; Inc';York, ME\n")
    first = table(imp)
    change(vera, imp, delimiter=",")
    assert table(imp)[1][0][-1] == " ME"
    assert "commas" in queries.understood(imp).sentence
    change(vera, imp, delimiter=";")
    change(vera, imp, quote="'")
    assert table(imp)[1][0] == ["Abbott; Sons", "Bath, ME"]
    change(vera, imp, dialect="")
    assert table(imp) == first


@pytest.mark.parametrize("delimiter", ["", "\n", '"', "toolong"])
def test_what_cannot_stand_between_cells_is_refused(vera: Client, upload: Upload, delimiter: str) -> None:
    imp = upload(TITLED)
    assert "one to five characters" in change(vera, imp, delimiter=delimiter)
    assert "semicolons" in queries.understood(imp).sentence


def test_what_was_settled_outlives_a_reload_and_a_new_upload_forgets_it(vera: Client, upload: Upload) -> None:
    imp = upload(ACCENTS.encode("cp1252"))
    change(vera, imp, encoding="mac_roman")
    assert queries.understood(Import.objects.get(pk=imp.pk)).sentence.startswith("Mac Roman, ")
    vera.post(address(imp, "import-data"), {"file": a_file(ACCENTS)})
    assert queries.understood(Import.objects.get(pk=imp.pk)).sentence.startswith("UTF-8, ")


def test_another_reading_keeps_what_fits_and_forgets_the_rest(vera: Client, upload: Upload, cast: Cast) -> None:
    imp = upload(ACCENTS.encode("cp1252"))
    commands.edit_cells(imp, cast.vera, [Edit(2, 1, "Bath")])
    change(vera, imp, encoding="mac_roman")
    assert Step.objects.filter(of_import=imp).exists()
    change(vera, imp, header="none")
    assert not Step.objects.filter(of_import=imp).exists()


def test_a_reading_that_fails_leaves_the_import_as_it_was(
    vera: Client, upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise Refused("reader-failed", "it is damaged")

    imp = upload(TITLED)
    before = table(imp)
    monkeypatch.setattr("rollforward.imports.commands.reading.read_file", fail)
    assert "it is damaged" in change(vera, imp, delimiter=",")
    assert table(imp) == before


def test_broken_accents_are_repaired_by_one_click_and_undone_by_another(vera: Client, upload: Upload) -> None:
    imp = upload(ACCENTS.encode().decode("cp1252"))
    assert "Repair them" in page(vera, imp)
    change(vera, imp, mended="yes")
    assert table(imp)[1][0] == ["Café Renée", "Québec"]
    assert "broken accents repaired" in queries.understood(imp).sentence
    change(vera, imp, mended="no")
    assert table(imp)[1][0][0] == "CafÃ© RenÃ©e"
