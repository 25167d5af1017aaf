"""The documentation. ``python -m docs.generate`` makes what lies in ``reference/``; the rest is written by hand."""
