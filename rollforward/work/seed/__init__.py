"""A realistic generated firm, for trials and measurements: the same random seed makes the same clients."""

from rollforward.work.seed.fill import Seeded, seed_firm

__all__ = ["Seeded", "seed_firm"]
