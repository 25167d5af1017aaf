"""What a column is most like, by words and values alone, in a catalogue that the vocabulary knows nothing of."""

from __future__ import annotations

from rollforward.engine.fields import Field, FieldSet, Option
from rollforward.engine.mapping import map_headers


def _select(slug: str, *labels: str) -> Field:
    options = tuple(Option(label, label) for label in labels)
    return Field(f"client.custom.{slug}", slug.replace("_", " "), "single-select", options=options)


def _text(slug: str) -> Field:
    return Field(f"client.custom.{slug}", slug.replace("_", " "), "text")


TREES = FieldSet(
    (
        _select("growth_stage", "Seedling", "Sapling", "Mature"),
        _select("soil_quality", "Poor", "Fair", "Rich"),
        _text("trunk_diameter_cm"),
        _text("planting_date"),
    )
)


def _best(header: str, *values: str) -> str:
    (column,) = map_headers([header], TREES, [values]).columns
    return column.alternatives[0][0].removeprefix("client.custom.")


def test_the_words_of_a_header_are_found_in_any_order_and_cut_short() -> None:
    assert _best("Diam. of trunk") == "trunk_diameter_cm"
    assert _best("DatePlanting") == "planting_date"


def test_a_rare_word_tells_more_than_one_that_many_fields_share() -> None:
    fields = FieldSet((_text("site_code"), _text("site_name"), _text("site_owner"), _text("bark_code")))
    (column,) = map_headers(["Bark, site"], fields).columns
    assert column.alternatives[0][0] == "client.custom.bark_code"


def test_values_that_are_options_tell_where_the_header_says_nothing() -> None:
    assert _best("Assessment", "Mature", "Seedling") == "growth_stage"
    assert _best("Assessment", "rich", "POOR") == "soil_quality"


def test_a_sure_column_needs_no_alternatives() -> None:
    (column,) = map_headers(["Growth stage"], TREES, [["Mature", "Seedling", "Sapling"]]).columns
    assert (column.target, column.confidence) == ("client.custom.growth_stage", "sure")
    assert column.alternatives == ()
