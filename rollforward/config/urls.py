"""All addresses of the program."""

from django.urls import include, path

from rollforward.api.routes import api

urlpatterns = [
    path("api/v1/", api.urls),
    path("account/", include("rollforward.web.account_urls")),
    path("", include("rollforward.web.urls")),
]
