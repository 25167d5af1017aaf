"""One field once: the columns and fields that together fit best (the Hungarian method)."""

from __future__ import annotations

from collections.abc import Sequence

_FORBIDDEN = 0.0


def assign(scores: Sequence[dict[str, float]]) -> list[str | None]:
    """For each column the field it gets, so that the sum of scores is the highest possible; ``None`` = none.

    ``scores`` holds per column the fields it may go to, with scores above 0. Among equals the earlier column wins.
    """
    targets = list(dict.fromkeys(target for column in scores for target in column))
    contenders = [index for index, column in enumerate(scores) if column]
    if not targets:
        return [None] * len(scores)
    # Each target gets a column or its own empty place, so nothing is forced.
    gains = [[scores[index].get(target, _FORBIDDEN) - index * 1e-6 for index in contenders] for target in targets]
    costs = [[-max(gain, 0.0) for gain in row] + [0.0] * len(targets) for row in gains]
    taken = _cheapest(costs)
    result: list[str | None] = [None] * len(scores)
    for row, place in enumerate(taken):
        if place < len(contenders) and scores[contenders[place]].get(targets[row], 0.0) > 0:
            result[contenders[place]] = targets[row]
    return result


def _cheapest(costs: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row with the least total cost; at least as many columns as rows. Shortest augmenting paths."""
    rows, columns = len(costs), len(costs[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        _augment(costs, row_price, column_price, owner)
    result = [0] * rows
    for column in range(1, columns + 1):
        if owner[column]:
            result[owner[column] - 1] = column - 1
    return result


def _augment(
    costs: Sequence[Sequence[float]], row_price: list[float], column_price: list[float], owner: list[int]
) -> None:
    columns = len(column_price) - 1
    least, came_from, seen = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
    here = 0
    while owner[here]:
        seen[here] = True
        row, step, following = owner[here], float("inf"), 0
        for column in range(1, columns + 1):
            if seen[column]:
                continue
            reduced = costs[row - 1][column - 1] - row_price[row] - column_price[column]
            if reduced < least[column]:
                least[column], came_from[column] = reduced, here
            if least[column] < step:
                step, following = least[column], column
        for column in range(columns + 1):
            if seen[column]:
                row_price[owner[column]] += step
                column_price[column] -= step
            else:
                least[column] -= step
        here = following
    while here:
        owner[here] = owner[came_from[here]]
        here = came_from[here]
