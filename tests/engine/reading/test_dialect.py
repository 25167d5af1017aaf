"""Candidates that cannot win are left out early, and nothing is judged otherwise for that."""

from __future__ import annotations

import pytest

from rollforward.engine.reading.dialect import judge
from rollforward.engine.reading.dialect.judge import _LINE_END, _ONE_COLUMN, _RIVAL, _trials
from tests.engine.reading.made_up import make

_NEVER = 1.0  # no candidate is better than this, so that none of them is left out


@pytest.mark.parametrize("seed", range(60))
def test_the_best_and_any_rival_that_makes_it_doubtful_are_the_same_as_if_all_were_tried(seed: int) -> None:
    text = make(seed).text
    lines = [line for line in _LINE_END.split(text) if line.strip()]
    some, every = (_trials(text, lines, alone) for alone in (_ONE_COLUMN, _NEVER))
    best = max((trial.score for trial in every), default=0.0)
    near = [trial for trial in every if trial.score >= _RIVAL * best]
    assert [trial for trial in some if trial.score >= _RIVAL * best] == near


def test_marks_in_texts_are_not_tried_where_a_comma_explains_the_lines() -> None:
    lines = [f"C-{number},note: #{number} & more!,2026-01-{number},9:30,x,y,z" for number in range(10, 28)]
    text = "\n".join(lines)
    assert judge(text).dialect.delimiter == ","
    tried = {trial.dialect.delimiter for trial in _trials(text, lines, _ONE_COLUMN)}
    assert tried.isdisjoint(":#&!")
    assert {":", "#"} <= {trial.dialect.delimiter for trial in _trials(text, lines, _NEVER)}


@pytest.mark.parametrize("delimiter", ["~|~", "^|^", "|~|", "@#@", "#|#", "|-|"])
def test_signs_that_stand_around_each_other_everywhere_are_one_delimiter(delimiter: str) -> None:
    rows = [["Client", "Email", "City", "Since"], ["Acme, Inc.", "a@acme.com", "", "2020"], ["Max Lee", "", "Bonn", ""]]
    judged = judge("".join(delimiter.join(row) + "\n" for row in rows))
    assert (judged.dialect.delimiter, judged.width) == (delimiter, 4)


def test_a_sign_that_is_missing_in_one_line_is_a_cell() -> None:
    judged = judge("Client|Email|-|City|-\nAcme|a@acme.com|-|Reno|-\nMax|m@max.com|x|Bonn|-\nAnn|a@ann.com|-|Rome|-\n")
    assert judged.dialect.delimiter == "|"
