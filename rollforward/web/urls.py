"""The addresses of the screens. Every route has a name: the gates in ``middleware.py`` work by it."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView

from rollforward.web.views import clients, exports, firms, lock

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="clients"), name="home"),
    path("locked/", lock.locked, name="locked"),
    path("locked/status", lock.status, name="locked-status"),
    path("firms/", firms.choose, name="firms"),
    path("clients/", clients.listing, name="clients"),
    path("settings/fields/", clients.listing, name="settings-fields"),
    re_path(r"^exports/current\.(?P<extension>xlsx|csv)$", exports.current, name="export-current"),
    re_path(r"^exports/template\.(?P<extension>xlsx|csv)$", exports.template, name="export-template"),
    path("imports/", include("rollforward.web.imports.urls")),
]
