"""Rows with problems out as a workbook, corrected there, and back: into the same import, or after it."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl.workbook import Workbook

from rollforward.clients.models import Client as FirmClient
from rollforward.engine.values import Edit
from rollforward.imports import commands, jobs, queries, staging
from rollforward.imports.models import Import
from tests.cast import Cast

LIST = """\
Customer,Main Email,City,Zip,Status
Abbott & Sons,office@abbott.example,Portland,04101,Active
Baker Bakery,hello@baker.example,Bath,04530,Dormant
Cole Ltd,=cole,Saco,04072,Active
"""


def taken(vera: Client, imp: Import) -> Workbook:
    answer = vera.get(reverse("import-errors", args=[imp.reference]))
    return openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))


def given_back(vera: Client, imp: Import, book: Workbook) -> str:
    buffer = io.BytesIO()
    book.save(buffer)
    file = SimpleUploadedFile("corrected.xlsx", buffer.getvalue())
    address = reverse("import-errors-corrected", args=[imp.reference])
    return vera.post(address, {"file": file}, follow=True).content.decode()


def texts(imp: Import) -> list[tuple[str, ...]]:
    return [row.cells for row in queries.page(Import.objects.select_related("firm").get(pk=imp.pk), 0, 99).rows]


def test_only_rows_with_problems_go_out_with_their_cells_marked_and_explained(
    vera: Client, uploaded: Callable[..., Import]
) -> None:
    sheet = taken(vera, uploaded(LIST)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == ["Row in the file", "Customer", "Main Email", "City", "Zip", "Status", "What is wrong"]
    assert [row[:6] for row in rows[1:]] == [
        ["3", "Baker Bakery", "hello@baker.example", "Bath", "04530", "Dormant"],
        ["4", "Cole Ltd", "=cole", "Saco", "04072", "Active"],
    ]
    assert "not one of the options" in rows[1][6]
    assert "not one of the options" in sheet["F2"].comment.text
    assert sheet["F2"].fill.fgColor.rgb != sheet["E2"].fill.fgColor.rgb
    assert sheet["C3"].data_type == "s"


def test_corrections_come_back_as_one_step_and_leave_a_colleagues_alone(
    vera: Client, uploaded: Callable[..., Import], cast: Cast
) -> None:
    imp = uploaded(LIST)
    book = taken(vera, imp)
    commands.edit_cells(Import.objects.get(pk=imp.pk), cast.omar, [Edit(3, 2, "Brunswick")])
    sheet = book.worksheets[0]
    sheet["F2"], sheet["C3"] = "Inactive", "cole@cole.example"
    sheet.move_range("A2:G3", rows=3)
    sheet.insert_cols(1)
    assert "2 cells were corrected" in given_back(vera, imp, book)
    assert texts(imp)[1:] == [
        ("Baker Bakery", "hello@baker.example", "Brunswick", "04530", "Inactive"),
        ("Cole Ltd", "cole@cole.example", "Saco", "04072", "Active"),
    ]
    commands.undo_edit(Import.objects.get(pk=imp.pk), cast.vera)
    assert texts(imp)[1] == ("Baker Bakery", "hello@baker.example", "Brunswick", "04530", "Dormant")


def test_the_workbook_of_another_import_is_refused(vera: Client, uploaded: Callable[..., Import]) -> None:
    first, second = uploaded(LIST), uploaded(LIST)
    assert "belongs to another import" in given_back(vera, second, taken(vera, first))


def test_a_file_that_is_not_ours_is_refused_in_words(vera: Client, uploaded: Callable[..., Import]) -> None:
    book = Workbook()
    book.worksheets[0].append(["Customer", "Status"])
    book.worksheets[0].append(["Baker", "Active"])
    assert "Row in the file" in given_back(vera, uploaded(LIST), book)


def test_where_nothing_is_wrong_there_is_no_workbook(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded("Client name\nAbbott\n")
    answer = vera.get(reverse("import-errors", args=[imp.reference]))
    assert answer.status_code == 422


def test_after_submit_the_corrected_rows_are_an_import_of_their_own_linked_to_the_first(
    vera: Client, done: Callable[..., Import], cast: Cast
) -> None:
    imp = done(LIST)
    book = taken(vera, imp)
    assert [row[1].value for row in book.worksheets[0].iter_rows(min_row=2)] == ["Baker Bakery", "Cole Ltd"]
    book.worksheets[0]["F2"], book.worksheets[0]["C3"] = "Inactive", "cole@cole.example"
    given_back(vera, imp, book)
    follow = Import.objects.get(follows=imp)
    assert queries.judge(follow).counts.added == 2
    commands.submit(follow, cast.vera)
    assert jobs.run_next("test")
    assert sorted(FirmClient.objects.values_list("name", flat=True)) == ["Abbott & Sons", "Baker Bakery", "Cole Ltd"]
    receipt = vera.get(reverse("import", args=[imp.reference])).content.decode()
    assert "2 added, 0 updated" in receipt
    assert imp.file_name in vera.get(reverse("import", args=[follow.reference])).content.decode()


def test_columns_of_one_name_go_where_they_went_in_the_first_import(vera: Client, done: Callable[..., Import]) -> None:
    imp = done("Client name,Status,Phone,Phone,Full name\nAbbott,Dormant,207 555 0100,207 555 0199,Ann Lee\n")
    went = [c.target for c in queries.mapping_lines(imp)]
    given_back(vera, imp, taken(vera, imp))
    follow = Import.objects.get(follows=imp)
    assert [c.target for c in queries.mapping_lines(follow) if c.target != "ignore"] == [
        t for t in went if t != "ignore"
    ]
    assert len({t for t in went if "phone" in t}) == 2


def test_where_the_file_is_no_longer_kept_the_refusal_says_so(vera: Client, done: Callable[..., Import]) -> None:
    imp = done(LIST)
    staging.expire(imp, everything=False)
    answer = vera.get(reverse("import-errors", args=[imp.reference]))
    assert answer.status_code == 422
    assert "no longer kept" in answer.content.decode()


@pytest.mark.parametrize("member", ["lena", "nina"])
def test_nobody_takes_rows_of_an_import_that_is_not_hers(
    uploaded: Callable[..., Import], cast: Cast, sign_in: Callable[..., Client], member: str
) -> None:
    imp = uploaded(LIST)
    assert sign_in(getattr(cast, member)).get(reverse("import-errors", args=[imp.reference])).status_code in (403, 404)
