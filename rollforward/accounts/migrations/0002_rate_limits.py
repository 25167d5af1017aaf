"""The table in which rate limits are counted, for all web processes together (``CACHES`` in the settings)."""

from typing import Any

from django.core.management import call_command
from django.db import migrations


def create(_apps: Any, schema_editor: Any) -> None:
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_firms_and_members")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
