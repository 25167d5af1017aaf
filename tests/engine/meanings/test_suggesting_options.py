"""Which option a cell means, and why; nothing is suggested rather than something wrong."""

from __future__ import annotations

import pytest

from rollforward.engine.fields import BUILT_IN, Field, Option
from rollforward.engine.meanings import suggest_option
from rollforward.engine.meanings.circles import CIRCLES, Circle
from rollforward.engine.meanings.circles.circle import circle


def of(*labels: str) -> Field:
    return Field("client.custom.x", "X", "single-select", options=tuple(Option(label, label) for label in labels))


def suggested(text: str, field: Field) -> str | None:
    found = suggest_option(text, field)
    return found.key if found else None


FORMS = of("1120", "1120-S", "1065", "Payroll", "Sales tax")
ENTITIES = of("Individual", "S-Corp", "C-Corp", "Partnership", "LLC", "Trust", "Estate", "Nonprofit")
RETURNS = of("Individual (1040)", "S Corporation (1120-S)", "Partnership/LLC (1065)", "Trust/Estate (1041)")
FREQUENCIES = of("Weekly", "Monthly", "Quarterly", "Annual")
BUILT = {field.key: field for field in BUILT_IN}


@pytest.mark.parametrize(
    ("text", "label"),
    [(" PAYROLL ", "Payroll"), ("sales-tax", "Sales tax"), ("Payrol", "Payroll"), ("1120s", "1120-S"),
     ("1120", "1120"), ("1120-H", None), ("x", None), ("", None), ("?!", None)],
)  # fmt: skip
def test_spelling_is_forgiven_but_no_code_is_taken_for_another(text: str, label: str | None) -> None:
    assert suggested(text, FORMS) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("S Corp", "S-Corp"), ("1120S", "S-Corp"), ("Form 1120-S", "S-Corp"), ("S-Corporation", "S-Corp"),
        ("Sub S", "S-Corp"), ("S Corp (1120-S)", "S-Corp"), ("1120", "C-Corp"), ("1065", "Partnership"),
        ("LLP", "Partnership"), ("GbR", "Partnership"), ("1040", "Individual"), ("Schedule C", "Individual"),
        ("Sole prop", "Individual"), ("sole trader", "Individual"), ("Einzelunternehmen", "Individual"),
        ("e.K.", "Individual"), ("autónomo", "Individual"), ("zzp'er", "Individual"), ("501(c)(3)", "Nonprofit"),
        ("990", "Nonprofit"), ("Verein", "Nonprofit"), ("Trusts", "Trust"), ("Indiv.", "Individual"),
        ("SMLLC", "LLC"), ("Individual tax return", "Individual"),
    ],
)  # fmt: skip
def test_the_trades_other_names_for_a_legal_form_are_known(text: str, label: str) -> None:
    assert suggested(text, ENTITIES) == label


@pytest.mark.parametrize("text", ["Corporation", "1041", "LLC (S Corp)", "GmbH", "Household", "C", "Trust/Estate"])
def test_a_form_that_may_be_several_options_or_none_is_left_to_the_member(text: str) -> None:
    assert suggested(text, ENTITIES) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [("LLC", "Partnership/LLC (1065)"), ("Trust", "Trust/Estate (1041)"), ("1040", "Individual (1040)"),
     ("Sub S", "S Corporation (1120-S)")],
)  # fmt: skip
def test_an_option_of_several_names_is_found_by_each(text: str, label: str) -> None:
    assert suggested(text, RETURNS) == label


@pytest.mark.parametrize(
    ("target", "text", "key"),
    [
        ("client.status", "Lead", "Prospect"), ("client.status", "Not-active", "Inactive"),
        ("client.status", "Former client", "Inactive"), ("client.status", "aktiv", "Active"),
        ("client.status", "inactif", "Inactive"), ("client.status", "Pending", None), ("client.status", "Yes", None),
        ("client.kind", "Company", "Business"), ("client.kind", "GmbH", "Business"), ("client.kind", "Trust", None),
        ("client.kind", "Particulier", "Individual"), ("client.priority", "urgent", "High"),
        ("client.priority", "1", None),
    ],
)  # fmt: skip
def test_other_programs_words_for_our_options_are_known(target: str, text: str, key: str | None) -> None:
    assert suggested(text, BUILT[target]) == key


