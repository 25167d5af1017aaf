"""What members say about rows of an import."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router
from ninja.decorators import decorate_view
from pydantic import Field as Given

from rollforward.api.entrance import READ_IMPORTS, WRITE_IMPORTS, member_of
from rollforward.api.once import once
from rollforward.api.shape import Reference, Shape
from rollforward.imports import commands, queries
from rollforward.imports.models import Import

router = Router(tags=["imports"])


class Comment(Shape):
    """What a member said about a row."""

    line: int
    """The line of the file that it is about."""
    by: str
    """Who said it, blank for a former member."""
    at: datetime
    """When."""
    text: str
    """What was said."""


class NewComment(Shape):
    """It changes nothing of the row."""

    line: int = Given(ge=1, le=4_000_000_000)
    """The line of the file that it is about."""
    text: str = Given(max_length=1_000)
    """What is to be said."""


@router.get("/{reference}/comments", response=list[Comment], auth=READ_IMPORTS, url_name="import-comments")
def comments(request: HttpRequest, reference: Reference) -> Any:
    """What was said about rows, by row and time."""
    return _said(queries.find(member_of(request), reference))


@router.post("/{reference}/comments", response=list[Comment], auth=WRITE_IMPORTS, url_name="import-comments")
@decorate_view(once)
def comment(request: HttpRequest, reference: Reference, said: NewComment) -> Any:
    """Say something about a row of an import that is still open."""
    imp = queries.find(member_of(request), reference)
    commands.comment(imp, member_of(request), said.line, said.text)
    return _said(imp)


def _said(imp: Import) -> list[dict[str, Any]]:
    return [{"line": each.line, "by": each.by, "at": each.at, "text": each.text} for each in queries.comments(imp)]
