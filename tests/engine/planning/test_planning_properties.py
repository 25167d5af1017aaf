"""What holds for every file and every firm."""

from __future__ import annotations

import polars as pl
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from rollforward.engine.values import CLEAR, PROBLEM_SCHEMA, Checked, Existing, Plan
from tests.engine.planning.applying import applied
from tests.engine.tables import existing, planned

# Few values, so that rows meet each other and the firm in every combination.
COLUMNS = {
    "client.name": [None, "Acme", "Acme Inc", "Beta", "John Smith", "Smith, John"],
    "client.external_id": [None, None, "C1", "C2"],
    "client.tax_id": [None, None, "12-3", "45-6"],
    "client.city": [None, "Austin", "Boston", CLEAR],
    "contact.first_name": [None, "Ann", "Bob"],
    "contact.email": [None, "a@x.io", "b@x.io"],
    "contact.role": [None, "Owner", CLEAR],
    "contact.primary": [None, "yes", "no"],
    "contact2.first_name": [None, None, "Ann", "Cid"],
}

rows = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in COLUMNS.items()})
files = st.lists(rows, min_size=0, max_size=6)
few = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])


def read(file: list[dict[str, str | None]]) -> Checked:
    cells = pl.DataFrame(file, schema=dict.fromkeys(COLUMNS, pl.String)).with_row_index("line", offset=2)
    return Checked(cells, pl.DataFrame(schema=PROBLEM_SCHEMA))


def without_problems(file: Checked, held: Existing) -> tuple[Checked, Plan]:
    """The file without the rows that cannot be imported, and its plan."""
    plan = planned(file, held)
    while plan.row_counts.problems:
        good = plan.rows.filter(pl.col("verdict") != "problem")["line"]
        file = Checked(file.cells.filter(pl.col("line").is_in(good.implode())), file.problems)
        plan = planned(file, held)
    return file, plan


@few
@given(files, files)
def test_the_verdicts_add_up_and_what_was_imported_is_unchanged_when_it_comes_again(first, second):
    _, plan = without_problems(read(first), existing())
    held = applied(plan, existing())
    made = planned(read(second), held)
    assert made.row_counts.rows == len(second)
    assert made.rows["line"].to_list() == list(range(2, len(second) + 2))
    assert made.rows.filter((pl.col("verdict") == "problem") != pl.col("why").is_not_null()).is_empty()

    file, plan = without_problems(read(second), held)
    after = applied(plan, held)
    assert has_one_primary_each(after)
    # A tax ID or e-mail address that the import itself gave to a second one rightly asks the next time.
    assume(not has_shared_keys(after))
    again = planned(file, after)
    assert again.row_counts.unchanged == again.row_counts.rows
    assert again.changes.is_empty()


def has_one_primary_each(held: Existing) -> bool:
    primaries = held.links.group_by("client").agg(n=(pl.col("contact.primary") == "yes").sum())
    return primaries.filter(pl.col("n") != 1).is_empty()


def has_shared_keys(held: Existing) -> bool:
    people = held.links.join(held.contacts, left_on="contact", right_on="pk").drop_nulls("contact.email")
    shared = people.select("client", "contact.email").is_duplicated().any()
    return shared or held.clients["client.tax_id"].drop_nulls().is_duplicated().any()
