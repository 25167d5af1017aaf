"""The translations: complete, of today's messages, and with everything in them that is filled in."""

from __future__ import annotations

import re

import pytest

from words.catalogues import DOMAINS, LANGUAGES, collected, compiled, lacking, path_of, stored

EACH = [pytest.param(language, domain, id=f"{language}-{domain}") for language in LANGUAGES for domain in DOMAINS]
_FILLED = re.compile(r"%\(\w+\)s|%[ds]|\{\w+\}|</?\w+")


@pytest.mark.parametrize(("language", "domain"), EACH)
def test_the_catalogue_holds_what_is_said_now_and_nothing_else(language: str, domain: str) -> None:
    assert {each.id for each in stored(language, domain)} == {each.id for each in collected(domain)}, "python -m words"


@pytest.mark.parametrize(("language", "domain"), EACH)
def test_every_message_has_words_of_the_language(language: str, domain: str) -> None:
    assert not lacking(stored(language, domain))


@pytest.mark.parametrize(("language", "domain"), EACH)
def test_words_have_the_names_and_elements_of_their_message(language: str, domain: str) -> None:
    other = []
    for each in stored(language, domain):
        said, words = ((one,) if isinstance(one, str) else one for one in (each.id, each.string))
        wanted = [sorted(_FILLED.findall(form)) for form in said or ()]
        other += [each.id for form in words or () if each.id and sorted(_FILLED.findall(form)) not in wanted]
    assert not other


@pytest.mark.parametrize(("language", "domain"), EACH)
def test_what_is_shipped_was_compiled_from_what_stands(language: str, domain: str) -> None:
    shipped = path_of(language, domain).with_suffix(".mo").read_bytes()
    assert shipped == compiled(stored(language, domain)), "python -m words"
