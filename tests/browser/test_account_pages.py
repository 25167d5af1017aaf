"""How one gets in, as people see it: the pages of the account and of the firm's security."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD, Cast

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_firm_asks_for_a_second_factor_and_its_member_sets_one_up(
    cast: Cast,
    page: Page,
    server: str,
    enter: Callable[[Page, Any], Page],
    no_axe_violation: Callable[[Page], None],
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    enter(page, cast.vera)
    page.goto(f"{server}/settings/security/")
    page.get_by_role("button", name="Ask everybody for it").click()
    no_axe_violation(page)
    page.goto(f"{server}/clients/")
    expect(page.get_by_text("Harbor Books asks everybody for a second factor")).to_be_visible()
    no_axe_violation(page)
    page.get_by_role("link", name="Set it up").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    no_axe_violation(page)
    secret = page.locator("[data-totp-key]").inner_text()
    page.get_by_label("Authenticator code").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.get_by_role("button", name="Switch it on").click()
    expect(page.locator("[data-recovery-codes] li")).to_have_count(10)
    no_axe_violation(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.goto(f"{server}/clients/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Clients")
