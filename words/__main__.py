"""Bring the translations up to date with what is said."""

from __future__ import annotations

from django.conf import settings

from words.catalogues import DOMAINS, LANGUAGES, lacking, update

settings.configure()
for language in LANGUAGES:
    for domain in DOMAINS:
        made = update(language, domain)
        print(f"{language} {domain}: {len(made)} messages, {len(lacking(made))} without words")
