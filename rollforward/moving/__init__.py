"""The whole installation from one database into another: every row, the same keys, checked by a digest."""
