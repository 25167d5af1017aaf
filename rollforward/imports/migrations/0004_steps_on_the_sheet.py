import io
from typing import Any

import django.db.models.deletion
import polars as pl
from django.db import migrations, models

from rollforward.clients.columns import VAULT

_CELLS = {"line": pl.UInt32, "position": pl.Int32, "text": pl.String}
_DECISIONS = {"line": pl.UInt32, "decision": pl.String}


def keep_what_was_corrected(apps: Any, schema_editor: Any) -> None:
    """Corrections of cells and decisions about rows become steps; those undone before go, as with the next edit."""
    here = schema_editor.connection.alias  # a database that is moved into is not the one in use
    for imp in apps.get_model("imports", "Import").objects.using(here):
        edits = (
            apps.get_model("imports", "CellEdit").objects.using(here).filter(of_import=imp, step__lte=imp.edit_position)
        )
        steps: dict[int, list[tuple[int, int, str]]] = {}
        for step, line, position, text in edits.order_by("step", "pk").values_list("step", "line", "position", "text"):
            steps.setdefault(step, []).append((line, position, VAULT.open(text) if text else ""))
        for cells in steps.values():
            _add(apps, imp, f"{len(cells):,} cells changed", cells=_packed(cells, _CELLS))
        decisions = [(int(line), decision) for line, decision in (imp.choices or {}).get("rows", {}).items()]
        if decisions:
            _add(apps, imp, f"Decision about {len(decisions)} rows", decisions=_packed(decisions, _DECISIONS))
            imp.choices = {**imp.choices, "rows": {}}
        imp.save()


def _add(apps: Any, imp: Any, what: str, **frames: bytes) -> None:
    imp.last_step += 1
    apps.get_model("imports", "Step").objects.using(imp._state.db).create(
        of_import=imp, number=imp.last_step, did="step", member_id=imp.member_id, what=what, **frames
    )


def _packed(rows: Any, schema: Any) -> bytes:
    buffer = io.BytesIO()
    pl.DataFrame(rows, schema, orient="row").write_ipc(buffer, compression="zstd")
    return VAULT.seal_bytes(buffer.getvalue())


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_firms_and_members"),
        ("imports", "0003_saved_layouts"),
    ]

    operations = [
        migrations.AddField("import", "last_step", models.PositiveIntegerField(default=0)),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                (
                    "did",
                    models.CharField(
                        choices=[("step", "Step"), ("undo", "Undo"), ("redo", "Redo")], default="step", max_length=4
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("what", models.CharField(max_length=200)),
                ("lines", models.JSONField(null=True)),
                ("cells", models.BinaryField(default=bytes)),
                ("decisions", models.BinaryField(default=bytes)),
                ("added_rows", models.PositiveIntegerField(default=0)),
                (
                    "member",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="accounts.member"
                    ),
                ),
                (
                    "of_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="imports.import"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("of_import", "number"), name="one_step_per_number")],
            },
        ),
        migrations.RunPython(keep_what_was_corrected, migrations.RunPython.noop),
        migrations.DeleteModel("CellEdit"),
        migrations.RemoveField("import", "edit_position"),
    ]
