"""No row of another firm is shown or changed: every route x method x level, generated from the URLconf.

The short form asks by GET and POST, as level 3 of another firm; with ``EVERY_WAY=1`` all levels ask by every method.
A route that is not in ``declared.py`` fails, and so does a table whose way to its firm is not known.
"""

from __future__ import annotations

import io
import os
import re
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from rollforward.accounts import tokens
from rollforward.accounts.commands import add_member
from rollforward.accounts.models import Firm, Member
from rollforward.clients.commands import create_client
from rollforward.imports import liveness
from rollforward.web.middleware import API, PUBLIC, WITHOUT_FIRM
from tests.cast import Cast
from tests.web.declared import ROUTES, Route
from tests.web.estate import WORD, Estate, make_estate
from tests.web.routes import routes

EVERY_WAY = "EVERY_WAY" in os.environ
FORMS = ("GET", "POST")
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE") if EVERY_WAY else FORMS
BY_API = ("GET", "POST", "PUT", "PATCH", "DELETE")
LEVELS = (1, 2, 3) if EVERY_WAY else (3,)
#: What a member of the firm may add to: refusals are told there; a token and the columns of her list are hers.
HERS = {"accounts.Activity", "accounts.ActivityChain", "accounts.ApiToken", "clients.ChosenColumns"}
OF_API = [name for name in ROUTES if name.startswith(API) and name not in {"api:openapi-json", "api:api-root"}]
READ_OF_WORK = ("projects", "project", "templates", "template", "series", "one-series", "series-dates")
READ_OF_IMPORTS = ("sheets", "mapping", "rows", "summary", "duplicates", "comments")
SCOPES = {
    tokens.Scope.CLIENTS: {"api:clients", "api:client", "api:contacts", "api:contact", "api:rule-broken"},
    tokens.Scope.CLIENTS_WRITE: set(),
    tokens.Scope.WORK: {f"api:{name}" for name in READ_OF_WORK},
    tokens.Scope.WORK_WRITE: set(),
    tokens.Scope.FIELDS: {"api:fields", "api:field-kind", "api:options", "api:rules", "api:rule"},
    tokens.Scope.FIELDS_WRITE: set(),
    tokens.Scope.MEMBERS: {"api:members", "api:invitations"},
    tokens.Scope.MEMBERS_WRITE: set(),
    tokens.Scope.IMPORTS: {"api:imports", "api:import"} | {f"api:import-{part}" for part in READ_OF_IMPORTS},
    tokens.Scope.IMPORTING: set(),
}
API_PUBLIC = {"api:openapi-json", "api:api-root"}
NOT_HERS = {401, 403, 404, 405}
INLINE = re.compile(
    r"<script(?![^>]*\ssrc=)(?![^>]*application/json)|\sstyle=|\son[a-z]+=\"|javascript:", re.IGNORECASE
)


@pytest.fixture
def estate(cast: Cast, tmp_path: Path, settings: Any) -> Estate:
    settings.UPLOADS_DIR, settings.LOCKS_DIR = tmp_path / "imports", tmp_path / "locks"
    create_client(cast.nina, {"client.name": "Northern LLC"})
    return make_estate(cast)


def _ask(client: Client, estate: Estate, name: str, method: str) -> Any:
    """One request to a route, naming the estate's rows wherever the route names rows."""
    route = ROUTES[name]
    if method not in {"GET", "POST"}:
        client.defaults["HTTP_ACCEPT"] = "application/json"  # a refusal in a line is quicker than one as a page
    else:
        client.defaults.pop("HTTP_ACCEPT", None)
    at = {part: estate.filled(kind) for part, kind in route.at.items()}
    address = reverse(name, kwargs=at, query={key: estate.filled(kind) for key, kind in route.asked.items()})
    if method in {"GET", "HEAD", "OPTIONS"}:
        return client.generic(method, address)
    return _send(client, method, address, route, {key: estate.filled(kind) for key, kind in route.sent.items()})


