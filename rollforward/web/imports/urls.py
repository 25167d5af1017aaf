"""The addresses of an import, one per step."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
