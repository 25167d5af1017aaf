"""Words that are near at hand here and so are guessed first: the program's, the trade's and the firm's own name."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError

from rollforward import wall
from rollforward.accounts.models import Member, User

_WORDS = ("rollforward", "accounting", "accountant", "bookkeeping", "bookkeeper", "taxreturn", "payroll")
_LEAST_OWN = 6


class NoWordsOfTheHouse:
    """Refuses a password of which little is left without these words."""

    def validate(self, password: str, user: User | None = None) -> None:
        left = _bare(password)
        for word in (*_WORDS, *_names_of_firms(user)):
            left = left.replace(word, "")
        if len(left) < _LEAST_OWN and left != _bare(password):
            raise ValidationError(
                "This password is made of words that anybody would try here. Add some that have nothing to do with "
                "the firm or its trade.",
                code="password_of_the_house",
            )

    def get_help_text(self) -> str:
        return "Not the name of your firm or of its trade."


def _names_of_firms(user: User | None) -> list[str]:
    if user is None or user.pk is None:
        return []
    with wall.every_firm("password"):
        names = Member.objects.filter(user=user).values_list("firm__name", flat=True)
        return [word for name in names for word in (_bare(name), *map(_bare, name.split())) if len(word) > 3]


def _bare(text: str) -> str:
    return re.sub(r"\W|_", "", text).casefold()
