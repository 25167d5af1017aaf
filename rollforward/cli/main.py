"""The command ``rollforward``: every command with its options, as others rely on them.

Each command's work is a module of its own, loaded only when the command is called: ``read`` and ``inspect`` must start
in a moment and run where no database was ever set up. Exit codes: 0 done, 1 done but something was refused or needs an
answer, 2 wrong usage, 3 failed.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rollforward.cli.keeping import keeping
from rollforward.cli.members import FirmOption, members
from rollforward.cli.start import finish, start_django

app = typer.Typer(
    help="Bring a whole client list into the practice system: every consequence shown before, a receipt, a way back.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(keeping)
app.add_typer(members, name="member")


class Mode(StrEnum):
    """What an import does with the clients that are there."""

    update = "update"
    clear = "clear"


class Blank(StrEnum):
    """What a blank cell means."""

    keep = "keep"
    clear = "clear"


class Problems(StrEnum):
    """What happens when rows have problems."""

    stop = "stop"
    skip = "skip"


JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON value and nothing else.")]
AsOption = Annotated[str | None, typer.Option("--as", help="E-mail of the member who acts.")]
FilesArgument = Annotated[list[Path], typer.Argument(help="The files, of any format that can be imported.")]
TargetOption = Annotated[Path, typer.Option("--output", "-o", help="The file to write, .xlsx or .csv.")]


@app.command()
def demo(
    *,
    serve: Annotated[bool, typer.Option(help="Serve the application afterwards.")] = True,
    port: Annotated[int, typer.Option(help="The port to serve on.")] = 8000,
) -> None:
    """A demo firm, one real import of a sample file with its receipt, and the application."""
    start_django()
    from rollforward.cli.demo import demo as work

    finish(lambda: work(then_serve=serve, port=port))


@app.command()
def serve(
    *,
    worker: Annotated[bool, typer.Option(help="Run a worker as well.")] = True,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8000,
) -> None:
    """Serve the application."""
    start_django(serving=True)
    from rollforward.cli.serve import serve as work

    finish(lambda: work(host, port, with_worker=worker))


@app.command()
def worker(*, until_eof: Annotated[bool, typer.Option("--until-eof", hidden=True)] = False) -> None:
    """Carry out queued imports, and make the projects of series ahead of time, until stopped."""
    start_django(serving=True)
    from rollforward.cli.worker import worker as work

    finish(lambda: work(until_eof=until_eof))


@app.command()
def migrate() -> None:
    """Bring the database to this version's tables."""
    start_django()
    from rollforward.cli.database import migrate as work

    finish(work)


@app.command()
def move(
    *,
    to: Annotated[str, typer.Option("--to", metavar="DATABASE_URL", help="The address of an empty database.")],
) -> None:
    """Copy everything into another database, SQLite or PostgreSQL, and check that it arrived."""
    start_django()
    from rollforward.cli.moving import move_to

    finish(lambda: move_to(to))


@app.command()
def doctor(*, as_json: JsonOption = False) -> None:
    """Look whether this installation is in order."""
    start_django()
    from rollforward.cli.doctor import doctor as work

    finish(lambda: work(as_json=as_json))


@app.command()
def init(
    *,
    firm: Annotated[str, typer.Option("--firm", help="The firm's name.")],
    email: Annotated[str, typer.Option("--email", help="The first member's e-mail address.")],
) -> None:
    """Make a firm and its first member; prints her one-time link."""
    start_django()
    from rollforward.cli.firms import init as work

    finish(lambda: work(firm, email))


@app.command()
def read(
    files: FilesArgument,
    *,
    sheet: Annotated[str | None, typer.Option(help="Name or number (from 1) of the sheet.")] = None,
    whole: Annotated[bool, typer.Option("--whole", help="Every row of the sheet; do not look for the table.")] = False,
    out: Annotated[Path | None, typer.Option(help="Folder for one CSV per file; otherwise standard output.")] = None,
) -> None:
    """The table in each file as it was understood, as CSV. Needs no database."""
    from rollforward.cli.read import read_files

    finish(lambda: read_files(files, sheet, whole, out))


