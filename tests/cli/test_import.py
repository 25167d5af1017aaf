from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from rollforward.accounts.commands import add_member
from rollforward.clients.commands import declare_rule
from rollforward.clients.models import Client, Contact
from rollforward.imports.models import Import
from tests.cast import Cast
from tests.cli.conftest import Run

#: A command tells what the engine judged; what it carries out has tests of its own on either database.
pytestmark = pytest.mark.sqlite

Write = Callable[[str, str], Path]

THREE = "Client name,Client code,Status,Client phone\nAbbott LLC,007,Active,+1 555\nBrooks,008,,\nChen,009,Prospect,\n"


def sums_up(answer: dict) -> bool:
    return answer["rows"] == sum(answer[v] for v in ("added", "updated", "unchanged", "skipped", "problems"))


@pytest.mark.postgresql
def test_a_file_becomes_clients_and_the_receipt_adds_up(run: Run, harbor: str, write: Write) -> None:
    ran = run("import", write("list.csv", THREE), "--firm", harbor, "--json")
    assert (ran.code, ran.json["state"], ran.json["rows"], ran.json["added"]) == (0, "done", 3, 3)
    assert sums_up(ran.json)
    assert set(Client.objects.values_list("name", "external_id", "phone")) == {
        ("Abbott LLC", "007", "+1 555"),
        ("Brooks", "008", ""),
        ("Chen", "009", ""),
    }


def test_the_same_file_again_changes_nothing(run: Run, harbor: str, write: Write) -> None:
    file = write("list.csv", THREE)
    run("import", file, "--firm", harbor)
    again = run("import", file, "--firm", harbor, "--json")
    assert (again.code, again.json["unchanged"], again.json["added"], again.json["updated"]) == (0, 3, 0, 0)


@pytest.mark.postgresql
def test_a_dry_run_says_what_would_happen_and_leaves_no_trace(run: Run, harbor: str, write: Write) -> None:
    ran = run("import", write("list.csv", THREE), "--firm", harbor, "--dry-run", "--json")
    assert (ran.code, ran.json["state"], ran.json["import"], ran.json["added"]) == (0, "planned", None, 3)
    assert not Client.objects.exists()
    assert not Import.objects.exists()


def test_a_row_with_a_problem_stops_everything(run: Run, harbor: str, write: Write) -> None:
    file = write("list.csv", THREE.replace("Prospect", "Sleeping"))
    ran = run("import", file, "--firm", harbor, "--json")
    assert (ran.code, ran.json["state"], ran.json["problems"]) == (1, "refused", 1)
    assert ran.json["found"][0]["code"] == "not-an-option"
    (question,) = ran.json["questions"]
    assert (question["kind"], question["value"], question["count"], question["suggestion"]) == (
        "value", "Sleeping", 1, None,
    )  # fmt: skip
    assert sums_up(ran.json)
    assert not Client.objects.exists()


def test_a_value_that_is_no_option_is_asked_about_with_what_it_probably_means(
    run: Run, harbor: str, write: Write
) -> None:
    ran = run("import", write("list.csv", THREE.replace("Prospect", "Lead")), "--firm", harbor, "--json")
    (question,) = ran.json["questions"]
    assert question["suggestion"] == "Prospect"
    assert "“Lead” is a kind of Prospect" in question["message"]


def test_cells_can_be_kept_whole_by_the_map(run: Run, harbor: str, write: Write) -> None:
    file = write("list.csv", "Client name,Contact\nAbbott,Ann Lee\n")
    wanted = write("map.json", '{"columns": {"Contact": "contact.name"}, "whole": ["contact.name"]}')
    assert run("import", file, "--firm", harbor, "--map", wanted, "--json").code == 0
    assert list(Contact.objects.values_list("first_name", "last_name")) == [("Ann Lee", "")]


def test_rows_with_problems_can_be_left_out(run: Run, harbor: str, write: Write) -> None:
    file = write("list.csv", THREE.replace("Prospect", "Sleeping"))
    ran = run("import", file, "--firm", harbor, "--problems", "skip", "--json")
    assert (ran.code, ran.json["state"], ran.json["added"], ran.json["problems"]) == (1, "done", 2, 1)
    assert sorted(Client.objects.values_list("name", flat=True)) == ["Abbott LLC", "Brooks"]


