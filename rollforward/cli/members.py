"""Commands that let people into a firm."""

from __future__ import annotations

from typing import Annotated

import typer

from rollforward.cli.start import finish, start_django

members = typer.Typer(help="Let people into a firm.", no_args_is_help=True)

FirmOption = Annotated[str, typer.Option("--firm", help="The firm's short name, as `rollforward init` printed it.")]
EmailOption = Annotated[str, typer.Option("--email", help="The member's e-mail address.")]


@members.command("add")
def add(
    *,
    firm: FirmOption,
    email: EmailOption,
    level: Annotated[int, typer.Option(min=1, max=3, help="1 assigned work only, 2 all clients, 3 everything.")] = 1,
) -> None:
    """Let somebody into a firm; prints a one-time link where she has no password yet."""
    start_django()
    from rollforward.cli.firms import add_member as work

    finish(lambda: work(firm, email, level))


@members.command("reset-link")
def hand_out_link(
    *,
    firm: FirmOption,
    email: EmailOption,
    second_factor: Annotated[
        bool, typer.Option("--second-factor", help="Take the second factor off as well: telephone and codes are lost.")
    ] = False,
) -> None:
    """Print a one-time link with which a member chooses a new password."""
    start_django()
    from rollforward.cli.firms import reset_link as work

    finish(lambda: work(firm, email, second_factor=second_factor))
