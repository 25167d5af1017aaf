"""Our ES modules as they travel: joined to one file per page and minified, when static files are collected.

In development they are served as they stand in the tree.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

try:
    import minify
except ImportError:  # there is no wheel for Macs: scripts are joined there, and longer
    minify = None

OURS = Path(__file__).parent.parent / "web" / "static"
#: What comes with django-htmx and no page asks for: half a megabyte to compress whenever the server starts.
_UNUSED = re.compile(r"django_htmx/(ext/|htmax|htmx-4|htmx-2\.js)")

_IMPORT = re.compile(r'^import (?:(?:\{([^}]*)\}|\* as (\w+)) from )?"(\.[^"]+)";$', re.M)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) (\w+))", re.M)
_NOTHING = re.compile(r"^export \{\};$", re.M)
_LEFT = re.compile(r"^(?:import|export)\b.*|\bimport\.meta\b", re.M)


class Bundle:
    """A module and all that it imports, each a function of what it imports, in the order in which they run.

    What a module exports is a constant of the bundle, its name made unlike all others by the module's number. So every
    name may be shortened, and modules keep their names to themselves as they do in the browser.

    :param read: the text of a module by its name, ``folder/file.js``
    :raises ValueError: a module imports or exports in a way that is not known here
    """

    def __init__(self, entry: str, read: Callable[[str], str]) -> None:
        self._read = read
        self._exports: dict[str, list[str]] = {}  # of the modules that stand already, in their order
        self._begun: set[str] = set()
        self._parts: list[str] = []
        self._add(entry)

    @property
    def modules(self) -> list[str]:
        """Names, each after those it imports; the entry is the last."""
        return list(self._exports)

    @property
    def script(self) -> str:
        """A function that runs all; what the entry exports, if anything, is exported."""
        exports = {export: self._global(self.modules[-1], export) for export in self._exports[self.modules[-1]]}
        joined, names = "\n".join(self._parts), ", ".join(exports.values())
        if not exports:
            return f"(() => {{\n{joined}\n}})();\n"
        told = ", ".join(f"{name} as {export}" for export, name in exports.items())
        return f"const [{names}] = (() => {{\n{joined}\nreturn [{names}];\n}})();\nexport {{ {told} }};\n"

    def _add(self, name: str) -> None:
        if name in self._begun:
            raise ValueError(f"{name} imports itself by way of others: move what they share to a module of its own.")
        self._begun.add(name)
        text, needs = self._read(name), dict[str, str]()
        for names, everything, path in _IMPORT.findall(text):
            needs |= self._imported(
                posixpath.normpath(posixpath.join(posixpath.dirname(name), path)), names, everything
            )
        exports = _EXPORT.findall(text)
        body = _NOTHING.sub("", _EXPORT.sub("", _IMPORT.sub("", text)))
        if left := _LEFT.search(body):
            raise ValueError(f"{name} cannot be joined with others: write “{left[0]}” as named imports or exports are.")
        self._exports[name] = exports
        kept = f"const [{', '.join(self._global(name, export) for export in exports)}] = " if exports else ""
        given, back = ", ".join(needs.values()), f"return [{', '.join(exports)}];"
        self._parts.append(f"{kept}(({', '.join(needs)}) => {{\n{body}\n{back}\n}})({given});")

    def _imported(self, name: str, names: str, everything: str) -> dict[str, str]:
        """The constants of the bundle by what the importing module calls them."""
        if name not in self._exports:
            self._add(name)
        if everything:
            members = ", ".join(f"{export}: {self._global(name, export)}" for export in self._exports[name])
            return {everything: f"{{ {members} }}"}
        pairs = [part.split(" as ") for part in map(str.strip, names.split(",")) if part]
        return {pair[-1]: self._global(name, pair[0]) for pair in pairs}

    def _global(self, name: str, export: str) -> str:
        return f"{export}${list(self._exports).index(name)}"


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # it ships no types
    """Hashed and compressed files; in place of our modules those that no other imports, joined and minified."""

    def post_process(
        self, paths: dict[str, tuple[Storage, str]], dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str | None, bool | Exception]]:
        ours = [name for name, (storage, path) in paths.items() if name.endswith(".js") and _is_ours(storage, path)]
        bundles = {name: Bundle(name, _text) for name in ours}
        parts = {module for bundle in bundles.values() for module in bundle.modules[:-1]}
        made = InMemoryStorage()
        for name in set(ours) - parts:
            script = bundles[name].script
            made.save(name, ContentFile(minify.string("text/javascript", script) if minify else script))
            paths[name] = (made, name)
        kept = {name: where for name, where in paths.items() if name not in parts and not _UNUSED.match(name)}
        yield from super().post_process(kept, dry_run=dry_run, **options)


def _is_ours(storage: Storage, path: str) -> bool:
    return Path(storage.path(path)).is_relative_to(OURS)


def _text(name: str) -> str:
    return (OURS / name).read_text(encoding="utf-8")
