"""Workbooks under the password that Excel itself sets and never asks for: they are protected, but no secret."""

from __future__ import annotations

import io
import re

import msoffcrypto

# They are loaded on demand otherwise, and a child that reads may load nothing any more.
import msoffcrypto.format.ooxml
import msoffcrypto.format.xls97

from rollforward.engine.issues import Refused


class _InMemory:
    """In the place of ``tempfile``: the library would write to the disk, and a child that reads may not."""

    TemporaryFile = io.BytesIO


msoffcrypto.format.xls97.tempfile = _InMemory

_NO_SECRET = "VelvetSweatshop"  # noqa: S105 (published with the file format, [MS-OFFCRYPTO] 2.3.7.2)
_ROUNDS = re.compile(rb'spinCount="(\d{1,12})"')
#: Excel asks for 100,000 rounds of hashing; a file that asks for many more only wants to keep us busy.
_MOST_ROUNDS = 200_000


def unlocked(data: bytes) -> bytes:
    """The workbook without its encryption. Raises ``Refused`` where it has a password of its own."""
    if any(int(match[1]) > _MOST_ROUNDS for match in _ROUNDS.finditer(data)):
        raise Refused("password-protected")
    target = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(data))
        file.load_key(password=_NO_SECRET)
        file.decrypt(target)
    except MemoryError:
        raise
    except Exception as error:  # another password, another kind of protection, or damage
        raise Refused("password-protected") from error
    content = target.getvalue()
    if not content or content == data:
        raise Refused("password-protected")
    return content
