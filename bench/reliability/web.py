"""The server's process killed at every moment of an upload, a submit and an undo, its answer never sent.

The browser then sends the same again, as a member would who saw nothing, and a worker carries out what is queued: the
import must be done once.
"""

from __future__ import annotations

import random
import signal
from typing import Any

from bench.reliability import forks, scenes
from bench.reliability.kills import Trial, finished_by
from bench.reliability.moments import Moments
from bench.reliability.scenes import Scenes

#: Scene -> what the browser sends, and the scene that it comes to.
REQUESTS = {"web_upload": "update", "web_submit": "update", "web_clear": "clear", "web_undo": "undo_update"}


def send(scene: str, reference: str, at: int = 0, only_count: bool = False) -> list[str]:
    """The requests of a scene, answered in this process; its moments are returned."""
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    from rollforward.imports.models import Import

    settings.ALLOWED_HOSTS = ["*"]
    member = scenes.the_member()
    browser = Client()
    browser.force_login(member.user, settings.AUTHENTICATION_BACKENDS[0])
    session = browser.session
    session["firm"] = member.firm_id
    session.save()
    moments = Moments(at, signal.SIGKILL)
    if at or only_count:
        moments.watch()
    imp = Import.objects.get(reference=reference)
    for name, form in _forms(scene, imp):
        answer = browser.post(reverse(name, args=[reference]), form())
        if answer.status_code != 302:
            raise RuntimeError(f"{name} answered {answer.status_code}")
    return moments.names


def _forms(scene: str, imp: Any) -> list[tuple[str, Any]]:
    if scene == "web_undo":
        return [("import-undo", lambda: {"seen": str(imp.in_force)})]
    submit = ("import-review", lambda: {"action": "submit", "problems": "skip", "sure": "1"})
    if scene != "web_upload":
        return [submit]
    return [("import-data", lambda: {"file": scenes.as_upload(imp)}), submit]


def prepare(scene: str) -> str:
    """Everything up to the request; the import's reference."""
    return scenes.prepare("clear" if scene == "web_clear" else "update", upload=scene != "web_upload").reference


class WebScenes:
    """The scenes of requests, and of each its moments; what they come to is known from the workers' scenes."""

    def __init__(self, scenery: Scenes, wanted: tuple[str, ...] = tuple(REQUESTS)) -> None:
        self.scenery = scenery
        self.references: dict[str, str] = {}
        self.moments: dict[str, list[str]] = {}
        for scene in wanted:
            comes_to = REQUESTS[scene]
            scenery.installation.put_back("update" if scene == "web_undo" else "founded")
            if scene == "web_undo":
                forks.ask(scenes.carry_out, scenery.references["update"])
                self.references[scene] = scenery.references[comes_to]
            else:
                self.references[scene] = forks.ask(prepare, scene)
            scenery.installation.keep(scene)
            self.moments[scene] = forks.ask(send, scene, self.references[scene], 0, True)


def kill_at(web: WebScenes, scene: str, moment: int) -> Trial:
    """The server dies at a moment of the request; the browser sends it again; a worker does the rest."""
    web.scenery.installation.put_back(scene)
    reference, due = web.references[scene], web.scenery.after[REQUESTS[scene]]
    name = web.moments[scene][moment - 1]
    died = forks.wait(forks.start(send, scene, reference, moment)) == -signal.SIGKILL
    forks.ask(send_again, scene, reference)
    worker = forks.start(scenes.carry_out, reference)
    return Trial(f"{scene}, moment {moment} ({name})", died, 0.0, finished_by([worker], reference, due))


def all_at_once(web: WebScenes, chance: random.Random) -> Trial:
    """The same request in several processes at once; all but the first may die on the way."""
    scene = chance.choice([name for name in REQUESTS if name != "web_upload"])
    times = chance.randint(2, 10)
    web.scenery.installation.put_back(scene)
    reference = web.references[scene]
    deaths = [0, *(chance.choice((0, 0, chance.randint(1, len(web.moments[scene])))) for _ in range(times - 1))]
    sent = [forks.start(send, scene, reference, moment) for moment in deaths]
    codes = [forks.wait(pid) for pid in sent]
    failed = [code for code in codes if code not in (0, -signal.SIGKILL)]
    worker = forks.start(scenes.carry_out, reference)
    wrong = finished_by([worker], reference, web.scenery.after[REQUESTS[scene]])
    return Trial(f"{scene}, {times} times", True, 0.0, wrong or (f"answers failed: {failed}" if failed else ""))


def send_again(scene: str, reference: str) -> None:
    """What was on its way already answers with where it is now."""
    from rollforward.imports.models import Import

    if Import.objects.get(reference=reference).state in ("queued", "running") and scene == "web_upload":
        return  # the upload's page leads on to the progress by itself
    send(scene, reference)
