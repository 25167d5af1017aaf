"""Columns to fields, scored on header rows of our own making in six languages.

``tuning/`` is what the rules were made with, ``heldout/`` what nobody looked at while they were made; no source is in
both. Only the second is quoted. A file holds the layouts of one language::

    # name of the source
    shape: one row per client
    name: First Name + Last Name        (columns that make the client's name; ``otherwise``: where those are blank)

    Header => right target | another that is right too ! a target that would do harm | another
"""

from bench.mapping.measure import measure

__all__ = ["measure"]
