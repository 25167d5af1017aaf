"""Our modules as they travel: joined, minified, few bytes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import deno
import minify
import pytest

from rollforward.config.scripts import OURS, Bundle

MODULES = {
    "a/main.js": """\
import { shout, twice as double } from "./words.js";
import * as numbers from "../b/numbers.js";
import "./last.js";
const own = 1;
console.log(shout("main"), double(own), numbers.next(own), numbers.START);
export {};
""",
    "a/words.js": """\
import { START } from "../b/numbers.js";
const own = "!";
export function shout(text) { return text + own; }
export const twice = (number) => number * 2 + START;
console.log("words");
""",
    "b/numbers.js": """\
const own = 40;
export const START = own;
export function next(number) { return number + 1; }
console.log("numbers");
""",
    "a/last.js": 'console.log("last");\n',
}


@pytest.mark.parametrize("finished", [str, lambda script: minify.string("text/javascript", script)])
def test_a_bundle_does_what_its_modules_do_one_after_the_other(tmp_path: Path, finished) -> None:
    bundle = Bundle("a/main.js", MODULES.__getitem__)
    for name, text in MODULES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "bundle.js").write_text(finished(bundle.script))
    apart, joined = (
        subprocess.run([deno.find_deno_bin(), "run", path], cwd=tmp_path, capture_output=True, text=True, check=True)
        for path in ("a/main.js", "bundle.js")
    )
    assert joined.stdout == apart.stdout != ""
    assert bundle.modules == ["b/numbers.js", "a/words.js", "a/last.js", "a/main.js"]


@pytest.mark.parametrize("finished", [str, lambda script: minify.string("text/javascript", script)])
def test_the_bundle_of_a_module_that_is_fetched_later_exports_what_it_does(tmp_path: Path, finished) -> None:
    (tmp_path / "words.js").write_text(finished(Bundle("a/words.js", MODULES.__getitem__).script))
    (tmp_path / "main.js").write_text('console.log((await import("./words.js")).shout("later"));')
    ran = subprocess.run(
        [deno.find_deno_bin(), "run", "main.js"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert ran.stdout == "numbers\nwords\nlater!\n"


@pytest.mark.parametrize(
    ("modules", "said"),
    [
        ({"a.js": "export default 1;"}, "a.js cannot be joined with others: write “export default 1;”"),
        ({"a.js": "export let a = 1;"}, "write “export let a = 1;”"),
        ({"a.js": 'import b from "./b.js";', "b.js": ""}, "write “import b from"),
        ({"a.js": 'import "./b.js";', "b.js": 'import "./a.js";'}, "a.js imports itself by way of others"),
    ],
)
def test_what_cannot_be_joined_is_refused_with_its_place(modules: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=r"^[ab]\.js ") as refused:
        Bundle("a.js", modules.__getitem__)
    assert said in str(refused.value)


def test_every_module_of_ours_can_be_joined() -> None:
    for path in OURS.rglob("*.js"):
        Bundle(str(path.relative_to(OURS)), lambda name: (OURS / name).read_text())
