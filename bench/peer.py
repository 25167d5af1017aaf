"""The peer: django-import-export on a table with the same columns. Run as a process of its own, prints rows per second.

``python -m bench.peer FILE ROWS WAY``; WAY is ``defaults`` or ``fastest`` (bulk, insert-only, no diffs, no look-up).
"""

from __future__ import annotations

import csv
import itertools
import sys
import tempfile
import time
from pathlib import Path

import django
from django.conf import settings

from bench.data import COLUMNS


def main(file: str, rows: int, way: str) -> None:
    folder = tempfile.mkdtemp()
    settings.configure(
        INSTALLED_APPS=["import_export"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": f"{folder}/peer.sqlite3",
                "OPTIONS": {
                    "transaction_mode": "IMMEDIATE",
                    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;",
                },
            }
        },
    )
    django.setup()
    model = _model()
    started = time.perf_counter()
    dataset = _dataset(Path(file), rows)
    result = _resource(model, way)().import_data(dataset, raise_errors=True)
    seconds = time.perf_counter() - started
    if result.has_errors() or model.objects.count() != rows:
        sys.exit("The peer did not import every row, so its time says nothing.")
    print(rows / seconds)


def _model():
    from django.db import connection, models

    class Row(models.Model):
        class Meta:
            app_label = "import_export"  # any installed app will do

    for key in COLUMNS.values():
        unique = key == "client.external_id"
        field = models.CharField(max_length=60, unique=True) if unique else models.TextField(blank=True, default="")
        field.contribute_to_class(Row, _name(key))
    with connection.schema_editor() as editor:
        editor.create_model(Row)
    return Row


def _resource(model, way):
    from import_export import resources

    meta = {"model": model, "import_id_fields": ("client_external_id",)}
    if way == "fastest":
        meta = {
            "model": model,
            "import_id_fields": (),
            "use_bulk": True,
            "batch_size": 1_000,
            "force_init_instance": True,
            "skip_diff": True,
            "skip_html_diff": True,
            "use_transactions": True,
        }
    return resources.modelresource_factory(model, meta_options=meta)


def _dataset(path: Path, rows: int):
    import tablib

    with path.open(newline="", encoding="utf-8") as file:
        reader = csv.reader(file)
        next(reader)
        return tablib.Dataset(*itertools.islice(reader, rows), headers=[_name(k) for k in COLUMNS.values()])


def _name(key: str) -> str:
    return key.replace(".", "_")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
