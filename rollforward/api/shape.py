"""What all shapes have in common: their keys are described, and their texts have an end."""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict
from pydantic import Field as Given

Name = Annotated[str, Given(max_length=200)]
Title = Annotated[str, Given(max_length=300)]
Email = Annotated[str, Given(max_length=254)]
Number = Annotated[int, Given(ge=0, le=2**53)]
FieldKey = Annotated[str, Given(max_length=80)]


class Shape(Schema):
    """Each key is described by the text that stands under it."""

    model_config = ConfigDict(use_attribute_docstrings=True)
