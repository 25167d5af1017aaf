from django.apps import AppConfig


class ClientsConfig(AppConfig):
    name = "rollforward.clients"
