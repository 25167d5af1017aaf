"""Pages speak the language of whoever reads them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from django.test import Client
from django.urls import reverse

from rollforward.accounts.models import Firm, Member
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
_NAMES = {"Rollforward", "Alt", "Ctrl", "Esc", "Tab", "· Rollforward"}


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
