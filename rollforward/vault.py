"""Sealing of sensitive values: encrypted for the database, with a keyed hash for equality.

A sealed value is ``1:`` + base64 of nonce and AES-256-GCM ciphertext; ``1`` names the scheme, so that a later one can
live beside it. The hash is keyed BLAKE2b (RFC 7693) under a second key derived from the first, over the letters and
digits alone: ``12-3456789`` and ``123456789`` are one tax ID.
"""

from __future__ import annotations

import base64
import os
import unicodedata
from collections.abc import Sequence
from hashlib import blake2b

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SCHEME = "1:"
_NONCE_BYTES = 12


class Vault:
    """Seals and opens with one installation's key (64 hex digits). Raises ``ValueError`` for a key of another
    length."""

    def __init__(self, key_hex: str) -> None:
        key = bytes.fromhex(key_hex)
        if len(key) != 32:
            raise ValueError("The sealing key must have 64 hex digits: see ROLLFORWARD_SEALING_KEY or keys.json.")
        self._cipher = AESGCM(_derive(key, b"seal"))
        self._keyed = blake2b(key=_derive(key, b"equality"), digest_size=16)
        self._linking = _derive(key, b"activity")

    def seal(self, text: str) -> str:
        nonce = os.urandom(_NONCE_BYTES)
        return SCHEME + base64.b64encode(nonce + self._cipher.encrypt(nonce, text.encode(), None)).decode()

    def seal_raw(self, texts: Sequence[str]) -> list[bytes]:
        """Many at once, as the bytes that ``seal`` writes in base64: one draw of random bytes serves them all."""
        noise, encrypt = os.urandom(_NONCE_BYTES * len(texts)), self._cipher.encrypt
        nonces = (noise[start : start + _NONCE_BYTES] for start in range(0, len(noise), _NONCE_BYTES))
        return [nonce + encrypt(nonce, text.encode(), None) for nonce, text in zip(nonces, texts, strict=True)]

    def open(self, sealed: str) -> str:
        """The text. Raises ``cryptography.exceptions.InvalidTag`` for a value sealed with another key."""
        raw = base64.b64decode(sealed.removeprefix(SCHEME))
        return self._cipher.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], None).decode()

    def seal_bytes(self, content: bytes) -> bytes:
        """A whole file or frame."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, content, None)

    def open_bytes(self, sealed: bytes) -> bytes:
        """The reverse of ``seal_bytes``. Raises ``cryptography.exceptions.InvalidTag`` for another key."""
        return self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], None)

    def link(self, text: str) -> str:
        """64 hex digits that only the holder of the key can make from a text."""
        return blake2b(text.encode(), key=self._linking, digest_size=32).hexdigest()

    def equality_hash(self, text: str) -> str:
        """Equal for numbers that differ only in case and in what is neither letter nor digit."""
        return self.hash_raw([essence(text)])[0].hex()

    def hash_raw(self, essences: Sequence[str]) -> list[bytes]:
        """Many at once, as bytes, of texts that are letters and digits already."""
        return [self._hash(text) for text in essences]

    def _hash(self, text: str) -> bytes:
        state = self._keyed.copy()  # the key is taken in once, not with every number
        state.update(text.encode())
        return state.digest()


def _derive(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"rollforward " + purpose).derive(key)


def essence(text: str) -> str:
    """The letters and digits of a number, in capitals."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum()).upper()
