"""What all shapes have in common: their keys are described, and their texts have an end."""

from __future__ import annotations

from typing import Annotated

from ninja import Path, Query, Schema
from pydantic import ConfigDict
from pydantic import Field as Given

Name = Annotated[str, Given(max_length=200)]
Title = Annotated[str, Given(max_length=300)]
Email = Annotated[str, Given(max_length=254)]
Number = Annotated[int, Given(ge=0, le=2**53)]
Line = Annotated[int, Given(ge=0, le=4_000_000_000)]
Position = Annotated[int, Given(ge=0, le=1_000_000)]
FieldKey = Annotated[str, Given(max_length=80)]

#: How many records an answer holds at most.
MOST = 500

ClientId = Annotated[str, Path(description="The ID of the client, such as C-1001.")]
ContactId = Annotated[str, Path(description="The ID of the contact, such as P-1001.")]
Reference = Annotated[str, Path(description="The ID of the import.")]
OfField = Annotated[str, Path(description="The key of the field.")]
OfMember = Annotated[str, Path(description="The e-mail address of the member.")]
Pk = Annotated[int, Path(description="The number that its own answer gives as its ID.")]
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many at most.")]
AfterId = Annotated[str, Query(max_length=40, description="The ID of the last one seen, blank to begin.")]
AfterPk = Annotated[int, Query(ge=0, le=2**53, description="The number of the last one seen, 0 to begin.")]
OfClient = Annotated[str, Query(max_length=40, description="The ID of the client whose they are, blank for all.")]


class Shape(Schema):
    """Each key is described by the text that stands under it."""

    model_config = ConfigDict(use_attribute_docstrings=True)
