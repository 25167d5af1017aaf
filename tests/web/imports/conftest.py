"""An import on its way, as the tests of its pages want it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from rollforward.imports import commands, jobs
from rollforward.imports.models import Import
from tests.cast import Cast

LIST = """\
Harbor Books
Customer,Main Email,City,Zip,Status
Abbott & Sons,office@abbott.example,Portland,04101,Active
Baker Bakery,hello@baker.example,Bath,04530,Dormant
Total,,,,
"""


@pytest.fixture
def vera(cast: Cast, sign_in: Callable[[Any], Client]) -> Client:
    return sign_in(cast.vera)


@pytest.fixture
def upload(vera: Client, cast: Cast) -> Callable[..., Import]:
    """``upload(data)``: sent through the page, as a member does."""

    def send(data: str | bytes, name: str = "list.csv") -> Import:
        imp = commands.start(cast.vera, "update")
        answer = vera.post(reverse("import-data", args=[imp.reference]), {"file": a_file(data, name)})
        imp.sent_on_to = answer["Location"]  # type: ignore[attr-defined]
        imp.refresh_from_db()
        return imp

    return send


@pytest.fixture
def uploaded(cast: Cast) -> Callable[..., Import]:
    """``uploaded(text)``: Vera's import of such a file, understood and mapped."""

    def upload(text: str = LIST, mode: str = "update") -> Import:
        imp = commands.start(cast.vera, mode)
        if mode == "clear":
            commands.confirm_clear(imp, cast.vera, cast.harbor.name)
        commands.receive_file(imp, cast.vera, "list.csv", [text.encode()])
        return imp

    return upload


@pytest.fixture
def done(uploaded: Callable[..., Import], cast: Cast) -> Callable[..., Import]:
    """``done(text)``: the same, submitted and carried out with problem rows left out."""

    def carry_out(text: str = LIST, mode: str = "update") -> Import:
        imp = uploaded(text, mode)
        commands.submit(imp, cast.vera, "skip")
        assert jobs.run_next("test")
        imp.refresh_from_db()
        return imp

    return carry_out


def a_file(text: str | bytes, name: str = "list.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)
