"""Columns to fields, scored on header rows of our own making in six languages.

``tuning/`` is what the rules were made with, ``heldout/`` and ``blind/`` what nobody looked at while they were made; no
source is in two of them. Only these two are quoted, and ``blind/`` is scored when it is asked for by name: a set that
somebody has learned from is none, and moves to ``tuning/``; the folder is then not there until a new one is written. A
file holds the layouts of one language::

    # name of the source
    shape: one row per client
    name: First Name + Last Name        (columns that make the client's name; ``otherwise``: where those are blank)

    Header => right target | another that is right too ! a target that would do harm | another

    rows:
    its first rows, as CSV, where there are any

Shape and name too may have ``|`` between several that are right.
"""

from bench.mapping.measure import measure

__all__ = ["measure"]
