"""How a command starts and ends: Django where it is needed, the exit code, and failures in plain words."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Callable
from typing import NoReturn

import typer

from rollforward import wall

DONE, REFUSED, USAGE, FAILED = 0, 1, 2, 3


class WrongUsage(Exception):
    """What was typed cannot be meant; the text says why and what to type."""


class CannotGoOn(Exception):
    """The command failed for a reason that can be told; the text says it and the way out."""


def start_django(*, serving: bool = False) -> None:
    """Set Django up with this installation's settings. What is written from now on, its owner alone can read.

    ``serving``: what comes out is a server's log; otherwise a person reads it, who needs no links of the activity log.
    """
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rollforward.config.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
    if not serving:
        logging.getLogger("rollforward.activity").setLevel(logging.WARNING)


def finish(work: Callable[[], int]) -> NoReturn:
    """Do a command's work and leave with its exit code; whatever goes wrong is told on standard error in a sentence."""
    try:
        with wall.every_firm("command line"):
            raise typer.Exit(work())
    except WrongUsage as wrong:
        say(str(wrong))
        raise typer.Exit(USAGE) from None
    except CannotGoOn as failure:
        say(str(failure))
        raise typer.Exit(FAILED) from None
    except BrokenPipeError:
        # `rollforward read x.csv | head`: the reader has seen enough. Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(DONE) from None
    except (typer.Exit, KeyboardInterrupt):
        raise
    except Exception:
        if os.environ.get("ROLLFORWARD_DEBUG") == "1":
            traceback.print_exc()
        say(
            "Something went wrong that Rollforward did not foresee. "
            "Set ROLLFORWARD_DEBUG=1 and run it again for details."
        )
        raise typer.Exit(FAILED) from None


def say(message: str) -> None:
    """One line for the person, on standard error: standard output belongs to the answer."""
    print(message, file=sys.stderr)
