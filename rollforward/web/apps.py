from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "rollforward.web"

    def ready(self) -> None:
        from rollforward.web import signing, staying  # noqa: PLC0415 (tables are there only now)

        signing.listen()
        staying.listen()
