"""Text, e-mail addresses, phone numbers, web addresses: kept as typed."""

from __future__ import annotations

import pytest

from rollforward.engine.kinds import Parsed, parse
from tests.engine.kinds.examples import field


@pytest.mark.parametrize("text", ["00417", "1234567890123456789", " outer ", "\u00a0x", "a\nb"])
def test_text_stays_as_it_is(text: str) -> None:
    assert parse(text, field("text")) == parse(text, field("long text")) == Parsed(text)


def test_an_identifier_loses_the_spaces_around_it() -> None:
    assert parse(" C-17 ", field("identifier")) == Parsed("C-17")


@pytest.mark.parametrize("text", ["ana@firm.example", "o'neil+tax@a-b.co.uk", "ü@ö.de"])
def test_a_plausible_email_is_kept_without_its_outer_spaces(text: str) -> None:
    assert parse(f" {text} ", field("email")) == Parsed(text)


@pytest.mark.parametrize("text", ["ana", "ana@firm", "a b@c.de", "a@b..co", "Ana <a@b.co>", f"{'x' * 250}@b.co"])
def test_an_implausible_email_is_a_problem(text: str) -> None:
    assert parse(text, field("email")) == Parsed(None, "not-an-email")


def test_several_emails_are_counted() -> None:
    assert parse("a@b.co; c@d.co", field("email")) == Parsed(None, "several-emails", "2")


@pytest.mark.parametrize("text", ["(555) 123-4567", "+44 20 7946 0958", " 555.123.4567 ext. 12", "5551234567"])
def test_a_phone_number_is_kept_exactly(text: str) -> None:
    assert parse(text, field("phone")) == Parsed(text)


@pytest.mark.parametrize("text", ["call me", "12", "1.23E+09", "555-1234 (Ana)"])
def test_an_unusual_phone_number_is_kept_with_a_remark(text: str) -> None:
    assert parse(text, field("phone")) == Parsed(text, "not-a-phone")


@pytest.mark.parametrize("text", ["example.com", "https://www.example.co.uk/a?b=c#d", "HTTP://a.bc:8080"])
def test_a_web_address_is_kept_exactly(text: str) -> None:
    assert parse(text, field("url")) == Parsed(text)


@pytest.mark.parametrize("text", ["example", "javascript:alert(1)", "two words.com", "ftp://a.bc"])
def test_an_unusual_web_address_is_kept_with_a_remark(text: str) -> None:
    assert parse(text, field("url")) == Parsed(text, "not-a-url")