@pytest.mark.parametrize(("name", "content"), [("empty.csv", b""), ("scan.xlsx", b"%PDF-1.7\n1 0 obj\n")])
def test_an_unreadable_file_is_refused_in_one_json_value(
    run: Run, harbor: str, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    ran = run("import", tmp_path / name, "--firm", harbor, "--json")
    assert (ran.code, ran.json["state"]) == (1, "refused")
    assert ran.json["error"]["code"] in {"empty-file", "not-a-table"}
    assert not Import.objects.exists()


def test_clear_needs_yes(run: Run, harbor: str, write: Write) -> None:
    ran = run("import", write("list.csv", THREE), "--firm", harbor, "--mode", "clear")
    assert ran.code == 2
    assert "--yes" in ran.err


def test_clear_puts_the_file_in_the_place_of_all_clients(run: Run, cast: Cast, write: Write) -> None:
    run("import", write("old.csv", THREE), "--firm", cast.harbor.slug)
    new = write("new.csv", "Client name\nDelgado\n")
    ran = run("import", new, "--firm", cast.harbor.slug, "--mode", "clear", "--yes", "--json")
    assert (ran.code, ran.json["added"]) == (0, 1)
    cast.harbor.refresh_from_db()
    present = Client.objects.filter(firm=cast.harbor, generation=cast.harbor.generation)
    assert [client.name for client in present] == ["Delgado"]
    assert not cast.harbor.locked


def test_a_map_adds_columns_to_the_notes_and_the_same_again_changes_nothing(
    run: Run, harbor: str, write: Write
) -> None:
    file = write("list.csv", "Client name,Zorb,Quux\nAbbott LLC,red,7\nBrooks,,\n")
    added = {"Zorb": "client.notes+", "#2": "client.notes+"}
    told = ("import", file, "--firm", harbor, "--map", write("map.json", json.dumps({"columns": added})), "--json")
    assert (run(*told).code, run(*told).json["unchanged"]) == (0, 2)
    assert set(Client.objects.values_list("name", "notes")) == {("Abbott LLC", "Zorb: red\nQuux: 7"), ("Brooks", "")}


def test_a_map_says_where_columns_and_values_go(run: Run, harbor: str, write: Write) -> None:
    file = write("list.csv", "Who,X,State of things\nAbbott,k-1,live\nBrooks,k-2,gone\n")
    columns = {"who": "client.name", "#1": "client.external_id", "State of things": "client.status"}
    values = {"client.status": {"live": "Active", "gone": None}}
    mapping = write("map.json", json.dumps({"columns": columns, "values": values, "header_row": 1}))
    ran = run("import", file, "--firm", harbor, "--map", mapping, "--json")
    assert ran.code == 0, ran.err
    assert ran.json["added"] == 2
    assert list(Client.objects.order_by("name").values_list("external_id", "status")) == [
        ("k-1", "Active"),
        ("k-2", ""),
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[]", "a map is an object"),
        ('{"colums": {}}', "colums is not known"),
        ('{"columns": {"Nope": "ignore"}}', 'a column "Nope"'),
        ('{"columns": {"Status": 3}}', "must be a text"),
        ('{"dates": {"client.since": "ymdd"}}', "one of dmy, mdy, ymd"),
        ('{"values": {"client.status": {"x": "Asleep"}}}', "Active, Prospect, Inactive"),
        ('{"columns": {"Status": "client.nonsense"}}', 'no field "client.nonsense"'),
        ('{"columns": {"Status": "client.name", "#0": "client.name"}}', "One field takes one column"),
        ('{"dates": {"client.sinec": "dmy"}}', "client.sinec"),
        ('{"blank": {"client.fone": "clear"}}', "client.fone"),
        ('{"header_row": 99}', "Line 99"),
        ('{"header_row": true}', "header_row"),
    ],
)
def test_a_map_that_cannot_be_meant_is_wrong_usage(
    run: Run, harbor: str, write: Write, content: str, said: str
) -> None:
    ran = run("import", write("list.csv", THREE), "--firm", harbor, "--map", write("map.json", content))
    assert ran.code == 2
    assert said in ran.err
    assert not Import.objects.exists()


@pytest.mark.parametrize("keys", ["code,code", "", " , ", "phone"])
def test_keys_that_cannot_be_meant_are_wrong_usage(run: Run, harbor: str, write: Write, keys: str) -> None:
    ran = run("import", write("list.csv", THREE), "--firm", harbor, "--match", keys)
    assert ran.code == 2
    assert "--match" in ran.err


