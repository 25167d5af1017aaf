"""Who may do what: a table of rights with the three levels as presets."""

from __future__ import annotations

import enum
import logging

from rollforward.accounts.models import Level, Member

log = logging.getLogger("rollforward.refusals")


class Right(enum.Enum):
    """A thing that can be allowed or refused; the value completes "You may not ..."."""

    SEE_ALL = "see clients and work that are not assigned to you"
    CHANGE_CLIENTS = "add or change clients"
    CHANGE_WORK = "add, change or reassign work"
    DELETE = "delete clients, contacts or work"
    IMPORT = "import clients"
    REPLACE = "replace all clients"
    UNDO = "undo an import"
    EXPORT = "export clients"
    CREATE_OPTION = "create an option"
    MANAGE_FIELDS = "change custom fields"
    MANAGE_MEMBERS = "change members"
    MANAGE_FIRM = "change the firm's settings"
    SEE_ACTIVITY = "see the activity log"


_LEVEL_2 = frozenset(
    {
        Right.SEE_ALL,
        Right.CHANGE_CLIENTS,
        Right.CHANGE_WORK,
        Right.DELETE,
        Right.IMPORT,
        Right.REPLACE,
        Right.UNDO,
        Right.EXPORT,
        Right.CREATE_OPTION,
    }
)

RIGHTS: dict[int, frozenset[Right]] = {
    Level.ASSIGNED: frozenset(),
    Level.ALL: _LEVEL_2,
    Level.FULL: frozenset(Right),
}

_NEEDED_LEVEL = {right: min(level for level, rights in RIGHTS.items() if right in rights) for right in Right}


class NotAllowed(Exception):
    """A member asked for something that her level does not give her. The text is for the screen."""

    def __init__(self, right: Right) -> None:
        self.right = right
        super().__init__(
            f"You may not {right.value}: that takes level {int(_NEEDED_LEVEL[right])}. "
            "Ask a level 3 member of your firm to do it or to raise your level."
        )


def may(member: Member, right: Right) -> bool:
    return member.active and right in RIGHTS[member.level]


def require(member: Member, right: Right) -> None:
    """Raise ``NotAllowed``, and log the refusal, unless the member has the right."""
    if not may(member, right):
        log.warning("refused right=%s member=%s level=%s firm=%s", right.name, member.pk, member.level, member.firm_id)
        raise NotAllowed(right)
