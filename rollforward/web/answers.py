"""Answers given in place of a page, in the form the asker can use: a page, an htmx redirect, or JSON."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from rollforward.web.language import Words
from rollforward.web.said import said
from rollforward.web.staying import LEFT

LOCKED_STATUS = 423


def wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def sign_in_answer(request: HttpRequest) -> HttpResponse:
    if wants_json(request):
        words = _("You are signed out. Open the page again and sign in.")
        return JsonResponse({"detail": words, "left": request.session.get(LEFT, "")}, status=401)
    return _go(request, f"{reverse('account_login')}?{urlencode({'next': where_she_is(request)})}")


def no_firm_answer(request: HttpRequest) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"detail": _("Choose the firm you want to work in first.")}, status=403)
    return _go(request, f"{reverse('firms')}?{urlencode({'next': where_she_is(request)})}")


def second_factor_answer(request: HttpRequest) -> HttpResponse:
    if wants_json(request):
        return JsonResponse(
            {"detail": _("Your firm asks for a second factor. Set one up in your account.")}, status=403
        )
    return _go(request, reverse("mfa_index"))


def locked_answer(request: HttpRequest) -> HttpResponse:
    """423 for programs, the locked page for people; that page brings them back."""
    if wants_json(request):
        firm = request.member.firm  # type: ignore[attr-defined]
        words = _(
            "%(firm)s is locked while %(colleague)s is replacing its clients. Nothing was saved; try again in a moment."
        ) % {"firm": firm.name, "colleague": firm.lock_member_name or _("a colleague")}
        return JsonResponse({"detail": words}, status=LOCKED_STATUS)
    return _go(request, f"{reverse('locked')}?{urlencode({'next': where_she_is(request)})}")


def plain_answer(request: HttpRequest, status: int, title: str, words: Words) -> HttpResponse:
    """A refusal in plain words, as a page or as JSON."""
    if wants_json(request):
        return JsonResponse({"detail": said(words)}, status=status)
    return render(request, "refusal.html", {"title": title, "words": words}, status=status)


def where_she_is(request: HttpRequest) -> str:
    """The page to come back to: this one, or for a fragment or a form the page that it was sent from."""
    if request.method == "GET" and not request.headers.get("HX-Request"):
        return request.get_full_path()
    return local_path(urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")).path)


def local_path(wanted: str | None) -> str:
    """A path on this site, ``/`` for anything else: links that others send must not lead away."""
    path = wanted or ""
    safe = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if safe else "/"


def _go(request: HttpRequest, url: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": url})
    return redirect(url)
