"""The addresses under ``/api/v1/``."""

from __future__ import annotations

from ninja import NinjaAPI

from rollforward.api import (
    clients,
    commenting,
    fields,
    importing,
    members,
    rows,
    rules,
    series,
    tasks,
    templates,
    webhooks,
    work,
)
from rollforward.api.body import Body
from rollforward.api.entrance import refuse_in_words

api = NinjaAPI(
    title="Rollforward",
    version="1",
    description="What a member may see and do, with a token of hers. While the firm is locked the answer is 423.",
    docs_url=None,
    parser=Body(),
    openapi_extra={"webhooks": webhooks.described()},
    urls_namespace="api",
)
refuse_in_words(api)
api.add_router("", clients.router)
api.add_router("", work.router)
api.add_router("", tasks.router)
api.add_router("", templates.router)
api.add_router("", series.router)
api.add_router("", fields.router)
api.add_router("", rules.router)
api.add_router("", members.router)
api.add_router("/imports", importing.router)
api.add_router("/imports", rows.router)
api.add_router("/imports", commenting.router)
