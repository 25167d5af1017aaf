"""After any edits, judging the rows concerned again comes to what judging everything anew does."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from rollforward.engine.checking import AllTold, Version, check_cells, check_telling, tell_anew
from rollforward.engine.fields import Rule, built_in_field_set
from rollforward.engine.pipeline import judge, judge_again
from rollforward.engine.planning import FRAMES, gone, numbered_on, patched
from rollforward.engine.values import Choices, ColumnMap, Edit, Mapping, Plan, Region, Table, edits_frame
from tests.engine.tables import existing

# Few values, so that rows meet each other and the firm in every combination; odd ones, so that columns tell something.
COLUMNS = {
    "client.id": ["", "", "K1", "K2", "K9"],
    "client.external_id": ["", "007", "008", "C1", "9", "Mar-07"],
    "client.name": ["", "Acme", "ACME, Inc.", "Beta", "Gamma", "Held", "#REF!"],
    "client.tax_id": ["", "", "12-3456789", "98-7654321", "1234567"],
    "client.since": ["", "2020-01-02", "3/4/2021", "13/4/2021", "4/13/2021", "44197", "soon"],
    "client.postal_code": ["", "02134", "2134", "04101"],
    "client.region": ["", "MA", "TX"],
    "client.email": ["", "a@x.example", "a@x.example; b@x.example", "no"],
    "contact.name": ["", "Ann Green", "Bob & Cid Young", "Dee"],
    "contact.email": ["", "ann@x.example", "bob@x.example", "ann@x.example, ann2@x.example"],
    "contact.primary": ["", "yes", "no"],
    "client.notes": ["", "", "VIP", "(clear)"],
    "client.notes+": ["", "", "Bob", "#REF!"],
}
POSITIONS = {target: position for position, target in enumerate(COLUMNS)}
FIELDS = replace(
    built_in_field_set(),
    rules=(
        Rule("1", "unique", ("client.postal_code",)),
        Rule("2", "unique", ("client.notes", "client.region")),
        Rule("3", "unique", ("contact.email",)),
        Rule("4", "range", ("client.since",), least="2020-06-01"),
        Rule("5", "needed", ("client.region", "client.postal_code")),
    ),
)
HELD = existing(
    """pk | id | name      | code | tax        | client.notes
       1  | K1 | Acme      | 007  |            | VIP
       2  | K2 | Held      | 008  | 12-3456789 | client.notes+: Bob
       3  | K3 | Gamma LLC |      |            |""",
    "pk | contact_id | first | last | email\n"
    "5 | P5 | Ann | Green | ann@x.example\n6 | P6 | Dee | | d@x\n7 | P7 | Dee | | e@x",
    "pk | client | contact | primary\n7 | 1 | 5 | yes\n8 | 1 | 6 | no\n9 | 1 | 7 | no",
)
MATCHES = (("id", "code", "tax_id", "name"), ("id", "code", "tax_id"), ("name",))

rows = st.tuples(*(st.sampled_from(values) for values in COLUMNS.values()))
sheets = st.lists(rows, min_size=1, max_size=9)
edits = st.lists(
    st.integers(0, len(COLUMNS) - 1).flatmap(
        lambda at: st.builds(Edit, st.integers(2, 10), st.just(at), st.sampled_from(list(COLUMNS.values())[at]))
    ),
    max_size=4,
)
decisions = st.dictionaries(st.integers(2, 10), st.sampled_from(["skip", "new", "client:2", "client:99"]), max_size=2)
people = st.dictionaries(
    st.sampled_from(["ann@x.example anngreen", "ann@x.example dee"]),
    st.sampled_from(["one", "apart", "contact:5", "contact:99"]),
    max_size=1,
)

contacts = st.dictionaries(
    st.tuples(st.integers(2, 10), st.just(1)),
    st.sampled_from(["contact:6", "contact:7", "contact:99", "new"]),
    max_size=2,
)
MODES = st.sampled_from(["update", "clear"])

some = settings(
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    max_examples=10,
    suppress_health_check=[HealthCheck.too_slow],
)


def mapping(made_of=("client.name",)) -> Mapping:
    columns = tuple(ColumnMap(at, target, target, "sure", 1.0) for target, at in POSITIONS.items())
    return Mapping(columns, name_from=tuple(POSITIONS[target] for target in made_of))


def table(sheet) -> Table:
    lines = pl.int_range(2, 2 + len(sheet), dtype=pl.UInt32, eager=True).alias("line")
    cells = {f"c{at}": [row[at] for row in sheet] for at in range(len(COLUMNS))}
    frame = pl.DataFrame({"line": lines, **cells}, schema_overrides=dict.fromkeys(cells, pl.String))
    return Table(tuple(COLUMNS), frame, Region((1,), (2, 1 + len(sheet))))


def some_rows(whole: Table, lines) -> Table:
    return Table(whole.header, whole.rows.filter(pl.col("line").is_in(lines.implode())), whole.region)


def as_told(frames: dict[str, pl.DataFrame]) -> dict[str, list]:
    """Without the numbers that only tie the frames together: by the line of the client, the contact by what he is."""
    clients = frames["clients"].select("client", at="line")
    contacts = frames["contacts"].select("contact", who=pl.struct(pl.exclude("contact")))
    made = frames | {
        "rows": frames["rows"].with_columns(pl.col("client").cast(pl.UInt32)).join(clients, on="client", how="left"),
        "links": frames["links"].join(clients, on="client").join(contacts, on="contact"),
        "changes": frames["changes"].drop("number"),
    }
    told = {name: frame.drop("client", "contact", strict=False) for name, frame in made.items()}
    return {name: sorted(map(str, frame.rows(named=True))) for name, frame in told.items()}


def frames_of(plan: Plan) -> dict[str, pl.DataFrame]:
    return {name: getattr(plan, name) for name in FRAMES}


def counts(all_told: AllTold) -> dict[str, dict[str, int]]:
    return {target: {name: n for name, n in told.tally.items() if n} for target, told in all_told.items()}


def together(before: Plan, lines, anew: Plan) -> dict[str, pl.DataFrame]:
    """The earlier plan with some lines judged again."""
    out = gone(lines, before.rows.lazy(), before.links.lazy())
    anew = numbered_on(anew, before.clients.height, before.contacts.height)
    return {
        name: patched(name, getattr(before, name).lazy(), getattr(anew, name).lazy(), out).collect() for name in FRAMES
    }


# Clients that nothing but the firm's rules brings together, in columns that tell nothing as a whole.
RULED = {"client.region": ["", "MA", "TX"], "client.notes": ["VIP", "x"], "contact.email": ["", "ann@x.example"]}
OF_RULES = replace(FIELDS, rules=(*FIELDS.rules, Rule("6", "unique", ("client.region",))))
of_rules = st.tuples(*(st.sampled_from(values) for values in RULED.values()))
edits_of_rules = st.lists(
    st.sampled_from(list(RULED)).flatmap(
        lambda target: st.builds(Edit, st.integers(2, 5), st.just(POSITIONS[target]), st.sampled_from(RULED[target]))
    ),
    max_size=2,
)


@settings(some, max_examples=4)
@example([("MA", "VIP", ""), ("", "VIP", ""), ("TX", "x", "")], [], [Edit(3, POSITIONS["client.region"], "MA")])
@example([("MA", "VIP", ""), ("MA", "x", ""), ("TX", "x", "")], [], [Edit(3, POSITIONS["client.region"], "")])
@given(st.lists(of_rules, min_size=3, max_size=4), edits_of_rules, edits_of_rules)
def test_rules_that_rows_break_together_are_judged_again_for_all_of_them(ruled, first, second):
    known = [dict(zip(RULED, cells, strict=True)) | {"client.name": f"Client {n}"} for n, cells in enumerate(ruled)]
    whole, how = table([[row.get(target, "") for target in COLUMNS] for row in known]), mapping()
    plan, ground = judge(whole, how, OF_RULES, Choices(), first, HELD, "update")
    laid, changed = edits_frame([*first, *second]), pl.Series("line", sorted({e.line for e in second}), pl.UInt32)
    scratch, _ = judge(whole, how, OF_RULES, Choices(), laid, HELD, "update")
    again = judge_again(
        lambda lines: some_rows(whole, lines), changed, ground, how, OF_RULES, Choices(), laid, HELD, "update", most=100
    )
    assert again is not None
    assert as_told(together(plan, *again)) == as_told(frames_of(scratch))


@some
@given(sheets, edits, edits, decisions, decisions, people, people, contacts, contacts, st.sampled_from(MATCHES), MODES)
@pytest.mark.parametrize("blank", ["keep", "clear"])
def test_judging_the_rows_concerned_comes_to_the_same_as_judging_all(
    blank, sheet, first, second, decided, decided_then, said, said_then, chosen, chosen_then, match, mode
):
    whole, how = table(sheet), mapping()
    before, after = (
        Choices(match=match, rows=made, people=of, contacts=which, blank_default=blank)
        for made, of, which in ((decided, said, chosen), (decided_then, said_then, chosen_then))
    )
    plan, ground = judge(whole, how, FIELDS, before, first, HELD, mode)
    laid = edits_frame([*first, *second])
    named = range(2, 2 + len(sheet)) if said != said_then else ()  # a decision about a person names the rows with him
    picked = (line for line, _ in (*chosen, *chosen_then))
    lines = {*(e.line for e in second), *decided, *decided_then, *named, *picked}
    changed = pl.Series("line", sorted(lines), pl.UInt32)

    there = some_rows(whole, changed).rows
    positions = {edit.position for edit in second}
    versions = Version(there, edits_frame(first)), Version(there, laid)
    told = tell_anew(*versions, positions, how, FIELDS, after, ground.all_told)
    scratch, scratch_ground = judge(whole, how, FIELDS, after, laid, HELD, mode)
    assert told == scratch_ground.all_told
    assert counts(told) == counts(scratch_ground.all_told)
    if told != ground.all_told:
        return
    again = judge_again(
        lambda lines: some_rows(whole, lines), changed, ground, how, FIELDS, after, laid, HELD, mode, most=100
    )
    if again is None:
        assert scratch_ground.by_name
        assert not ground.by_name
        return
    assert as_told(together(plan, *again)) == as_told(frames_of(scratch))


@some
@given(sheets, st.sets(st.integers(2, 10)), st.sampled_from([(), ("contact.name",), ("client.name",)]))
def test_a_row_is_checked_alone_as_among_all_once_the_columns_have_told(sheet, lines, made_of):
    whole, how = table(sheet), mapping(made_of)
    checked, told = check_telling(whole, how, FIELDS, Choices())
    wanted = pl.Series(sorted(lines), dtype=pl.UInt32)
    alone, _ = check_telling(some_rows(whole, wanted), how, FIELDS, Choices(), all_told=told)
    here = pl.col("line").is_in(wanted.implode())
    assert alone.cells.select(sorted(alone.cells.columns)).equals(
        checked.cells.filter(here).select(sorted(checked.cells.columns))
    )
    assert alone.problems.equals(checked.problems.filter(here))


@some
@given(sheets, st.sets(st.integers(2, 10)), st.sets(st.integers(0, len(COLUMNS) - 1), max_size=3), edits)
def test_cells_are_checked_alone_as_among_all_but_for_what_another_column_explains(sheet, lines, positions, laid):
    whole, how = table(sheet), mapping()
    checked, told = check_telling(whole, how, FIELDS, Choices(), laid)
    wanted = pl.Series(sorted(lines), dtype=pl.UInt32)
    some = some_rows(whole, wanted)
    needed = Table(some.header, some.rows.select("line", *(f"c{at}" for at in sorted(positions))), some.region)
    alone = check_cells(needed, positions, how, replace(FIELDS, rules=()), Choices(), laid, told)
    here = pl.col("line").is_in(wanted.implode()) & pl.col("position").is_in(list(positions))
    # A name that is missing may be made of others, and a state may say that its ZIP codes begin with 0.
    explained = ["required"] if POSITIONS["client.region"] in positions else ["required", "lost-zeros"]
    own = ~pl.col("code").is_in(explained)
    assert alone.filter(own).equals(checked.problems.filter(here, own))


def test_a_cell_checked_alone_is_told_what_rule_of_its_field_it_breaks_in_the_words_of_the_judgement():
    values = {"client.name": "Acme", "client.region": "TX", "client.since": "2020-01-02"}
    whole, how = table([[values.get(key, "") for key in COLUMNS]]), mapping()
    fields = replace(FIELDS, rules=(*FIELDS.rules, Rule("7", "length", ("client.region",), most="1")))
    _, told = check_telling(whole, how, fields, Choices())
    alone = check_cells(whole, range(len(COLUMNS)), how, fields, Choices(), (), told)
    judged = judge(whole, how, fields, Choices(), (), HELD, "update")[0].problems
    assert alone["code"].to_list() == ["out-of-range", "over-length"]
    assert alone.equals(judged.filter(pl.col("code").is_in(["out-of-range", "over-length"])))


def test_a_column_whose_only_telling_cell_is_edited_away_tells_nothing():
    sheet = [[{"client.name": "Acme", "contact.email": "a@x.example, b@x.example"}.get(key, "") for key in COLUMNS]]
    whole, how, at = table(sheet), mapping(), POSITIONS["contact.email"]
    _, told = check_telling(whole, how, FIELDS, Choices())
    laid = edits_frame([Edit(2, at, "a@x.example")])
    anew = tell_anew(Version(whole.rows, ()), Version(whole.rows, laid), {at}, how, FIELDS, Choices(), told)
    assert told != anew == check_telling(whole, how, FIELDS, Choices(), laid)[1]


def test_of_a_long_sheet_only_the_row_and_its_like_are_judged_again():
    sheet = [["", f"{n:03}", f"Client {n}", *[""] * (len(COLUMNS) - 3)] for n in range(200)]
    whole, how = table(sheet), mapping()
    _, ground = judge(whole, how, FIELDS, Choices(), (), existing(), "update")
    code = POSITIONS["client.external_id"]
    found = judge_again(
        lambda lines: some_rows(whole, lines),
        pl.Series("line", [50], pl.UInt32),
        ground,
        how,
        FIELDS,
        Choices(),
        [Edit(50, code, "100")],
        existing(),
        "update",
        most=100,
    )
    assert found is not None
    lines, plan = found
    assert lines.to_list() == [50, 102]
    assert set(plan.problems["code"]) == {"disagreeing-rows"}


def test_who_had_the_value_is_judged_again_when_another_gets_it_or_gives_it_up():
    sheet = [["", f"{n:03}", f"Client {n}", "", "", f"{n:05}", *[""] * (len(COLUMNS) - 6)] for n in range(200)]
    whole, how, at = table(sheet), mapping(), POSITIONS["client.postal_code"]
    alike = [Edit(60, at, "00100")]
    for before, after, codes in ((), alike, {"not-unique"}), (alike, (), set()):
        _, ground = judge(whole, how, FIELDS, Choices(), before, existing(), "update")
        found = judge_again(
            lambda lines: some_rows(whole, lines),
            pl.Series("line", [60], pl.UInt32),
            ground,
            how,
            FIELDS,
            Choices(),
            after,
            existing(),
            "update",
            most=100,
        )
        assert found is not None
        lines, plan = found
        assert lines.to_list() == [60, 102]
        assert set(plan.problems.filter(pl.col("severity") == "error")["code"]) - {"needed-here"} == codes
