"""The words that headers are made of, one module per language. Data only.

Each module may give ``CONCEPTS`` (what a column holds), ``QUALIFIERS`` (whose it is, or which one) and ``STRANGERS``
(what is no part of a client's record, by the sentence that explains it). Phrases are divided by ``|`` or line ends.
"""
