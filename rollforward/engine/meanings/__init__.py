"""What words in cells mean, whatever field they stand in: options by other names, yes and no the right way round."""

from rollforward.engine.meanings.people import suggest_member
from rollforward.engine.meanings.polarity import answers, is_turned, says_the_contrary
from rollforward.engine.meanings.suggest import Suggestion, suggest_option
from rollforward.engine.meanings.yes_no import NO, YES

__all__ = ["NO", "YES", "Suggestion", "answers", "is_turned", "says_the_contrary", "suggest_member", "suggest_option"]
