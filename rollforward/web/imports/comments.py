"""Comments on rows: all of an import on one page, and one added from the sheet."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rollforward.imports import commands, queries
from rollforward.imports.errors import CannotDo
from rollforward.imports.models import Import
from rollforward.imports.queries import Comment
from rollforward.web.imports.body import body_of
from rollforward.web.imports.frame import of_import
from rollforward.web.membership import MemberRequest


@of_import()
def page(request: MemberRequest, imp: Import) -> HttpResponse:
    """All comments by row; one's own can be taken back."""
    if request.method == "POST":
        if not request.POST.get("comment", "").isdecimal():
            raise CannotDo(_("No comment was named. Load the page again."))
        commands.remove_comment(imp, request.member, int(request.POST["comment"]))
        return redirect("import-comments", imp.reference)
    return render(request, "imports/comments.html", {"imp": imp, "comments": queries.comments(imp)})


@of_import("review")
def add(request: MemberRequest, imp: Import, line: int) -> HttpResponse:
    """``{"text": ...}``: answered with all comments on the row."""
    commands.comment(imp, request.member, line, str(body_of(request).get("text", "")))
    return JsonResponse({"comments": comment_values(queries.comments(imp, [line]))})


def comments_by_line(imp: Import, lines: list[int]) -> dict[int, list[dict[str, Any]]]:
    """Those on some lines, as the sheet shows them."""
    found = groupby(queries.comments(imp, lines), key=lambda each: each.line)
    return {line: comment_values(each) for line, each in found}


def comment_values(comments: Iterable[Comment]) -> list[dict[str, Any]]:
    """As the sheet shows them."""
    return [{"by": each.by or _("a former member"), "at": _when(each), "text": each.text} for each in comments]


def _when(each: Comment) -> str:
    return date_format(timezone.localtime(each.at), "SHORT_DATETIME_FORMAT")
