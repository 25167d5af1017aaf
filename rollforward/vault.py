"""Sealing of sensitive values: encrypted for the database, with a keyed hash for equality.

A sealed value is ``1:`` + base64 of nonce and AES-256-GCM ciphertext; ``1`` names the scheme, so that a later one can
live beside it. The hash is keyed BLAKE2b (RFC 7693) under a second key derived from the first, over the letters and
digits alone: ``12-3456789`` and ``123456789`` are one tax ID.
"""

from __future__ import annotations

import base64
import os
import re
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_SCHEME = "1:"
_OTHER_ASCII = re.compile(r"[^A-Z0-9]")
_NONCE_BYTES = 12


class Vault:
    """Seals and opens with one installation's key (64 hex digits). Raises ``ValueError`` for a key of another
    length."""

    def __init__(self, key_hex: str) -> None:
        key = bytes.fromhex(key_hex)
        if len(key) != 32:
            raise ValueError("The sealing key must have 64 hex digits: see ROLLFORWARD_SEALING_KEY or keys.json.")
        self._cipher = AESGCM(_derive(key, b"seal"))
        self._hash_key = _derive(key, b"equality")

    def seal(self, text: str) -> str:
        nonce = os.urandom(_NONCE_BYTES)
        return _SCHEME + base64.b64encode(nonce + self._cipher.encrypt(nonce, text.encode(), None)).decode()

    def seal_all(self, texts: Iterable[str]) -> list[str]:
        """Many at once: one draw of random bytes serves them all."""
        wanted = list(texts)
        noise = os.urandom(_NONCE_BYTES * len(wanted))
        encrypt, encode = self._cipher.encrypt, base64.b64encode
        sealed = []
        for start, text in zip(range(0, len(noise), _NONCE_BYTES), wanted, strict=True):
            nonce = noise[start : start + _NONCE_BYTES]
            sealed.append(_SCHEME + encode(nonce + encrypt(nonce, text.encode(), None)).decode())
        return sealed

    def open(self, sealed: str) -> str:
        """The text. Raises ``cryptography.exceptions.InvalidTag`` for a value sealed with another key."""
        raw = base64.b64decode(sealed.removeprefix(_SCHEME))
        return self._cipher.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], None).decode()

    def equality_hash(self, text: str) -> str:
        return blake2b(_essence(text).encode(), key=self._hash_key, digest_size=16).hexdigest()


def _derive(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"rollforward " + purpose).derive(key)


def _essence(text: str) -> str:
    if text.isascii():
        return _OTHER_ASCII.sub("", text.upper())
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum()).upper()
