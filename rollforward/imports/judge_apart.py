"""``python -m rollforward.imports.judge_apart REFERENCE``: judge one import whole, keep the plan, and end."""

from __future__ import annotations

import os
import sys

import django


def main(reference: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rollforward.config.settings")
    django.setup()
    from rollforward.imports.judging import keep_all  # noqa: PLC0415 (needs the set-up)
    from rollforward.imports.models import Import  # noqa: PLC0415

    keep_all(Import.objects.get(reference=reference))


if __name__ == "__main__":
    main(sys.argv[1])
