"""Pages speak the language of whoever reads them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from django.utils import translation

from rollforward.accounts.models import Firm, Member
from rollforward.clients.commands import create_client
from rollforward.web.said import said
from rollforward.web.schedules import schedule_words
from rollforward.work.schedule import words
from tests.cast import Cast

SignIn = Callable[[Member], Client]
TEMPLATES = Path(__file__).parents[2] / "rollforward" / "web" / "templates"
_TRANSLATED = re.compile(
    r"\{% (?:blocktranslate|comment).*?\{% end(?:blocktranslate|comment) %\}|\{% block \w+_class %\}[\w -]*(?=\{%)",
    re.S,
)
_WORDLESS = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>|&\w+;", re.S)
_SAID = re.compile(r'\b(?:aria-label|title|placeholder|alt|data-label)="([^"{]*[A-Za-z]{2}[^"{]*)"')
#: Names, and what stands for itself in every language.
_NAMES = {"Rollforward", "Alt", "Ctrl", "Esc", "Tab", "· Rollforward", "ms"}


def test_no_template_has_words_that_cannot_be_translated() -> None:
    left = {path.relative_to(TEMPLATES).as_posix(): bare(path) for path in TEMPLATES.rglob("*.*")}
    assert not {name: words for name, words in left.items() if words}


def bare(path: Path) -> list[str]:
    """What a template says outside of the tags that translate."""
    text = _TRANSLATED.sub("", path.read_text())
    lines = [words.strip() for words in _WORDLESS.sub("\n", text).splitlines()] + _SAID.findall(text)
    return [words for words in lines if re.search("[A-Za-z]{2}", words) and words not in _NAMES]


def test_before_the_sign_in_the_browser_says_which_language(client: Client, db: None) -> None:
    spanish = client.get(reverse("account_login"), headers={"accept-language": "es-MX,es;q=0.9,en;q=0.5"})
    assert '<html lang="es"' in spanish.content.decode()
    assert "Iniciar sesión" in spanish.content.decode()
    assert "Accept-Language" in spanish["Vary"]
    other = client.get(reverse("account_login"), headers={"accept-language": "ja"}).content.decode()
    assert '<html lang="en"' in other
    assert "Sign in" in other


def test_a_member_who_chose_spanish_reads_spanish_and_so_does_her_browsers_sign_in(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.vera)
    saved = browser.post(reverse("language"), {"language": "es"}, follow=True).content.decode()
    assert "Se guardó el idioma." in saved
    home = browser.get(reverse("home"), headers={"accept-language": "en"}).content.decode()
    assert "Puntos de restauración" in home or "Importaciones en curso" in home
    browser.post(reverse("account_logout"))
    assert "Iniciar sesión" in browser.get(reverse("account_login")).content.decode()
    refused = sign_in(cast.vera).post(reverse("language"), {"language": "xx"}, follow=True).content.decode()
    assert "xx" in refused


@pytest.mark.parametrize(
    ("address", "spanish"),
    [
        ("/settings/fields/new/", "Texto largo"),
        ("/settings/members/", "Nivel 2: todos los clientes"),
        ("/settings/activity/", "nivel: 2"),
        ("/clients/C-1001/", "Agregado"),
    ],
)
def test_choices_and_histories_are_said_in_spanish(cast: Cast, sign_in: SignIn, address: str, spanish: str) -> None:
    Firm.objects.filter(pk=cast.vera.firm_id).update(language="es")
    create_client(cast.vera, {"client.name": "Alder LLC"})
    browser = sign_in(cast.vera)
    browser.post(reverse("settings-members"), {"email": "new@harbor.example", "name": "New", "level": "2"})
    assert spanish in browser.get(address).content.decode()


def test_the_firms_language_is_for_those_who_have_chosen_none(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.vera).post(reverse("settings-firm"), {"language": "es"})
    assert Firm.objects.get(pk=cast.vera.firm_id).language == "es"
    assert "Trabajo" in sign_in(cast.omar).get(reverse("work")).content.decode()
    cast.omar.user.language = "en"
    cast.omar.user.save()
    assert "Trabajo" not in sign_in(cast.omar).get(reverse("work")).content.decode()


def test_programs_are_answered_in_english_whatever_they_accept(client: Client, db: None) -> None:
    asked = client.get("/api/v1/clients", headers={"accept-language": "es"})
    assert asked.status_code == 401
    assert asked["Content-Language"] == "en"


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("Client name is missing. Type it, or skip the row.", "Falta Nombre del cliente. Escríbalo u omita la fila."),
        (
            '"Client name" is not a date. Type it as 2026-03-31.',
            "«Client name» no es una fecha. Escríbala como 2026-03-31.",
        ),
        ("Something that nobody ever said.", "Something that nobody ever said."),
    ],
)
def test_what_the_engine_says_is_said_in_spanish_and_data_stays(english: str, spanish: str) -> None:
    assert said(english) == english
    with translation.override("es"):
        assert said(english) == spanish
        assert said([english]) == [spanish]


def test_dates_and_numbers_are_written_as_the_language_writes_them() -> None:
    page = Template("{% load humanize %}{{ day|date:_('F j, Y') }} / {{ total|intcomma }}")
    told = Context({"day": datetime.date(2026, 3, 5), "total": 12345})
    assert page.render(told) == "March 5, 2026 / 12,345"
    with translation.override("es"):
        assert page.render(told).replace("\xa0", " ") == "5 de marzo de 2026 / 12 345"


def test_a_page_brings_scripts_the_words_of_another_language_and_none_in_english() -> None:
    page = Template("{% script_words %}")
    assert page.render(Context()) == ""
    with translation.override("es"):
        assert '"Row {0}": "Fila {0}"' in page.render(Context())


RULES = {
    "FREQ=WEEKLY;BYDAY=MO,WE,FR": "cada semana, el lunes, miércoles y viernes",
    "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20": "cada 3 meses, el día 20",
    "FREQ=MONTHLY;BYMONTHDAY=-1": "cada mes, el último día",
    "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2": "cada mes, el segundo martes",
    "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=15": "cada año, el 15 de abril",
    "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=-1": "cada año, el último día de marzo y septiembre",
}


@pytest.mark.parametrize("rule", RULES)
def test_a_schedule_is_said_whole_in_either_language(rule: str) -> None:
    with translation.override("es"):
        assert schedule_words(rule).lower() == RULES[rule]
    with translation.override("en"):
        assert schedule_words(rule) == words(rule)


def test_what_the_work_and_the_changes_say_is_said_in_spanish() -> None:
    with translation.override("es"):
        assert said(["1 client added", "1,204 tasks deleted", "Next week", "Leave it there"]) == [
            "1 cliente añadido",
            "1,204 tareas eliminadas",
            "La próxima semana",
            said("Leave it there"),
        ]
        assert said("Leave it there") != "Leave it there"
