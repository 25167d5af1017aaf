"""Generic matching, without the trade's vocabulary: columns of clinical studies to a published catalogue's attributes.

The names are those of public data dictionaries and studies; options and samples are a few of each.
"""

from bench.harmonising.measure import measure

__all__ = ["measure"]
