"""The translations in the tree: one ``.po`` file a language and domain, with the compiled one beside it."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from words.collecting import WEB, Message, of_python, of_scripts, of_templates
from words.engine import of_fields, of_phrases, of_problems, of_sentences

LANGUAGES = ("es",)
#: What is looked up together, and what says it.
DOMAINS = {
    "django": (of_templates, of_python),
    "djangojs": (of_scripts,),
    "said": (of_problems, of_fields, of_phrases, of_sentences),
}

_MADE = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)  # so that files differ only where words do


def collected(domain: str) -> Catalog:
    """All messages of a domain, untranslated."""
    catalog = Catalog(charset="utf-8")
    for source in DOMAINS[domain]:
        for message, file in source():
            catalog.add(message, locations=[(file, 1)])
    return catalog


def stored(language: str, domain: str) -> Catalog:
    """The translations as they stand."""
    path = path_of(language, domain)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalog: Catalog) -> bytes:
    """What is read at run time."""
    made = io.BytesIO()
    write_mo(made, catalog)
    return made.getvalue()


def lacking(catalog: Catalog) -> list[Message]:
    """Messages without words of the language, or with words that nobody has looked at."""
    return [each.id for each in catalog if each.id and (each.fuzzy or not _complete(each.string))]


def _complete(string: Message | None) -> bool:
    return all(string) if isinstance(string, (list, tuple)) else bool(string)


def update(language: str, domain: str) -> Catalog:
    """Merge what is said now into the translations; what is said no longer is let go."""
    catalog = stored(language, domain)
    catalog.update(collected(domain), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.project, catalog.version, catalog.fuzzy = "Rollforward", "1", False
    catalog.msgid_bugs_address, catalog.last_translator, catalog.language_team = "", "", ""
    catalog.creation_date = catalog.revision_date = _MADE
    catalog.header_comment = f"# What Rollforward says, in the language {language!r}."
    path = path_of(language, domain)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=120, sort_output=True, include_lineno=False)
    path.with_suffix(".mo").write_bytes(compiled(stored(language, domain)))
    return catalog


def path_of(language: str, domain: str) -> Path:
    return WEB / "locale" / language / "LC_MESSAGES" / f"{domain}.po"
