from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate

from rollforward.wall import every_firm, policies


class AccountsConfig(AppConfig):
    name = "rollforward.accounts"
    verbose_name = "Firms and members"

    def ready(self) -> None:
        # After every migration and of every table: whoever adds one need not think of the wall.
        post_migrate.connect(_lay_wall, sender=self, dispatch_uid="wall")


def _lay_wall(using: str, **_: Any) -> None:
    with every_firm("migrating"):
        policies.lay(apps.get_model("accounts", "Firm"), apps, using)
