"""Sealing: what is stored tells nothing, what is opened is exact, and equal numbers have equal hashes."""

from __future__ import annotations

import base64

import pytest
from cryptography.exceptions import InvalidTag

from rollforward.vault import SCHEME, Vault

KEY, OTHER_KEY = "ab" * 32, "cd" * 32


def test_what_was_sealed_opens_exactly():
    vault = Vault(KEY)
    assert vault.open(vault.seal(" 012-34 5678 é\n")) == " 012-34 5678 é\n"


def test_many_sealed_at_once_open_as_one_by_one():
    vault = Vault(KEY)
    texts = [f"{n:09d}" for n in range(50)]
    sealed = [SCHEME + base64.b64encode(raw).decode() for raw in vault.seal_raw(texts)]
    assert [vault.open(text) for text in sealed] == texts


def test_the_same_number_sealed_twice_looks_different():
    vault = Vault(KEY)
    assert vault.seal("12-3456789") != vault.seal("12-3456789")


def test_another_key_does_not_open_it():
    with pytest.raises(InvalidTag):
        Vault(OTHER_KEY).open(Vault(KEY).seal("12-3456789"))


def test_the_hash_is_of_letters_and_digits_alone():
    vault = Vault(KEY)
    assert vault.equality_hash("12-3456789") == vault.equality_hash("12 3456789 ")
    assert vault.equality_hash("gb 12é") == vault.equality_hash("GB12É")
    assert vault.equality_hash("12-3456789") != vault.equality_hash("12-3456780")


def test_the_hash_of_another_key_is_another():
    assert Vault(KEY).equality_hash("12-3456789") != Vault(OTHER_KEY).equality_hash("12-3456789")


def test_a_key_of_another_length_is_refused_with_the_way_out():
    with pytest.raises(ValueError, match="64 hex digits"):
        Vault("ab" * 16)
