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


def test_a_passkey_signs_her_in_without_a_password(
    cast: Cast, page: Page, server: str, no_axe_violation: Callable[[Page], None]
) -> None:
    site = server.replace("127.0.0.1", "localhost")  # a passkey belongs to a name, not to a number
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options = {**kind, "isUserVerified": True, "automaticPresenceSimulation": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto(f"{site}/account/login/?next=/account/second-factor/webauthn/add/")
    page.fill("input[name=login]", cast.vera.user.email)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    no_axe_violation(page)
    page.get_by_role("button", name="Make it").click()
    expect(page.locator("[data-recovery-codes] li")).to_have_count(10)
    page.goto(f"{site}/account/second-factor/")
    no_axe_violation(page)
    page.context.clear_cookies()
    page.goto(f"{site}/account/login/?next=/clients/")
    no_axe_violation(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Clients")
    page.context.clear_cookies()
    page.goto(f"{site}/account/login/?next=/clients/")
    page.fill("input[name=login]", cast.vera.user.email)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    no_axe_violation(page)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Clients")
