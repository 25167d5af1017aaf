"""Many files at once: as many children as there are processors, the answers in the order of the files."""

from __future__ import annotations

import os
import queue
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from rollforward.sandbox.reader import Reader

Item = TypeVar("Item")
Answer = TypeVar("Answer")

#: How many files per child may be under way or wait for an earlier one to be answered.
_AHEAD = 16


def each(items: Sequence[Item], read: Callable[[Item, Reader], Answer]) -> Iterator[Answer]:
    """``read(item, reader)`` for each item, several at a time, the answers in order.

    What ``read`` raises comes out here and ends the whole. A reader is a child that has read other files of this call.
    """
    processors = _processors()
    count = max(1, min(processors, len(items)))
    # Threads of several children in each other's way cost half of the time of small files.
    readers = [Reader(threads=processors // count) for _ in range(count)]
    free: queue.SimpleQueue[Reader] = queue.SimpleQueue()
    for reader in readers:
        free.put(reader)

    def with_a_reader(item: Item) -> Answer:
        reader = free.get()
        try:
            return read(item, reader)
        finally:
            free.put(reader)

    pool = ThreadPoolExecutor(count)
    waiting: deque[Future[Answer]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(with_a_reader, item))
            if len(waiting) >= count * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for reader in readers:
            reader.close()


def _processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS
        return os.cpu_count() or 1
