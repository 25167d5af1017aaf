"""What is left behind in a browser, what is spoken in the clear, and passwords that anybody would try."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse

from rollforward.accounts.passwords import NoWordsOfTheHouse
from rollforward.config.settings import AUTH_PASSWORD_VALIDATORS
from tests.api.test_reading import program
from tests.cast import PASSWORD, Cast

#: Headers and words of passwords are settled before the database.
pytestmark = pytest.mark.sqlite


def test_signing_out_leaves_nothing_in_the_browser(cast: Cast, sign_in: Any) -> None:
    vera = sign_in(cast.vera)
    assert "Clear-Site-Data" not in vera.get(reverse("account_logout"))
    assert vera.post(reverse("account_logout"))["Clear-Site-Data"] == '"cache", "storage"'


def test_a_program_that_asks_in_the_clear_is_refused_and_not_led_on(cast: Cast, settings: Any) -> None:
    settings.HTTPS = settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^api/"]
    vera = program(cast.vera)
    refused = vera.get("/api/v1/fields")
    assert (refused.status_code, "https://" in refused.json()["detail"]) == (403, True)
    assert vera.get("/api/v1/fields", secure=True).status_code == 200
    assert vera.get("/clients/").status_code == 301


@pytest.mark.parametrize("password", ["rollforward1", "Harbor-Books-26", "HarborBooks!1", "Payroll_2026"])
def test_a_password_of_words_of_the_house_is_refused(cast: Cast, password: str) -> None:
    with pytest.raises(ValidationError, match="anybody would try"):
        validate_password(password, cast.vera.user, [NoWordsOfTheHouse()])


def test_a_password_of_other_words_or_of_any_letters_is_taken(cast: Cast) -> None:
    for password in (PASSWORD, "über den Wolken muß 會計", "harbor seals sleep on warm rocks", "x" * 7 + "y" * 121):
        validate_password(password, cast.vera.user, [NoWordsOfTheHouse()])
    assert AUTH_PASSWORD_VALIDATORS[-1]["NAME"].endswith("NoWordsOfTheHouse")
