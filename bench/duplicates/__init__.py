"""Likely duplicates, scored on generated lists of persons and of sites whose true pairs are known.

Each list has a seed and an error model. The rules were made with the seeds 1 to 3; only the lists of other
seeds are quoted. The lists are ours: persons with the kinds of faults of the FEBRL generator (typing, reading, hearing,
swapped and missing values), persons of whom little is known, and sites named differently by several sources.
"""

from bench.duplicates.measure import measure

__all__ = ["measure"]
