"""All addresses of the program."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("rollforward.web.account_urls")),
    path("", include("rollforward.web.urls")),
]
