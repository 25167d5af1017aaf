"""Django's PostgreSQL, whose connections tell the server whose rows they may reach. Named as Django looks for it."""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus

from rollforward.wall import NOBODY, Scope, scope

_TELL = "SELECT set_config('rollforward.firm', %s, false), set_config('rollforward.every_firm', %s, false)"


class DatabaseWrapper(base.DatabaseWrapper):
    """Tells the scope before a statement, where it is another than the server was told last."""

    _told: Scope | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A new connection was told nothing; one out of a pool may have been told anything."""
        self._told = None if self.settings_dict["OPTIONS"].get("pool") else NOBODY
        return super().get_new_connection(conn_params)

    def create_cursor(self, name: str | None = None) -> Any:
        """Every statement of Django's needs one."""
        wanted = scope()
        if wanted != self._told and self.connection.info.transaction_status != TransactionStatus.INERROR:
            self.connection.execute(_TELL, [wanted.firm, wanted.every_firm])
            self._told = wanted
        return super().create_cursor(name)

    def _rollback(self) -> None:
        """What was told within the transaction is taken back with it."""
        self._told = None
        super()._rollback()  # type: ignore[misc]  # the stubs leave both out

    def _savepoint_rollback(self, sid: str) -> None:
        self._told = None
        super()._savepoint_rollback(sid)  # type: ignore[misc]