def test_columns_without_a_header_go_by_the_names_that_inspect_gives_them(run: Run, harbor: str, write: Write) -> None:
    file = write("list.csv", "Abbott LLC,ana@abbott.example\nBrooks Inc,bo@brooks.example\nChen Inc,cy@chen.example\n")
    columns = {"col_0": "client.name", "#1": "contact.email"}
    mapping = write("map.json", "\ufeff" + json.dumps({"columns": columns, "header_row": 0}))
    ran = run("import", file, "--firm", harbor, "--map", mapping, "--json")
    assert (ran.code, ran.json["added"]) == (0, 3)


@pytest.mark.parametrize("mode", ["update", "clear"])
def test_a_file_without_rows_is_refused_and_a_dry_run_says_so(run: Run, harbor: str, write: Write, mode: str) -> None:
    run("import", write("old.csv", THREE), "--firm", harbor)
    command = ("import", write("list.csv", "Client name,Client code\n"), "--firm", harbor, "--mode", mode, "--yes")
    dry = run(*command, "--dry-run", "--json")
    assert (dry.code, dry.json["state"], dry.json["rows"]) == (1, "planned", 0)
    assert "no rows" in dry.json["message"]
    wet = run(*command, "--json")
    assert (wet.code, wet.json["state"]) == (1, "refused")
    assert Client.objects.count() == 3


def test_columns_that_nobody_knows_are_left_out_and_listed(run: Run, harbor: str, write: Write) -> None:
    file = write("list.csv", "Client name,Qwxyz\nAbbott,alpha beta\nBrooks,gamma delta\n")
    ran = run("import", file, "--firm", harbor, "--json")
    assert ran.json["added"] == 2
    assert [question["header"] for question in ran.json["questions"]] == ["Qwxyz"]
    assert ran.code == 1
    assert "Qwxyz" in ran.err


def test_a_member_of_level_1_may_not_import(run: Run, cast: Cast, write: Write) -> None:
    ran = run("import", write("l.csv", THREE), "--firm", cast.harbor.slug, "--as", cast.lena.user.email, "--json")
    assert (ran.code, ran.json["state"]) == (1, "refused")
    assert "level 2" in ran.json["message"]
    assert not Client.objects.exists()


def test_who_acts_must_be_said_where_several_could(run: Run, cast: Cast, write: Write) -> None:
    add_member(cast.harbor, "second@harbor-books.example", 3)
    ran = run("import", write("list.csv", THREE), "--firm", cast.harbor.slug)
    assert ran.code == 2
    assert "--as EMAIL" in ran.err


def test_an_unknown_firm_is_wrong_usage_and_the_known_ones_are_named(run: Run, harbor: str, write: Write) -> None:
    ran = run("import", write("list.csv", THREE), "--firm", "nobody")
    assert ran.code == 2
    assert harbor in ran.err


def test_blank_cells_clear_where_it_was_asked_for(run: Run, harbor: str, write: Write) -> None:
    run("import", write("a.csv", THREE), "--firm", harbor)
    emptied = write("b.csv", "Client code,Client name,Client phone\n007,Abbott LLC,\n")
    kept = run("import", emptied, "--firm", harbor, "--json")
    assert kept.json["unchanged"] == 1
    cleared = run("import", emptied, "--firm", harbor, "--blank", "clear", "--json")
    assert cleared.json["updated"] == 1
    assert Client.objects.get(external_id="007").phone == ""


def test_a_damaged_text_is_warned_of_with_its_lines_and_no_row_is_swallowed(
    run: Run, harbor: str, write: Write
) -> None:
    damaged = 'Client name,Client code,City\nAbbott,1,Rome\n"Brooks,2,Bern\nChen,3\nDelgado,4,Oslo\n'
    ran = run("import", write("list.csv", damaged), "--firm", harbor, "--json")
    assert (ran.code, ran.json["rows"], ran.json["added"]) == (0, 4, 4)
    assert "opened in line 3" in ran.err
    assert "Line 4: The row has 2 cells" in ran.err


def test_what_breaks_a_rule_of_the_firm_stops_the_import_by_its_code(
    run: Run, harbor: str, write: Write, cast: Cast
) -> None:
    declare_rule(cast.vera, "length", ["client.name"], {"most": "6"})
    ran = run("import", write("list.csv", THREE), "--firm", harbor, "--json")
    assert (ran.code, ran.json["state"], ran.json["problems"]) == (1, "refused", 1)
    told = {"code": "over-length", "severity": "error", "title": "Longer than allowed", "count": 1}
    assert told in ran.json["found"]
    assert not Client.objects.exists()
