"""The commands of whoever keeps an installation: what is kept, for how long, and how it comes back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rollforward.cli.start import finish, start_django

keeping = typer.Typer()


@keeping.command()
def backup(
    path: Annotated[Path, typer.Argument(help="The file to write.")],
    *,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Also where the file is there already.")] = False,
) -> None:
    """Everything but the keys in one file, while the server runs; it can be restored on either database."""
    start_django()
    from rollforward.cli.backup import backup as work

    finish(lambda: work(path, overwrite=overwrite))


@keeping.command()
def purge(
    *,
    firm: Annotated[
        str | None, typer.Option("--firm", help="All that this firm has, its time being over or not.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Remove it, and not only tell what would be removed.")] = False,
) -> None:
    """What has passed its time, or a whole firm: first told, with --yes removed for good."""
    start_django()
    from rollforward.cli.purging import purge as work

    finish(lambda: work(firm, yes=yes))


@keeping.command()
def restore(
    path: Annotated[Path, typer.Argument(help="A file that `rollforward backup` wrote.")],
    *,
    replace: Annotated[bool, typer.Option("--replace", help="In the place of the people and firms here.")] = False,
) -> None:
    """Put a backup in place. The server and all workers must be stopped."""
    start_django()
    from rollforward.cli.backup import restore as work

    finish(lambda: work(path, replace=replace))
