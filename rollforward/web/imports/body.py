"""The JSON that the sheet sends: a large block comes compressed, since a form of its size would be refused."""

from __future__ import annotations

import json
import re
import zlib
from typing import Any

from django.utils.translation import gettext as _

from rollforward.imports.errors import CannotDo
from rollforward.web.membership import MemberRequest

#: What a block may grow to: 400,000 cells, each as long as cells usually are at most.
MOST_BYTES = 96 * 1024 * 1024
_GZIP = 16 + zlib.MAX_WBITS
#: How JSON writes half of a character beyond the basic plane; two that belong together are a whole one.
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")


def body_of(request: MemberRequest) -> dict[str, Any]:
    """The object that was sent. Raises ``CannotDo`` where there is none."""
    only_post(request)
    sent = b""
    try:
        sent = _unpacked(request)
        body = json.loads(sent)
    except (ValueError, zlib.error):
        body = None
    if not isinstance(body, dict):
        raise CannotDo(_("The request is not a JSON object. Reload the page and try again."))
    if _HALF.search(sent) and not _is_whole(body):
        raise CannotDo(_("The text holds half a character, which cannot be kept. Delete it, or copy the text anew."))
    return body


def only_post(request: MemberRequest) -> None:
    if request.method != "POST":
        raise CannotDo(_("This address takes changes only, sent with POST."))


def list_in(body: dict[str, Any], name: str) -> list[Any]:
    found = body.get(name)
    if not isinstance(found, list):
        raise CannotDo(_('The request lacks the list "%(name)s". Reload the page and try again.') % {"name": name})
    return found


def _is_whole(body: dict[str, Any]) -> bool:
    try:
        json.dumps(body, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _unpacked(request: MemberRequest) -> bytes:
    if request.headers.get("Content-Encoding") != "gzip":
        return request.body
    unpacking = zlib.decompressobj(_GZIP)
    text = unpacking.decompress(request.body, MOST_BYTES)
    if unpacking.unconsumed_tail:
        raise CannotDo(_("The block is too large to be taken at once. Paste it in parts."))
    return text