@app.command()
def inspect(
    files: FilesArgument,
    *,
    as_json: JsonOption = False,
    fields: Annotated[Path | None, typer.Option(help="FIELDS.json: the fields that columns can go to.")] = None,
) -> None:
    """Everything that was understood of each file. Needs no database."""
    from rollforward.cli.catalogue import load_catalogue
    from rollforward.cli.inspect import inspect_files

    finish(lambda: inspect_files(files, as_json, load_catalogue(fields)))


@app.command()
def duplicates(
    file: Annotated[Path, typer.Argument(help="The file, of any format that can be imported.")],
    *,
    against: Annotated[Path | None, typer.Option(help="Another file, whose rows the first one's may repeat.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Rows that likely mean the same client, and why. Needs no database."""
    from rollforward.cli.duplicates import duplicates as work

    finish(lambda: work(file, against, as_json))


@app.command()
def template(*, output: TargetOption, firm: FirmOption) -> None:
    """An empty workbook with the firm's own fields."""
    start_django()
    from rollforward.cli.exporting import template as work

    finish(lambda: work(output, firm))


@app.command()
def export(
    *,
    output: TargetOption,
    firm: FirmOption,
    safe: Annotated[
        bool,
        typer.Option("--spreadsheet-safe", help="CSV only: guard texts that a spreadsheet would take for formulas."),
    ] = False,
) -> None:
    """All clients and contacts, in the form that an import takes back unchanged."""
    start_django()
    from rollforward.cli.exporting import export as work

    finish(lambda: work(output, firm, spreadsheet_safe=safe))


@app.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(help="The file to import.")],
    *,
    firm: FirmOption,
    mode: Annotated[Mode, typer.Option(help="Update and add, or clear and add.")] = Mode.update,
    sheet: Annotated[str | None, typer.Option(help="Name or number (from 1) of the sheet.")] = None,
    mapping: Annotated[Path | None, typer.Option("--map", help="MAP.json: where columns and values go.")] = None,
    match: Annotated[str | None, typer.Option(help="Keys in order, such as id,code,tax_id,name.")] = None,
    blank: Annotated[Blank, typer.Option(help="What a blank cell does with the value that is there.")] = Blank.keep,
    problems: Annotated[Problems, typer.Option(help="Stop, or leave rows with problems out.")] = Problems.stop,
    as_email: AsOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen and write nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Take uncertain columns too; confirm a clear.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Import a file of clients."""
    start_django()
    from rollforward.cli.importing import import_file
    from rollforward.cli.wishes import Wishes

    wishes = Wishes(mode.value, sheet, mapping, match, blank.value, problems.value, dry_run, yes)
    finish(lambda: import_file(file, firm, as_email, wishes, as_json=as_json))


@app.command()
def watch(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that files arrive in.")],
    *,
    firm: FirmOption,
    as_email: AsOption = None,
    settle: Annotated[float, typer.Option(min=0, help="Seconds without a change after which a file is whole.")] = 10,
    once: Annotated[bool, typer.Option("--once", help="Deal with what is there and end, as cron wants it.")] = False,
) -> None:
    """Import the files that arrive in a folder when their layout is known; hold the others for review."""
    start_django()
    from rollforward.cli.watch import watch as work

    finish(lambda: work(folder, firm, as_email, settle=settle, once=once))


@app.command()
def imports(*, firm: FirmOption, as_json: JsonOption = False, as_email: AsOption = None) -> None:
    """The firm's imports, newest first."""
    start_django()
    from rollforward.cli.history import list_imports as work

    finish(lambda: work(firm, as_email, as_json=as_json))


@app.command()
def undo(
    reference: Annotated[str, typer.Argument(metavar="IMPORT", help="The import's ID.")],
    *,
    firm: FirmOption,
    as_email: AsOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Undo a clear even where work was done since.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Take an import back."""
    start_django()
    from rollforward.cli.history import undo as work

    finish(lambda: work(reference, firm, as_email, confirm=yes, as_json=as_json))


@app.command()
def seed(
    *,
    firm: FirmOption,
    clients: Annotated[int, typer.Option(min=1, help="How many clients to add.")],
    random_seed: Annotated[int, typer.Option(help="The same number makes the same firm.")] = 1,
) -> None:
    """Fill a firm with realistic clients and work, for trials and benchmarks."""
    start_django()
    from rollforward.cli.seeding import seed as work

    finish(lambda: work(firm, clients, random_seed))


def main() -> None:
    """The entry point of the command."""
    sys.exit(app())


if __name__ == "__main__":
    main()
