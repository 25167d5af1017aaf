"""The messages that people read, collected from pages, Python and scripts, and merged with their translations.

``python -m words`` brings ``rollforward/web/locale`` up to date and compiles it, and says how many lack words.
"""