def _confirmed(client: Client) -> None:
    """She has just typed her password again, so that pages which ask for that are reached."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()


def _send(client: Client, method: str, address: str, route: Route, sent: dict[str, Any]) -> Any:
    ask = getattr(client, method.lower())
    if route.json or method != "POST":
        return ask(address, sent, content_type="application/json")
    return ask(address, sent)


def _names_a_row(route: Route) -> bool:
    return any(not kind.startswith("=") for kind in route.at.values())


def _text(answer: Any) -> str:
    """Everything that an answer tells: its body, unpacked where it is a workbook, and its headers."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    for close in answer._resource_closers:  # not close() itself: it would end the connection of the test as well
        close()
    if body.startswith(b"PK"):
        book = zipfile.ZipFile(io.BytesIO(body))
        body = b"".join(book.read(name) for name in book.namelist())
    return body.decode(errors="replace") + str(answer.headers)


def _found_out(estate: Estate, client: Client, words: tuple[str, ...], *, member: bool = False) -> Iterator[str]:
    """What a client learns or changes by asking every route in every way."""
    _confirmed(client)
    before = estate.rows()
    for name, route in ROUTES.items():
        for method in METHODS:
            answer = _ask(client, estate, name, method)
            text = _text(answer)
            if told := [word for word in words if word in text]:
                yield f"{method} {name} tells {told}"
            hers = answer.status_code not in NOT_HERS and not (method == "OPTIONS" and not answer.content)
            if answer.status_code >= 500 or (_names_a_row(route) and hers):
                yield f"{method} {name} answers {answer.status_code}"
    after = estate.rows()
    changed = {table for table in before if after[table] != before[table]}
    yield from (f"{table} was changed" for table in changed - (HERS if member else set()))


def test_every_route_says_what_its_address_points_at() -> None:
    named = {name for name, _ in routes()}
    assert named == set(ROUTES), "declare each route in tests/web/declared.py"


@pytest.mark.parametrize("level", LEVELS)
def test_nobody_of_another_firm_sees_or_changes_anything(
    estate: Estate, sign_in: Callable[[Any], Client], level: int
) -> None:
    stranger = add_member(estate.cast.north, f"stranger{level}@north-ledger.example", level, "Stranger")
    words = (WORD, "Harbor", "Vera Lind", "Haddad", "Brandt", "3456789")
    assert not list(_found_out(estate, sign_in(stranger), words))


def test_level_1_sees_and_changes_nothing_of_what_is_not_assigned_to_her(
    estate: Estate, sign_in: Callable[[Any], Client]
) -> None:
    assert not list(_found_out(estate, sign_in(estate.cast.lena), (WORD, "3456789"), member=True))


@pytest.mark.sqlite
def test_somebody_let_go_sees_and_changes_nothing(estate: Estate, sign_in: Callable[[Any], Client]) -> None:
    lena = sign_in(estate.cast.lena)
    Member.objects.filter(pk=estate.cast.lena.pk).update(active=False)
    words = (WORD, "Harbor Books", "3456789")
    for name in ROUTES:
        for method in ("GET", "POST"):
            answer = _ask(lena, estate, name, method)
            text = _text(answer)
            assert not any(word in text for word in words), f"{method} {name}"
            assert name in WITHOUT_FIRM or name.startswith(API) or answer.status_code == 302, f"{method} {name}"


def test_the_same_requests_reach_the_rows_of_the_firms_own_member(
    estate: Estate, sign_in: Callable[[Any], Client]
) -> None:
    """Otherwise an address that points at nothing would prove nothing above."""
    vera = sign_in(estate.cast.vera)
    for name, route in ROUTES.items():
        if not _names_a_row(route) or name.startswith((API, "mfa_", "session")):
            continue  # programs have a test of their own; a passkey and a session are one person's and not a firm's
        with transaction.atomic():
            answer = _ask(vera, estate, name, "GET")
            if answer.status_code == 405:
                answer = _ask(vera, estate, name, "POST")
            transaction.set_rollback(True)
        assert answer.status_code not in NOT_HERS, f"{name} answers {answer.status_code} to its own member"


