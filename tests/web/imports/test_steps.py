"""The pages up to the review: type, confirmation, data, sheet, map."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.test import Client
from django.urls import reverse

from rollforward.clients.commands import create_client
from rollforward.imports import commands, queries
from rollforward.imports.models import Import
from rollforward.web.imports.answers import value_name
from tests.cast import Cast
from tests.web.imports.conftest import LIST, a_file


def targets(imp: Import) -> dict[str, str]:
    imp.refresh_from_db()
    return {each.header: each.target for each in queries.mapping_lines(imp)}


def form(imp: Import, **changed: str) -> dict[str, str]:
    """The mapping form as the page shows it, with some inputs changed."""
    lines = queries.mapping_lines(imp)
    shown = {f"target-{each.position}": each.target for each in lines}
    return {**shown, **{_input(name.split("_"), lines): value for name, value in changed.items()}}


def _input(name: list[str], lines: Sequence[queries.MappingLine]) -> str:
    """``value_1_0`` is the list of the first value in the second column."""
    if name[0] != "value":
        return "-".join(name)
    each = lines[int(name[1])]
    return value_name(each, each.misfits[int(name[2])].text)


def test_both_types_come_with_both_downloads_and_the_second_with_its_consequences(vera: Client, cast: Cast) -> None:
    assert "has no clients yet" in vera.get(reverse("import-new")).content.decode()
    create_client(cast.vera, {"client.name": "Abbott & Sons"})
    page = vera.get(reverse("import-new")).content.decode()
    for download in ("current.xlsx", "current.csv", "template.xlsx", "template.csv"):
        assert page.count(f"/exports/{download}") == 2
    assert "1 client and 0 contacts" in page
    assert "It can be brought back" in page


def test_choosing_update_leads_straight_to_the_data(vera: Client) -> None:
    answer = vera.post(reverse("import-new"), {"mode": "update"})
    imp = Import.objects.get()
    assert imp.mode == "update"
    assert answer["Location"] == reverse("import-data", args=[imp.reference])


def test_choosing_clear_leads_to_the_second_window_and_no_further(vera: Client) -> None:
    answer = vera.post(reverse("import-new"), {"mode": "clear"})
    imp = Import.objects.get()
    confirm = reverse("import-confirm", args=[imp.reference])
    assert answer["Location"] == confirm
    assert vera.get(reverse("import-data", args=[imp.reference]))["Location"] == confirm


def test_the_second_window_wants_the_firms_name(vera: Client) -> None:
    vera.post(reverse("import-new"), {"mode": "clear"})
    imp = Import.objects.get()
    confirm = reverse("import-confirm", args=[imp.reference])
    assert "not the firm&#x27;s name" in vera.post(confirm, {"firm_name": "Harbour"}, follow=True).content.decode()
    answer = vera.post(confirm, {"firm_name": "harbor books"})
    assert answer["Location"] == reverse("import-data", args=[imp.reference])


def test_the_window_over_the_first_page_asks_the_same(vera: Client) -> None:
    answer = vera.post(reverse("import-new"), {"mode": "clear", "firm_name": "wrong"}, follow=True)
    assert "not the firm&#x27;s name" in answer.content.decode()
    answer = vera.post(reverse("import-new"), {"mode": "clear", "firm_name": "Harbor Books"})
    assert answer["Location"].endswith("/data/")


def test_an_uploaded_file_leads_to_its_mapping(vera: Client, cast: Cast) -> None:
    imp = commands.start(cast.vera, "update")
    answer = vera.post(reverse("import-data", args=[imp.reference]), {"file": a_file(LIST)})
    assert answer["Location"] == reverse("import-map", args=[imp.reference])


def test_an_upload_by_script_is_told_where_to_go(vera: Client, cast: Cast) -> None:
    imp = commands.start(cast.vera, "update")
    address = reverse("import-data", args=[imp.reference])
    answer = vera.post(address, {"file": a_file(LIST)}, headers={"accept": "application/json"})
    assert answer.json() == {"next": reverse("import-map", args=[imp.reference])}


def test_a_file_that_is_no_table_is_refused_in_words_and_changes_nothing(vera: Client, cast: Cast) -> None:
    imp = commands.start(cast.vera, "update")
    address = reverse("import-data", args=[imp.reference])
    page = vera.post(address, {"file": a_file(b"%PDF-1.7 ...", "list.pdf")}, follow=True)
    assert "not a table of clients" in page.content.decode()
    answer = vera.post(address, {"file": a_file(b"")}, headers={"accept": "application/json"})
    assert answer.status_code == 422
    assert "holds nothing" in answer.json()["detail"]
    imp.refresh_from_db()
    assert imp.file_name == ""


def test_without_a_file_the_page_says_what_to_do(vera: Client, cast: Cast) -> None:
    imp = commands.start(cast.vera, "update")
    page = vera.post(reverse("import-data", args=[imp.reference]), follow=True).content.decode()
    assert "No file was chosen" in page


def test_entering_by_hand_goes_straight_to_the_sheet(vera: Client, cast: Cast) -> None:
    imp = commands.start(cast.vera, "update")
    answer = vera.post(reverse("import-data", args=[imp.reference]), {"way": "manual"})
    assert answer["Location"] == reverse("import-review", args=[imp.reference])
    assert vera.get(reverse("import-map", args=[imp.reference]))["Location"] == answer["Location"]


def test_a_column_can_be_sent_elsewhere_or_left_out(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded()
    vera.post(reverse("import-map", args=[imp.reference]), form(imp, target_2="ignore", target_1="client.email"))
    assert targets(imp) | {"City": "ignore", "Main Email": "client.email"} == targets(imp)


def test_one_field_takes_one_column(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded()
    before = targets(imp)
    wrong = form(imp, target_1="client.group", target_2="client.group")
    page = vera.post(reverse("import-map", args=[imp.reference]), wrong, follow=True).content.decode()
    assert "One field takes one column" in page
    assert targets(imp) == before


def test_a_missing_required_field_cannot_be_missed(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded()
    address = reverse("import-map", args=[imp.reference])
    page = vera.post(address, form(imp, target_0="ignore", complete="1"), follow=True)
    assert page.redirect_chain[-1][0] == address
    assert "Not mapped yet: Client name" in page.content.decode()


def test_a_value_that_is_no_option_can_be_mapped_or_left_blank(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded()
    address = reverse("import-map", args=[imp.reference])
    assert "What Dormant becomes" in vera.get(address).content.decode()
    vera.post(address, form(imp, value_4_0="option:Inactive"))
    imp.refresh_from_db()
    assert queries.judge(imp).counts.problems == 0
    vera.post(address, form(imp, value_4_0="blank"))
    imp.refresh_from_db()
    assert queries.judge(imp).counts.problems == 0


def test_an_option_can_be_created_on_the_spot(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded("Client,Services\nAbbott,Payroll\n")
    assert queries.judge(imp).counts.problems == 1
    vera.post(reverse("import-map", args=[imp.reference]), form(imp, value_1_0="create"))
    imp.refresh_from_db()
    assert queries.judge(imp).counts.problems == 0


def test_an_unclear_order_of_dates_is_asked_for(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded("Client,Client since\nAbbott,03/04/2020\nBaker,05/06/2021\n")
    address = reverse("import-map", args=[imp.reference])
    assert "Day or month first?" in vera.get(address).content.decode()
    vera.post(address, form(imp, date_1="dmy"))
    imp.refresh_from_db()
    assert queries.judge(imp).counts.problems == 0


def test_the_order_of_keys_and_what_blanks_do_are_kept(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded("Client,City\nAbbott,\nBaker,Bath\n")
    answers = form(imp, match_0="name", match_1="id", blank_1="clear")
    vera.post(reverse("import-map", args=[imp.reference]), answers)
    imp.refresh_from_db()
    assert imp.choices["match"] == ["name", "id"]
    assert imp.choices["blank"] == {"client.city": "clear"}


def test_completing_leads_to_the_review(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded()
    answer = vera.post(reverse("import-map", args=[imp.reference]), form(imp, complete="1"))
    assert answer["Location"] == reverse("import-review", args=[imp.reference])


def test_a_page_that_does_not_exist_yet_leads_to_where_the_import_goes_on(vera: Client, cast: Cast) -> None:
    imp = commands.start(cast.vera, "update")
    for name in ("import-sheet", "import-map", "import-review", "import"):
        assert vera.get(reverse(name, args=[imp.reference]))["Location"] == reverse("import-data", args=[imp.reference])


def test_what_the_reader_found_odd_is_told_before_the_columns(vera: Client, uploaded: Callable[..., Import]) -> None:
    imp = uploaded('Client name,City\nAcme,Boston\nZed,Austin,extra,cells\n"Open,Newark\nFine,Tampa\n')
    for route in ("import-map", "import-sheet"):
        page = vera.get(reverse(route, args=[imp.reference])).content.decode()
        assert "please look" in page
        assert "Line 3" in page
