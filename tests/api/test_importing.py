"""An import by the API: from the file to the receipt and back, with the rights and refusals of the screens."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client as Program
from django.test.client import MULTIPART_CONTENT

from rollforward.accounts.models import Answered
from rollforward.accounts.tokens import Scope
from rollforward.clients.commands import add_contact, create_client
from rollforward.clients.models import Client
from rollforward.imports import jobs
from rollforward.imports.models import Import
from tests.api.test_reading import program
from tests.cast import Cast

ROWS = "Client name,City,Kind of client\nAlder LLC,Bath,Business\nBirch LLC,Rome,Firm\n,Paris,Business\n"
IMPORTS = "/api/v1/imports"


@pytest.fixture
def vera(cast: Cast) -> Program:
    return program(cast.vera)


def upload(program: Program, text: str = ROWS, *, key: str = "", **said: str) -> HttpResponse:
    file = SimpleUploadedFile("clients.csv", text.encode())
    headers = {"Idempotency-Key": key} if key else {}
    return program.post(IMPORTS, {"file": file, **said}, content_type=MULTIPART_CONTENT, headers=headers)


def send(program: Program, method: str, address: str, said: Any = None, *, key: str = "") -> Any:
    headers = {"Idempotency-Key": key} if key else {}
    answer = getattr(program, method)(address, said or {}, content_type="application/json", headers=headers)
    assert answer.status_code < 300, answer.content
    return answer.json()


def test_a_file_becomes_clients_and_goes_again(vera: Program) -> None:
    made = upload(vera)
    assert made.status_code == 201
    at = f"{IMPORTS}/{made.json()['id']}"
    assert [sheet["rows"] for sheet in vera.get(f"{at}/sheets").json()] == [4]
    if made.json()["step"] == "sheet":
        send(vera, "put", f"{at}/sheet", {"index": 0})
    columns = vera.get(f"{at}/mapping").json()
    assert columns[0]["target"] == "client.name"
    send(
        vera,
        "patch",
        f"{at}/mapping",
        {"targets": {"2": "client.kind"}, "values": {"client.kind": {"Firm": "Business"}}},
    )
    assert send(vera, "get", f"{at}/summary")["problems"] == 1
    [wrong] = vera.get(f"{at}/rows", {"show": "problem"}).json()["rows"]
    assert (wrong["line"], wrong["verdict"]) == (4, "problem")
    refused = vera.post(f"{at}/submit", {}, content_type="application/json")
    assert refused.status_code == 422
    assert refused.headers["Content-Type"] == "application/problem+json"
    counts = send(vera, "post", f"{at}/edits", {"edits": [{"line": 4, "position": 0, "text": "Cedar LLC"}]})
    assert (counts["problems"], counts["clients"]["added"]) == (0, 3)
    assert send(vera, "post", f"{at}/edits/undo")["problems"] == 1
    assert send(vera, "post", f"{at}/edits/redo")["problems"] == 0
    assert send(vera, "post", f"{at}/decisions", {"line": 3, "decision": "skip"})["skipped"] == 1
    assert send(vera, "post", f"{at}/submit")["state"] == "queued"
    jobs.run_next("test")
    done = vera.get(at).json()
    assert (done["state"], done["receipt"]["rows"], done["receipt"]["skipped"]) == ("done", 3, 1)
    assert sorted(Client.objects.values_list("name", "kind")) == [("Alder LLC", "Business"), ("Cedar LLC", "Business")]
    send(vera, "post", f"{at}/undo")
    jobs.run_next("test")
    undone = vera.get(at).json()
    assert (undone["state"], undone["receipt"]["undo"]["kept"]) == ("undone", [])
    assert not Client.objects.exists()


def test_a_request_that_is_sent_again_with_its_key_is_carried_out_once(vera: Program) -> None:
    first, again = upload(vera, key="a"), upload(vera, key="a")
    assert (first.status_code, first.json()) == (again.status_code, again.json())
    assert Import.objects.count() == 1
    assert upload(vera, key="b").json()["id"] != first.json()["id"]
    other = upload(vera, "Client name\nOther\n", key="a")
    assert other.status_code == 422
    assert "another request" in other.json()["detail"]
    Answered.objects.filter(key="a").update(status=0)
    assert upload(vera, key="a").status_code == 409
    assert upload(vera, "", key="c").status_code == 422
    assert Import.objects.count() == 2


def test_a_comment_on_a_row_is_kept_and_read(vera: Program) -> None:
    comments = f"{IMPORTS}/{upload(vera).json()['id']}/comments"
    said = vera.post(comments, {"line": 2, "text": "Left in May?"}, content_type="application/json")
    assert [(each["line"], each["by"], each["text"]) for each in said.json()] == [(2, "Vera Lind", "Left in May?")]
    assert vera.get(comments).json() == said.json()
    assert vera.post(comments, {"line": 99, "text": "?"}, content_type="application/json").status_code == 422


def test_clearing_needs_the_firms_name(vera: Program, cast: Cast) -> None:
    create_client(cast.vera, {"client.name": "Old"})
    assert upload(vera, mode="clear").status_code == 422
    assert not Import.objects.exists()
    assert upload(vera, mode="clear", confirm=cast.harbor.name).json()["mode"] == "clear"


def test_rows_with_problems_come_as_a_workbook(vera: Program) -> None:
    at = f"{IMPORTS}/{upload(vera).json()['id']}"
    if vera.get(at).json()["step"] == "sheet":
        send(vera, "put", f"{at}/sheet", {"index": 0})
    file = b"".join(vera.get(f"{at}/problems.xlsx").streaming_content)  # type: ignore[attr-defined]
    assert openpyxl.load_workbook(BytesIO(file)).sheetnames


def test_a_level_or_scope_that_may_not_import_is_refused(cast: Cast) -> None:
    assert upload(program(cast.lena)).status_code == 403
    assert upload(program(cast.vera, Scope.IMPORTS)).status_code == 403
    assert upload(Program()).status_code == 401
    assert not Import.objects.exists()


def test_another_firms_import_is_not_there(vera: Program, cast: Cast) -> None:
    at = f"{IMPORTS}/{upload(vera).json()['id']}"
    nina = program(cast.nina)
    for address in (at, f"{at}/rows", f"{at}/mapping", f"{at}/problems.xlsx"):
        assert nina.get(address).status_code == 404


def test_of_several_contacts_a_program_chooses_which(cast: Cast, vera: Program) -> None:
    acme = create_client(cast.vera, {"client.name": "Acme"})
    for email in ("jo@a.example", "jo@b.example"):
        add_contact(cast.vera, acme.public_id, {"contact.first_name": "Jo", "contact.email": email})
    made = upload(vera, "Client name,First name,Email,Mobile\nAcme,Jo,jo@c.example,555\n").json()
    at = f"{IMPORTS}/{made['id']}"
    [row] = vera.get(f"{at}/rows").json()["rows"]
    [asked] = row["contacts"]
    assert [each["id"] for each in asked["candidates"]] == ["P-1001", "P-1002"]
    said = {"line": 2, "slot": asked["slot"], "decision": f"contact:{asked['candidates'][1]['pk']}"}
    assert send(vera, "post", f"{at}/decisions", said)["contacts"]["updated"] == 1
    assert vera.get(f"{at}/rows").json()["rows"][0]["contacts"][0]["decision"] == said["decision"]
