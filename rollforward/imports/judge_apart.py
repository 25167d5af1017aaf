"""``python -m rollforward.imports.judge_apart REFERENCE``: judge one import whole, keep the plan, and end."""

from __future__ import annotations

import os
import sys

import django

from rollforward import wall


def main(reference: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rollforward.config.settings")
    django.setup()
    from rollforward.imports.judging import keep_all  # noqa: PLC0415 (needs the set-up)
    from rollforward.imports.models import Import  # noqa: PLC0415

    with wall.every_firm("worker"):
        imp = Import.objects.get(reference=reference)
    with wall.inside(imp.firm_id):
        keep_all(imp)


if __name__ == "__main__":
    main(sys.argv[1])
