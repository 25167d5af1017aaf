"""The addresses of the screens. Every route has a name: the gates in ``middleware.py`` work by it."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView

from rollforward.web.views import (
    activity,
    bulk,
    changes,
    clients,
    contacts,
    exports,
    fields,
    firm,
    firms,
    invitations,
    layouts,
    lock,
    members,
    security,
    tokens,
)
from rollforward.web.views.work import home, lists, projects, series, templates

_clients = [
    path("", clients.listing, name="clients"),
    path("columns/", clients.choose, name="clients-columns"),
    path("bulk/", bulk.page, name="clients-bulk"),
    path("changes/", changes.listing, name="changes"),
    path("changes/<int:pk>/", changes.page, name="change"),
    path("new/", clients.new, name="client-new"),
    path("<str:public_id>/", clients.detail, name="client"),
    path("<str:public_id>/edit/", clients.edit, name="client-edit"),
    path("<str:public_id>/delete/", clients.delete, name="client-delete"),
    path("<str:public_id>/contacts/new/", contacts.new, name="contact-new"),
    path("<str:public_id>/contacts/<str:contact_id>/edit/", contacts.edit, name="contact-edit"),
    path("<str:public_id>/contacts/<str:contact_id>/tie/", contacts.tie, name="contact-tie"),
    path("<str:public_id>/contacts/<str:contact_id>/primary/", contacts.primary, name="contact-primary"),
    path("<str:public_id>/contacts/<str:contact_id>/remove/", contacts.remove, name="contact-remove"),
    path("<str:public_id>/projects/new/", projects.new, name="project-new"),
    path("<str:public_id>/series/new/", series.new, name="series-new"),
]

_work = [
    path("", lists.listing, name="work"),
    path("month/", lists.month, name="work-month"),
    path("reassign/", lists.reassign, name="work-reassign"),
    path("projects/<int:pk>/", projects.detail, name="project"),
    path("projects/<int:pk>/change/", projects.change, name="project-change"),
    path("projects/<int:pk>/status/", projects.status, name="project-status"),
    path("projects/<int:pk>/delete/", projects.delete, name="project-delete"),
    path("projects/<int:pk>/tasks/", projects.add_task, name="task-add"),
    path("tasks/<int:pk>/", projects.task, name="task"),
    path("tasks/<int:pk>/edit/", projects.edit_task, name="task-edit"),
    path("series/<int:pk>/", series.detail, name="series"),
    path("series/<int:pk>/steps/", series.steps, name="series-steps"),
    path("series/<int:pk>/delete/", series.delete, name="series-delete"),
]

_settings = [
    path("", RedirectView.as_view(pattern_name="settings-fields"), name="settings"),
    path("fields/", fields.listing, name="settings-fields"),
    path("fields/new/", fields.new, name="settings-field-new"),
    path("fields/<int:pk>/", fields.field, name="settings-field"),
    path("fields/<int:pk>/change/", fields.change_field, name="settings-field-change"),
    path("fields/<str:key>/", fields.kept, name="settings-field-kept"),
    path("options/", fields.add_option, name="settings-option-add"),
    path("options/<int:pk>/", fields.change_option, name="settings-option-change"),
    path("layouts/", layouts.listing, name="settings-layouts"),
    path("layouts/<int:pk>/", layouts.layout, name="settings-layout"),
    path("layouts/<int:pk>/map.json", layouts.as_map, name="settings-layout-map"),
    path("activity/", activity.listing, name="settings-activity"),
    path("security/", security.page, name="settings-security"),
    path("members/", members.listing, name="settings-members"),
    path("members/<int:pk>/", members.change, name="settings-member-change"),
    path("members/invitations/<int:pk>/withdraw/", members.withdraw, name="settings-invitation-withdraw"),
    path("firm/", firm.page, name="settings-firm"),
    path("templates/", templates.listing, name="settings-templates"),
    path("templates/new/", templates.new, name="settings-template-new"),
    path("templates/<int:pk>/", templates.template, name="settings-template"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("locked/", lock.locked, name="locked"),
    path("locked/status", lock.status, name="locked-status"),
    path("firms/", firms.choose, name="firms"),
    path("account/tokens/", tokens.listing, name="tokens"),
    path("account/tokens/new/", tokens.new, name="token-new"),
    path("account/tokens/<int:pk>/end/", tokens.end, name="token-end"),
    path("invitations/join/", invitations.join, name="invitation-join"),
    path("invitations/<str:token>/", invitations.opened, name="invitation"),
    path("clients/", include(_clients)),
    path("work/", include(_work)),
    path("settings/", include(_settings)),
    re_path(r"^exports/current\.(?P<extension>xlsx|csv)$", exports.current, name="export-current"),
    re_path(r"^exports/clients\.(?P<extension>xlsx|csv)$", exports.listed, name="export-list"),
    re_path(r"^exports/template\.(?P<extension>xlsx|csv)$", exports.template, name="export-template"),
    path("imports/", include("rollforward.web.imports.urls")),
]
