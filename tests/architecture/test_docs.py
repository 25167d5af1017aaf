"""The documentation cannot lie: reference pages are what the program says, and pages by hand name what there is."""

from __future__ import annotations

import datetime
import json
import re
import shlex
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from jsonschema import Draft202012Validator

from docs.generate.commands import commands, shown_parameters
from docs.generate.fields import catalogue
from docs.generate.json_page import members
from docs.generate.pages import REFERENCE, outdated, pages
from docs.generate.samples import run, samples
from docs.generate.schemas import schemas
from docs.generate.settings import documented_settings, read_settings
from rollforward.demo import demo_firm
from rollforward.engine.fields import built_in_field_set, field_set_from_catalogue
from rollforward.engine.issues import REGISTRY

#: What is printed about an import is the same of either database; that each command works has tests of its own.
pytestmark = pytest.mark.sqlite
ROOT = REFERENCE.parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
HAND_WRITTEN = [path for path in PAGES if REFERENCE not in path.parents]
names = pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
hand_written = pytest.mark.parametrize("path", HAND_WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))


every_schema = pytest.mark.parametrize("name", schemas())
#: What is described and not in an example of the same page: it is in another's, or would take a whole workbook.
SHOWN_ELSEWHERE = {
    "inspect": r"others\[\]",  # no second table is in the sample
    "import": r"questions\[\]\.sheet",
    "imports": r"\[\]\.(undo|questions)",
    "undo": r"questions\[\]",
    "FIELDS": r"contact\[\]",
}


