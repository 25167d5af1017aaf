from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "rollforward.accounts"
    verbose_name = "Firms and members"
