"""Work on several pieces of a sheet at once: what Polars does with one leaves most of the processors idle."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, islice
from typing import TypeVar

import polars as pl

Piece = TypeVar("Piece")
Result = TypeVar("Result")

#: Each piece under way takes some ten times its size in memory.
_MOST_WORKERS = 3


def worked(pieces: Iterator[Piece], work: Callable[[Piece], Result]) -> Iterator[Result]:
    """``work(piece)`` for each, in their order. A single piece takes no thread of its own.

    What ``work`` or the pieces themselves raise comes out here, once those under way are done.
    """
    workers = min(_MOST_WORKERS, pl.thread_pool_size())
    begun = list(islice(pieces, workers))
    if len(begun) < 2:
        yield from map(work, chain(begun, pieces))
        return
    with ThreadPoolExecutor(workers) as pool:
        under_way = deque(pool.submit(work, piece) for piece in begun)
        begun.clear()
        for piece in pieces:
            under_way.append(pool.submit(work, piece))
            yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
