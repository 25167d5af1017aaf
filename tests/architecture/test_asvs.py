"""The answers to the security standard: complete as a table, and naming only files and tests that exist."""

from __future__ import annotations

import re

from docs.generate.pages import REFERENCE

ROOT = REFERENCE.parent.parent
LINES = [
    [cell.strip() for cell in line.strip("| \n").split(" | ")]
    for line in (REFERENCE / "asvs.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| \d", line)
]
#: A path of the repository in an answer, with a test of that file after `::`.
NAMED = re.compile(r"`((?:rollforward|tests|docs|bench)/[\w./-]+|[\w.]+\.(?:toml|json|lock))(?:::(\w+))?`")


def missing(answer: str) -> list[str]:
    """What an answer names that is not there."""
    wrong = []
    for path, test in NAMED.findall(answer):
        file = ROOT / path
        there = file.is_file() and (not test or f"def {test}(" in file.read_text(encoding="utf-8"))
        wrong += [] if there or path == "keys.json" else [f"{path}::{test}"]
    return wrong


def test_every_file_and_test_that_an_answer_names_exists() -> None:
    assert [fault for line in LINES for fault in missing(line[4])] == []
    assert missing("`tests/nowhere.py` `tests/cast.py::test_x`") == ["tests/nowhere.py::", "tests/cast.py::test_x"]


def test_every_line_has_its_own_number_a_verdict_and_an_answer_and_the_sum_is_right() -> None:
    numbers = [tuple(map(int, line[0].split("."))) for line in LINES]
    assert numbers == sorted(set(numbers))
    assert {number[0] for number in numbers} == set(range(1, 18))
    assert all(line[1] in {"1", "2"} and line[3] in {"met", "part", "n/a"} and len(line[4]) > 3 for line in LINES)
    told = {verdict: sum(line[3] == verdict for line in LINES) for verdict in ("met", "part", "n/a")}
    sums = f"{len(LINES)} lines: {told['met']} met, {told['part']} in part, {told['n/a']} not applicable."
    assert sums in (REFERENCE / "asvs.md").read_text(encoding="utf-8")