def reference(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def printed(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, Any]]:
    """What the program prints, made once for all tests; its rows are taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = samples(tmp_path_factory.mktemp("docs"))
        transaction.set_rollback(True)
    return made


@pytest.mark.django_db
def test_every_page_of_the_reference_is_what_the_program_says_today(printed: dict[str, dict[str, Any]]) -> None:
    assert outdated(pages(printed)) == [], "run `python -m docs.generate`"


@pytest.mark.django_db
@every_schema
def test_what_is_printed_fits_its_schema(name: str, printed: dict[str, dict[str, Any]]) -> None:
    validator = Draft202012Validator(schemas()[name])
    validator.check_schema(validator.schema)
    examples = printed[name].values()
    assert [error.message for example in examples for error in validator.iter_errors(example)] == []


@pytest.mark.django_db
@every_schema
def test_what_is_described_is_printed(name: str, printed: dict[str, dict[str, Any]]) -> None:
    shown = {path for example in printed[name].values() for path in paths(example)}
    described = {path for path, _ in members(schemas()[name]) if "*" not in path}
    elsewhere = re.compile(SHOWN_ELSEWHERE.get(name, "$"))
    assert {path for path in described - shown if not elsewhere.match(path)} == set()


def paths(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from paths(item, f"{path}[]")
    if isinstance(value, dict):
        for key, member in value.items():
            below = f"{path}.{key}" if path else key
            yield below
            yield from paths(member, below)


def test_every_command_with_json_has_a_schema() -> None:
    printing = {name for name, command in commands().items() if any("--json" in p.opts for p in command.params)}
    assert printing == schemas().keys() - {"FIELDS", "MAP"}


def test_every_command_and_option_is_documented_and_says_what_it_is_for() -> None:
    page = reference("commands.md")
    for name, command in commands().items():
        assert command.help, f"{name} has no docstring"
        section = page.partition(f"## rollforward {name}\n")[2].partition("\n## ")[0]
        assert section, f"{name} is not in commands.md"
        for parameter in shown_parameters(command):
            assert parameter.help, f"{name} {parameter.name} has no help"
            wanted = (
                parameter.opts if parameter.opts[0].startswith("-") else [parameter.metavar or parameter.name.upper()]
            )
            assert all(f"| `{wanted[0]}`" in section for option in wanted), f"{name} {wanted} is not in commands.md"


@pytest.mark.parametrize("code", REGISTRY)
def test_every_problem_is_documented(code: str) -> None:
    assert f"| `{code}` |" in reference("problems.md")


def test_every_setting_that_is_read_is_documented_and_no_other() -> None:
    assert documented_settings().keys() == read_settings().keys()


def test_the_published_fields_are_the_built_in_ones() -> None:
    assert field_set_from_catalogue(catalogue()) == built_in_field_set()
    assert field_set_from_catalogue(json.loads(reference("FIELDS.json"))) == built_in_field_set()


# Pages by hand


@pytest.mark.django_db
def test_the_tutorial_tells_what_happens(tmp_path: Path) -> None:
    demo = demo_firm(datetime.date(2026, 11, 23))
    text = (ROOT / "docs" / "tutorial" / "first-import.md").read_text(encoding="utf-8")
    rows = re.findall(r"^```csv\n(.*?)^```", text, re.MULTILINE | re.DOTALL)[0]
    mended = rows.replace("dan.oldport.example", "dan@oldport.example")
    assert rows != mended
    counts = []
    for file in (rows, mended):
        (tmp_path / "news.csv").write_text(file, encoding="utf-8")
        answer = json.loads(run("import", tmp_path / "news.csv", "--firm", demo.firm.slug, "--dry-run", "--json"))
        assert not answer["questions"]
        counts.append(tuple(answer[verdict] for verdict in ("added", "updated", "problems", "rows")))
    assert counts == [(1, 1, 1, 3), (2, 1, 0, 3)]


def code_of(path: Path) -> Iterator[str]:
    """Every line of code in a page: those of its blocks, and what stands between backticks."""
    text = path.read_text(encoding="utf-8")
    for block in re.findall(r"^```[^\n]*\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        yield from block.splitlines()
    yield from re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))


def words_of(line: str) -> list[str]:
    try:
        return shlex.split(line, comments=True)
    except ValueError:  # a drawing or a text, no command
        return []


def faults(line: str) -> Iterator[str]:
    """What a line of code names that is not there."""
    match words_of(line):
        case ["rollforward", *words] if words:
            yield from _faults_of_command(words)
        case ["./dev", task, *_]:
            if f"\n{task})" not in (ROOT / "dev").read_text(encoding="utf-8"):
                yield f"./dev {task}"
        case ["python", "-m", module, *_]:
            if find_spec(module) is None:
                yield f"python -m {module}"
        case [option, *_] if option.startswith("--"):
            if not any(option in known_options(command) for command in commands().values()):
                yield option


def _faults_of_command(words: list[str]) -> Iterator[str]:
    name = next((name for name in (" ".join(words[:2]), words[0]) if name in commands()), None)
    if name is None:
        yield f"rollforward {words[0]}"
        return
    known = known_options(commands()[name])
    yield from (f"rollforward {name} {word}" for word in words if word.startswith("-") and word not in known)


def known_options(command: Any) -> set[str]:
    return {name for p in command.params for name in (*p.opts, *p.secondary_opts) if name.startswith("-")}


@hand_written
def test_a_page_names_only_commands_and_options_that_there_are(path: Path) -> None:
    assert [fault for line in code_of(path) for fault in faults(line)] == []


@pytest.mark.parametrize(
    "line",
    ["rollforward imprt x", "rollforward undo x --frim y", "./dev tset", "python -m docs.generat", "--no-sreve"],
)
def test_a_name_that_is_not_there_is_found(line: str) -> None:
    assert list(faults(line))


@names
def test_a_page_names_only_settings_that_are_read(path: Path) -> None:
    named = set(re.findall(r"\b(?:ROLLFORWARD|EMAIL|DATABASE)_[A-Z_]+\b", path.read_text(encoding="utf-8")))
    assert named <= read_settings().keys()


@names
def test_no_link_of_a_page_is_dead(path: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not alive(link, path)] == []


def alive(link: str, page: Path) -> bool:
    """Whether a link within the project leads somewhere; others are not followed."""
    if re.match(r"[a-z]+:", link):
        return True
    name, _, anchor = link.partition("#")
    target = (page.parent / name).resolve() if name else page
    if not target.exists():
        return False
    return not anchor or anchor in anchors(target)


def anchors(page: Path) -> set[str]:
    """What headings are called in links: lower case, dashes for blanks, other signs dropped."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_a_dead_link_is_found() -> None:
    page = ROOT / "README.md"
    assert not alive("docs/nowhere.md", page)
    assert not alive("docs/reference/fields.md#nowhere", page)
    assert alive("docs/reference/fields.md#client", page)