@pytest.mark.parametrize(
    ("text", "label"),
    [("monatlich", "Monthly"), ("Yearly", "Annual"), ("qtr", "Quarterly"), ("trimestral", "Quarterly"),
     ("Annually", "Annual"), ("Bimonthly", None), ("Bi-weekly", None), ("semi-annually", None)],
)  # fmt: skip
def test_how_often_is_understood_and_no_other_rhythm_taken_for_it(text: str, label: str | None) -> None:
    assert suggested(text, FREQUENCIES) == label


def test_a_code_is_a_place_only_among_its_like() -> None:
    assert suggested("California", of("CA", "NY", "TX")) == "CA"
    assert suggested("wa", of("New South Wales", "Western Australia")) == "Western Australia"
    assert suggested("Washington", of("NSW", "WA", "VIC")) is None
    assert suggested("DE", of("Germany", "Austria", "Australia")) == "Germany"
    assert suggested("Autriche", of("Germany", "Austria", "Australia")) == "Austria"
    assert suggested("DE", of("Delaware", "Texas")) == "Delaware"
    assert suggested("German", of("EN", "DE", "FR")) == "DE"
    assert suggested("California", of("CA", "Cash", "Other", "None", "Some")) is None


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Inactive", ("Active", "Paused")),
        ("C Corporations", ("S Corporation", "Trust")),
        ("Region South", ("Region North",)),
        ("Austria", ("Australia", "Spain")),
        ("Nonprofit", ("For profit", "Profit")),
        ("Semiannual", ("Annual",)),
        ("Martin", ("Marvins", "Marvina")),
    ],
)
def test_a_word_that_only_looks_alike_is_not_suggested(text: str, labels: tuple[str, ...]) -> None:
    assert suggested(text, of(*labels)) is None


def test_of_two_options_that_it_may_be_none_is_suggested() -> None:
    assert suggested("S Corp", of("S Corp, calendar year", "S Corp, fiscal year")) is None
    assert suggested("Paiment", of("Payment A", "Payment B")) is None


@pytest.mark.parametrize(
    ("text", "field", "why"),
    [
        ("s corp", ENTITIES, "Only capitals, spaces or punctuation differ."),
        ("1120S", ENTITIES, "“1120S” is another name for S-Corp."),
        ("LLP", ENTITIES, "“LLP” is a kind of Partnership."),
        ("Widgets", of("Widget", "Gadget"), "It is the singular or the plural."),
        ("Wid.", of("Widget", "Gadget"), "It is short for the option."),
        ("MTD", of("Making Tax Digital", "None"), "It is short for the option."),
        ("Widgett", of("Widget", "Gadget"), "It is spelled almost like the option."),
    ],
)
def test_the_reason_is_a_sentence(text: str, field: Field, why: str) -> None:
    found = suggest_option(text, field)
    assert found
    assert found.why == why


def test_no_circle_gives_a_name_to_two_meanings_or_points_to_a_wider_one_that_is_not_there() -> None:
    with pytest.raises(ValueError, match="listed for a and for b"):
        circle("a: one | two\nb: Two")
    for each in CIRCLES:
        assert {wide for above in each.wider.values() for wide in above} <= each.wider.keys()


@pytest.mark.parametrize("each", CIRCLES, ids=lambda each: next(iter(each.names)))
def test_every_listed_name_finds_its_own_meaning_and_no_other(each: Circle) -> None:
    options = {meaning: name for name, meaning in reversed(each.names.items())}
    field = Field("client.custom.x", "X", "single-select", options=tuple(Option(m, n) for m, n in options.items()))
    assert {name: suggested(name, field) for name in each.names} == each.names