@pytest.mark.sqlite
def test_no_page_carries_a_script_a_style_or_a_type_to_be_guessed(
    estate: Estate, sign_in: Callable[[Any], Client]
) -> None:
    vera = sign_in(estate.cast.vera)
    _confirmed(vera)
    for name in ROUTES:
        answer = _ask(vera, estate, name, "GET")
        assert answer["X-Content-Type-Options"] == "nosniff", name
        assert "unsafe" not in answer["Content-Security-Policy"], name
        assert "no-store" in answer["Cache-Control"], name
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin", name
        kind = answer.headers.get("Content-Type", "").partition(";")[0]
        shown = kind in {"text/html", "application/json", "application/problem+json", ""}
        assert shown or answer["Content-Disposition"].startswith("attachment"), f"{name}: {kind}"
        text = _text(answer)
        if answer["Content-Type"].startswith("text/html"):
            assert not INLINE.findall(text), name


@pytest.mark.sqlite
def test_nothing_is_taken_from_a_form_of_another_site(estate: Estate) -> None:
    vera = Client(enforce_csrf_checks=True)
    vera.force_login(estate.cast.vera.user, "allauth.account.auth_backends.AuthenticationBackend")
    before = estate.rows()
    for name in ROUTES:
        for method in METHODS[3:] if EVERY_WAY else ("POST",):
            refused = {401, 403, 404, 405} if name.startswith(API) else {403}
            assert _ask(vera, estate, name, method).status_code in refused, f"{method} {name}"
    assert estate.rows() == before


@pytest.mark.sqlite
def test_without_a_sign_in_no_method_reaches_anything(estate: Estate) -> None:
    nobody, login = Client(), reverse("account_login") + "?next="
    for name in ROUTES.keys() - PUBLIC - API_PUBLIC:
        for method in METHODS:
            answer = _ask(nobody, estate, name, method)
            refused = answer.status_code in {401, 405} or answer.headers.get("Location", "").startswith(login)
            assert refused, f"{method} {name}"


def _with_token(member: Member, scopes: list[tokens.Scope]) -> Client:
    secret = tokens.make(member, "program", scopes, 30).secret
    return Client(headers={"authorization": f"Bearer {secret}"})


@pytest.mark.parametrize("level", LEVELS)
def test_no_token_of_another_firm_tells_anything(estate: Estate, level: int) -> None:
    stranger = add_member(estate.cast.north, f"stranger{level}@north-ledger.example", level, "Stranger")
    words = (WORD, "Harbor", "Lind", "Haddad", "Brandt", "3456789")
    program = _with_token(stranger, list(tokens.Scope))
    before = estate.rows()
    for name in OF_API:
        for method in METHODS:
            answer = _ask(program, estate, name, method)
            text = _text(answer)
            assert not [word for word in words if word in text], f"{method} {name}"
            assert answer.status_code in NOT_HERS or not ROUTES[name].at, f"{method} {name}"
    assert estate.rows() == before


@pytest.mark.sqlite
def test_a_token_reaches_what_its_scope_names_and_nothing_else(estate: Estate) -> None:
    programs = {scope: _with_token(estate.cast.vera, [scope]) for scope in tokens.Scope}
    reached = {
        scope: {name for name in OF_API if _ask(program, estate, name, "GET").status_code == 200}
        for scope, program in programs.items()
    }
    assert reached == SCOPES
    opened = [program.get(reverse("clients"))["Location"] for program in programs.values()]
    assert all(place.startswith(reverse("account_login")) for place in opened)


def test_while_the_firm_is_locked_no_program_reads_or_writes(estate: Estate) -> None:
    program = _with_token(estate.cast.vera, list(tokens.Scope))
    with liveness.held("import-abcdefghjk"):
        Firm.objects.filter(pk=estate.cast.harbor.pk).update(lock_owner="abcdefghjk")
        before = estate.rows()
        asked = {
            (name, method): _ask(program, estate, name, method).status_code for name in OF_API for method in BY_API
        }
        assert {way: status for way, status in asked.items() if status not in {405, 423}} == {}
        assert {name for (name, _), status in asked.items() if status == 423} == set(OF_API)
        after = estate.rows()
        assert {table for table in before if after[table] != before[table]} <= HERS
