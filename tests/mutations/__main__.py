"""``python -m tests.mutations --count 20000 --seed 0``: mutants through a warm child; what goes wrong names its seed.

``--seed`` is the first one, so that a run can be taken up where it ended; ``--show SEED`` writes that mutant to
standard output. Leaves with 1 where the reader failed in a way that it does not name.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from rollforward.engine.issues import Refused
from rollforward.sandbox import Order, Reader
from tests.mutations import mutant


@dataclass(frozen=True)
class Outcome:
    """``accident``: where the child broke, if it did."""

    seed: int
    name: str
    code: str
    accident: str = ""


def outcomes(seeds: range) -> Iterator[Outcome]:
    """How each mutant fared, one child reading them all until it breaks."""
    heard = _Heard()
    logger = logging.getLogger("rollforward.sandbox.reader")
    logger.addHandler(heard)
    try:
        with closing(Reader(threads=1)) as reader:
            for seed in seeds:
                name, content = mutant(seed)
                heard.words.clear()
                code = _code(content, reader)
                yield Outcome(seed, name, code, "; ".join(heard.words))
    finally:
        logger.removeHandler(heard)


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())


def _code(content: bytes, reader: Reader) -> str:
    with tempfile.TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        try:
            reader.carry_out(Order("report"), [file.fileno()])
        except Refused as refusal:
            return refusal.code
    return "read"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", type=int)
    options = parser.parse_args()
    if options.show is not None:
        sys.stdout.buffer.write(mutant(options.show)[1])
        return 0
    codes, accidents = Counter[str](), Counter[str]()
    for outcome in outcomes(range(options.seed, options.seed + options.count)):
        codes[outcome.code] += 1
        if outcome.accident:
            accidents[outcome.accident] += 1
            print(f"seed {outcome.seed}, {outcome.name}: {outcome.accident}", flush=True)
    print(dict(codes.most_common()))
    for accident, count in accidents.most_common():
        print(f"{count:>6} times {accident}")
    return 1 if accidents else 0


if __name__ == "__main__":
    sys.exit(main())
