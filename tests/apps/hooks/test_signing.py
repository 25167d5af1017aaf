"""Signatures and addresses, by values alone."""

from __future__ import annotations

import pytest

from rollforward.hooks import sending, signing


def test_the_signature_is_that_of_the_specification_s_own_example() -> None:
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    signed = signing.headers(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert signed["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_two_secrets_are_never_the_same() -> None:
    assert signing.new_secret() != signing.new_secret()


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1", "fe80::1%eth0"),
        *("fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::"),
    ],
)
def test_an_address_that_is_not_of_the_internet_at_large_is_told(address: str) -> None:
    assert not sending.is_public(address)


def test_a_public_address_is_told() -> None:
    assert sending.is_public("93.184.215.14")
    assert sending.is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


@pytest.mark.parametrize(
    "url",
    [
        *("ftp://example.com/", "file:///etc/passwd", "https://", "https://a:b@example.com/", "https://example.com:0/"),
        *("https://example.com:x/", "https://example.com/\r\nX: y", "https://exämple.com/", "example.com"),
    ],
)
def test_what_is_no_address_to_send_to_is_refused(url: str) -> None:
    with pytest.raises(sending.BadAddress):
        sending.check(url)


def test_an_address_within_the_own_network_is_not_connected_to() -> None:
    answer = sending.post("http://localhost:1/", b"{}", {}, private=False)
    assert "own network" in answer.outcome
    assert answer.status == 0
