"""``rollforward demo``: a firm, one real import with its receipt, and the application to look around in."""

from __future__ import annotations

import hashlib

from django.utils import timezone

from rollforward.cli.database import bring_up_to_date
from rollforward.cli.importing import import_file
from rollforward.cli.receipt import receipt_text
from rollforward.cli.serve import serve
from rollforward.cli.start import DONE, FAILED, say
from rollforward.cli.wishes import Wishes
from rollforward.demo import PASSWORD, SAMPLE, DemoFirm, demo_firm
from rollforward.imports import queries
from rollforward.imports.models import Import

#: What a person would click: everything that is likely right is taken.
_WISHES = Wishes("update", None, None, None, "keep", "skip", dry_run=False, yes=True)


def demo(*, then_serve: bool, port: int) -> int:
    """Prepare the demo, import the sample once, and serve. Again it says what is there already."""
    bring_up_to_date()
    demo = demo_firm(timezone.localdate())
    if not demo.made:
        say(f"{demo.firm.name} is there already.")
    code = _import_sample(demo)
    if code == FAILED:
        return code
    say("")
    for member in demo.members:
        say(f"  level {member.level}: {member.user.email}  password: {PASSWORD}")
    return serve("127.0.0.1", port, with_worker=True) if then_serve else DONE


def _import_sample(demo: DemoFirm) -> int:
    before = _earlier_import(demo)
    if before is None:
        say(f"Importing {SAMPLE} ...")
        return import_file(SAMPLE, demo.firm.slug, demo.members[0].user.email, _WISHES, as_json=False)
    say(f"{SAMPLE.name} was imported already:")
    print(receipt_text(queries.receipt(before)))
    return DONE


def _earlier_import(demo: DemoFirm) -> Import | None:
    digest = hashlib.sha256(SAMPLE.read_bytes()).hexdigest()
    done = (Import.State.DONE, Import.State.UNDONE)
    return queries.history(demo.members[0]).filter(file_sha256=digest, state__in=done).first()
