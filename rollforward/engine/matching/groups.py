"""Which rows of the file speak of the same client, whether or not it exists already."""

from __future__ import annotations

import polars as pl

#: Strongest first. ``anchor`` is the existing client that a row is known to mean, or ``NEW`` where the member said so.
LEVELS = ("anchor", "id", "code", "tax_id", "name")

#: The anchor of a row that is to become a new client. It tells rows apart, but brings none together.
NEW = -1


def group_rows(rows: pl.DataFrame, order: tuple[str, ...]) -> pl.DataFrame:
    """``label`` (rows with the same one mean the same client: the position of its first row) and ``ambiguous``.

    Rows with an equal key stand together unless stronger keys, where both are filled, tell them apart. A row that has
    nothing but a key shared by several clients of the file is ambiguous. ``rows``: the columns of ``LEVELS``.
    """
    labels = pl.Series("label", range(rows.height), dtype=pl.UInt32)
    doubtful: list[pl.DataFrame] = []
    for key in LEVELS:
        if key not in ("anchor", *order) or not _repeats(rows[key]):
            continue
        shared = _shared(rows.with_columns(labels), key)
        labels = _joined(labels, shared.filter("one"))
        doubtful.append(_weak(rows, shared.filter(~pl.col("one")), key))
    return pl.DataFrame([labels, _ambiguous(rows, labels, doubtful)])


def _stronger(key: str) -> tuple[str, ...]:
    return LEVELS[: LEVELS.index(key)]


def _repeats(keys: pl.Series) -> bool:
    filled = keys.drop_nulls()
    return filled.n_unique() < filled.len()


def _shared(rows: pl.DataFrame, key: str) -> pl.DataFrame:
    """Rows (``at``) whose key others have too, the ``first`` label of those, and whether all can be ``one`` client."""
    agreed = [pl.col(name).min().eq_missing(pl.col(name).max()) for name in _stronger(key)]
    filled = pl.col(key) > NEW if key == "anchor" else pl.col(key).is_not_null()
    values = rows.filter(filled).group_by(key).agg(
        pl.len(), pl.col("label").min().alias("first"), pl.all_horizontal(pl.lit(True), *agreed).alias("one")
    )  # fmt: skip
    places = rows.select(key, "label", at=pl.int_range(pl.len(), dtype=pl.UInt32))
    return places.join(values.filter(pl.col("len") > 1), on=key)


def _joined(labels: pl.Series, shared: pl.DataFrame) -> pl.Series:
    """The labels after every row took the first label of its key, and so everything that stood with it."""
    edges = shared.filter(pl.col("label") != pl.col("first")).select("label", "first").unique()
    if edges.is_empty():
        return labels
    places = pl.Series("label", range(labels.len()), dtype=pl.UInt32)
    if edges["label"].n_unique() == edges.height and not edges["label"].is_in(edges["first"].implode()).any():
        # No chains: each label moves once, to one that stays.
        return places.scatter(edges["label"], edges["first"]).gather(labels)
    return pl.Series("label", _roots(places.to_list(), edges), dtype=pl.UInt32).gather(labels)


def _roots(parent: list[int], edges: pl.DataFrame) -> list[int]:
    """Union-find: the first place of everything that the edges connect."""

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = place = parent[parent[place]]
        return place

    for label, first in edges.iter_rows():
        a, b = root(label), root(first)
        parent[max(a, b)] = min(a, b)
    return [root(place) for place in range(len(parent))]


def _weak(rows: pl.DataFrame, shared: pl.DataFrame, key: str) -> pl.DataFrame:
    """Rows of a key that several clients share, without a stronger key of their own (``at``, ``key``)."""
    blank = [pl.col(name).is_null() for name in _stronger(key)]
    places = shared.select("at")
    alone = rows.select(_stronger(key))[places["at"]].select(pl.all_horizontal(pl.lit(True), *blank).alias("alone"))
    return places.filter(alone["alone"]).with_columns(key=pl.lit(key))


def _ambiguous(rows: pl.DataFrame, labels: pl.Series, doubtful: list[pl.DataFrame]) -> pl.Series:
    """Weak rows whose companions, found by another key, have no stronger key either."""
    weak = pl.concat(doubtful) if doubtful else pl.DataFrame(schema={"at": pl.UInt32, "key": pl.String})
    marked = pl.Series("ambiguous", [False]).new_from_index(0, rows.height)
    if weak.is_empty():
        return marked
    told = rows.with_columns(labels).select(
        pl.any_horizontal(pl.lit(False), *(pl.col(s).is_not_null() for s in _stronger(key)))
        .any()
        .over("label")
        .alias(key)
        for key in LEVELS
    )
    for (key,), places in weak.group_by("key"):
        at = places["at"].filter(~told[str(key)].gather(places["at"]))
        marked = marked.scatter(at, True)
    return marked
