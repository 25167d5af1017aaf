"""The API as a program meets it: a token, JSON, problem details, the rights of the token's member."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rollforward.accounts import tokens
from rollforward.accounts.commands import deactivate
from rollforward.accounts.models import Activity, ApiToken, Firm, Member
from rollforward.accounts.tokens import Scope
from rollforward.api.routes import api
from rollforward.clients.commands import add_contact, create_client, create_field, create_option
from rollforward.imports import liveness
from tests.cast import PASSWORD, Cast


def program(member: Member, *scopes: Scope) -> Client:
    secret = tokens.make(member, "nightly", scopes or list(Scope), 30).secret
    return Client(headers={"authorization": f"Bearer {secret}"})


@pytest.fixture
def stocked(cast: Cast) -> Cast:
    field = create_field(cast.vera, "client", "Entity", "single-select")
    create_option(cast.vera, field.key, "S-Corp")
    alder = {"client.name": "Alder LLC", "client.tax_id": "12-3456789", field.key: "S-Corp"}
    create_client(cast.vera, alder)
    add_contact(cast.vera, "C-1001", {"contact.first_name": "Ana", "contact.email": "ana@alder.example"})
    create_client(cast.vera, {"client.name": "Birch LLC", "client.assignee": cast.lena.user.email})
    return cast


def test_a_client_has_its_fields_as_a_person_sees_them_and_its_tax_id_masked(stocked: Cast) -> None:
    client = program(stocked.vera).get("/api/v1/clients/C-1001").json()
    assert client["name"] == "Alder LLC"
    assert client["contacts"] == ["P-1001"]
    assert client["fields"]["client.tax_id"] == "•••6789"
    assert client["fields"]["client.custom.entity"] == "S-Corp"
    contact = program(stocked.vera).get("/api/v1/contacts/P-1001").json()
    assert contact["fields"] == {"contact.first_name": "Ana", "contact.email": "ana@alder.example"}
    assert contact["clients"] == ["C-1001"]


def test_clients_come_in_stretches(stocked: Cast) -> None:
    vera = program(stocked.vera)
    first = vera.get("/api/v1/clients", {"limit": 1}).json()
    assert ([one["id"] for one in first["items"]], first["next"]) == (["C-1001"], "C-1001")
    rest = vera.get("/api/v1/clients", {"limit": 1, "after": first["next"]}).json()
    assert ([one["id"] for one in rest["items"]], rest["next"]) == (["C-1002"], None)
    assert vera.get("/api/v1/clients", {"after": "C-9"}).status_code == 404


def test_a_stretch_of_many_takes_no_more_questions_than_one_of_few(
    stocked: Cast, django_assert_max_num_queries: Any
) -> None:
    vera = program(stocked.vera)
    vera.get("/api/v1/clients")
    for number in range(20):
        create_client(stocked.vera, {"client.name": f"Client {number}"})
    with django_assert_max_num_queries(12):
        assert len(vera.get("/api/v1/clients").json()["items"]) == 22


def test_level_1_reads_what_is_assigned_to_her_and_is_refused_the_rest(stocked: Cast) -> None:
    lena = program(stocked.lena)
    assert [one["name"] for one in lena.get("/api/v1/clients").json()["items"]] == ["Birch LLC"]
    assert lena.get("/api/v1/clients/C-1001").status_code == 404
    assert lena.get("/api/v1/contacts").json()["items"] == []
    refused = lena.get("/api/v1/imports")
    assert refused.status_code == 403
    assert refused["Content-Type"] == "application/problem+json"
    assert "that takes level 2" in refused.json()["detail"]
    assert Activity.objects.filter(what="refused", who=stocked.lena.user.email).exists()


def test_a_token_without_the_scope_is_refused_with_the_one_it_needs(stocked: Cast) -> None:
    refused = program(stocked.vera, Scope.MEMBERS).get("/api/v1/clients")
    assert refused.status_code == 403
    assert "clients:read" in refused.json()["detail"]


def _ended(token: ApiToken, cast: Cast) -> None:
    tokens.end(cast.vera, token.pk)


def _too_old(token: ApiToken, cast: Cast) -> None:
    ApiToken.objects.filter(pk=token.pk).update(expires_at=timezone.now() - timedelta(seconds=1))


def _member_gone(token: ApiToken, cast: Cast) -> None:
    deactivate(token.member)


@pytest.mark.parametrize("spoil", [_ended, _too_old, _member_gone])
def test_a_token_that_should_not_work_does_not(stocked: Cast, spoil: Callable[[ApiToken, Cast], None]) -> None:
    omar = program(stocked.omar)
    assert omar.get("/api/v1/clients").status_code == 200
    spoil(ApiToken.objects.get(), stocked)
    refused = omar.get("/api/v1/clients")
    assert refused.status_code == 401
    assert refused["WWW-Authenticate"].startswith("Bearer")


def test_a_cookie_opens_nothing(stocked: Cast, sign_in: Callable[[Any], Client]) -> None:
    assert sign_in(stocked.vera).get("/api/v1/clients").status_code == 401


@pytest.fixture
def locked(stocked: Cast) -> Iterator[Cast]:
    with liveness.held("import-abcdefghjk"):
        Firm.objects.filter(pk=stocked.harbor.pk).update(lock_owner="abcdefghjk", lock_member_name="Omar Haddad")
        yield stocked


def test_while_the_firm_is_locked_the_answer_is_423(locked: Cast) -> None:
    refused = program(locked.vera).get("/api/v1/clients")
    assert refused.status_code == 423
    assert "Omar Haddad" in refused.json()["detail"]


def test_a_dead_owners_lock_keeps_no_program_out(stocked: Cast) -> None:
    Firm.objects.filter(pk=stocked.harbor.pk).update(lock_owner="abcdefghjk")
    assert program(stocked.vera).get("/api/v1/clients").status_code == 200
    assert not Firm.objects.get(pk=stocked.harbor.pk).locked


def test_a_firm_that_asks_for_a_second_factor_asks_it_of_programs_too(stocked: Cast) -> None:
    Firm.objects.update(demands_second_factor=True)
    assert program(stocked.vera).get("/api/v1/clients").status_code == 403


def test_a_wrong_request_says_where_and_what(stocked: Cast) -> None:
    refused = program(stocked.vera).get("/api/v1/clients", {"limit": 0})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["where"] == "limit"


def test_the_description_names_every_address(db: None) -> None:
    described = Client().get("/api/v1/openapi.json").json()
    here = [pattern for pattern in api.urls[0] if not str(pattern.name).startswith(("openapi", "api-root"))]
    routes = {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", f"/api/v1/{pattern.pattern}") for pattern in here}
    assert set(described["paths"]) == routes
    assert described["components"]["securitySchemes"]["Token"]["scheme"] == "bearer"


def test_every_address_parameter_and_key_is_described(db: None) -> None:
    described = Client().get("/api/v1/openapi.json").json()
    shapes = dict(described["components"]["schemas"])
    for address, methods in described["paths"].items():
        for method, what in methods.items():
            assert what["description"], f"{method} {address}"
            assert all(each.get("description") for each in what.get("parameters", ())), f"{method} {address}"
            for kind in what.get("requestBody", {}).get("content", {}).values():
                shapes[f"{method} {address}"] = {"properties": {}, **kind["schema"]}
    bare = {
        name: [k for k, v in shape["properties"].items() if not v.get("description")] for name, shape in shapes.items()
    }
    assert {name: keys for name, keys in bare.items() if keys} == {}


@pytest.mark.parametrize(
    "body", ['{"name": "Nul\\u0000"}', '{"\\u0000": ""}', '{"tasks": [{"title": "\\u0000"}]}', "{", "\xff"]
)
def test_a_body_that_cannot_be_read_or_kept_is_refused_in_words(stocked: Cast, body: str) -> None:
    refused = program(stocked.vera).post("/api/v1/templates", body.encode("latin-1"), content_type="application/json")
    assert (refused.status_code, refused["Content-Type"]) == (400, "application/problem+json")
    assert "NUL" in refused.json()["detail"]


@pytest.mark.parametrize("address", ["clients/%00", "clients?q=a%00b", "clients?%00=b", "imports/%00/undo"])
def test_an_address_with_a_nul_is_refused_as_a_problem(stocked: Cast, address: str) -> None:
    refused = program(stocked.vera).get(f"/api/v1/{address}")
    assert (refused.status_code, refused["Content-Type"]) == (400, "application/problem+json")
    assert "NUL" in refused.json()["detail"]


def test_a_form_with_a_nul_is_refused_as_a_problem(stocked: Cast) -> None:
    refused = program(stocked.vera).post("/api/v1/imports", {"mode": "a\x00b"})
    assert (refused.status_code, refused["Content-Type"]) == (400, "application/problem+json")
    assert "NUL" in refused.json()["detail"]


def test_a_form_that_names_no_boundary_is_refused_as_a_problem(stocked: Cast) -> None:
    refused = program(stocked.vera).post("/api/v1/templates", b"x", content_type="multipart/form-data")
    assert (refused.status_code, refused["Content-Type"]) == (400, "application/problem+json")
    assert "cannot be read" in refused.json()["detail"]


def test_a_token_is_made_on_its_page_shown_once_and_kept_as_a_digest(stocked: Cast) -> None:
    browser = Client()
    browser.post(reverse("account_login"), {"login": stocked.omar.user.email, "password": PASSWORD})
    browser.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    sent = {"name": "Nightly", "scopes": ["clients:read"], "days": 30}
    page = browser.post(reverse("token-new"), sent).content.decode()
    secret = re.search(r"data-token>(\S+)<", page)[1]
    read = Client().get("/api/v1/clients", headers={"authorization": f"Bearer {secret}"})
    assert read.status_code == 200
    assert secret not in str(ApiToken.objects.values())
    listed = browser.get(reverse("tokens")).content.decode()
    assert "Nightly" in listed
    assert secret not in listed


def test_a_token_asks_for_the_password_first(stocked: Cast, sign_in: Callable[[Any], Client]) -> None:
    sent = {"name": "Nightly", "scopes": ["clients:read"], "days": 30}
    answer = sign_in(stocked.omar).post(reverse("token-new"), sent)
    assert answer["Location"].startswith(reverse("account_reauthenticate"))


def test_level_3_ends_anybodys_token_and_others_their_own(stocked: Cast, sign_in: Callable[[Any], Client]) -> None:
    mine, hers = (tokens.make(one, "t", Scope, 30).token for one in (stocked.omar, stocked.vera))
    assert sign_in(stocked.omar).post(reverse("token-end", args=[hers.pk])).status_code == 404
    sign_in(stocked.vera).post(reverse("token-end", args=[mine.pk]))
    assert ApiToken.objects.get(pk=mine.pk).ended_at
    assert not ApiToken.objects.get(pk=hers.pk).ended_at
