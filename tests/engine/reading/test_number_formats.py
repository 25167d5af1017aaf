"""What a spreadsheet shows of a number in each kind of format."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rollforward.engine.reading.numberformat import BUILT_IN, general, is_date, shown, shown_all

ACCOUNTING = BUILT_IN[44]
PHONE = "[<=9999999]###\\-####;\\(###\\)\\ ###\\-####"
EXAMPLES = [
    # General
    (0, "General", "0"), (12, "General", "12"), (-3.5, "General", "-3.5"), (0.1 + 0.2, "General", "0.3"),
    (3.14159265358979, "General", "3.141592654"), (1234.567890123, "General", "1234.56789"),
    (123456789012, "General", "123456789012"), (0.00012345678, "General", "0.000123457"),
    (1e-10, "General", "1E-10"), (1e21, "General", "1E+21"), (0.00001, "General", "0.00001"),
    (0.123456789012, "General", "0.123456789"), (5, '"no. "General', "no. 5"),
    # Whole and decimal places, rounded half away from zero on 15 digits
    (7, "00000", "00007"), (123, "00000", "00123"), (1234567, "00000-0000", "00123-4567"),
    (123456789, "000-00-0000", "123-45-6789"), (12345678, "000\\-00\\-0000", "012-34-5678"),
    (1.005, "0.00", "1.01"), (2.5, "0", "3"), (-2.5, "0", "-3"), (0.5, "#", "1"), (0, "#", ""), (0.4, "#.##", ".4"),
    (12, "0.##", "12."), (1.5, "0.0##", "1.5"), (1.5, "?.??", "1.5 "), (7, "??0", "  7"), (1234.5, "0.00", "1234.50"),
    # Thousands, scaling, percent
    (1234567.891, "#,##0.00", "1,234,567.89"), (999, "#,##0", "999"), (-1234, "#,##0", "-1,234"), (12, "#,##0", "12"),
    (12, "0,000", "0,012"), (1234567, "#,##0,", "1,235"), (1234567, '0.0,,"M"', "1.2M"), (0.125, "0%", "13%"),
    (0.125, "0.0%", "12.5%"), (-0.5, "0%", "-50%"), (1234567, "#,###", "1,234,567"),
    # Sections, colours, conditions
    (5, "0;(0)", "5"), (-5, "0;(0)", "(5)"), (0, '0;(0);"zero"', "zero"), (-5, "[Red]0.0", "-5.0"),
    (-5, "0;;", ""), (5, ";;;", ""), (5551234, PHONE, "555-1234"), (2075551234, PHONE, "(207) 555-1234"),
    (150, '[>=100]"big "0;"small "0', "big 150"), (5, '[>=100]"big "0;"small "0', "small 5"),
    (-1, "0_);(0)", "(1)"), (1, "0_);(0)", "1 "),
    (3, '0" units"', "3 units"), (3, "0\\x", "3x"), (3, '"only text"', "only text"),
    # Money
    (1234.5, '"$"#,##0.00', "$1,234.50"),
    (1234.5, "[$€-407]#,##0.00", "€1,234.50"), (1234.5, "#,##0.00\\ [$€-1]", "1,234.50 €"),
    (-1234.5, '"$"#,##0.00_);[Red]\\("$"#,##0.00\\)', "($1,234.50)"), (1234.5, ACCOUNTING, " $1,234.50 "),
    (-1234.5, ACCOUNTING, " $(1,234.50)"), (0, ACCOUNTING, " $-   "), (5, "$#,##0", "$5"),
    # Exponents and fractions
    (12345, "0.00E+00", "1.23E+04"), (0.00012, "0.0E+0", "1.2E-4"),
    (12345, "##0.0E+0", "12.3E+3"), (0, "0.00E+00", "0.00E+00"),
    (12345, "0.0E-0", "1.2E4"), (9.9999, "0.0E+0", "1.0E+1"),
    (1.5, "# ?/?", "1 1/2"), (0.5, "# ?/?", " 1/2"),
    (3, "# ?/?", "3    "), (1.25, "# ??/??", "1  1/4 "), (0.75, "?/?", "3/4"),
    (1.3, "# ?/8", "1 2/8"), (2.99, "# ?/2", "3    "),
    # Dates and times
    (46095, "m/d/yyyy", "3/14/2026"), (46095, "yyyy-mm-dd", "2026-03-14"), (46095, "d-mmm-yy", "14-Mar-26"),
    (46095, "dddd, mmmm d, yyyy", "Saturday, March 14, 2026"), (46095, "[$-409]mmm\\ d\\,\\ yyyy;@", "Mar 14, 2026"),
    (46095, "ddd mmmmm yy", "Sat M 26"), (46095, "dd.mm.yyyy", "14.03.2026"), (60, "m/d/yyyy", "2/29/1900"),
    (0, "m/d/yyyy", "1/0/1900"), (1, "m/d/yyyy", "1/1/1900"), (61, "m/d/yyyy", "3/1/1900"), (-1, "m/d/yyyy", "-1"),
    (0.75, "h:mm AM/PM", "6:00 PM"), (0.5, "h:mm A/P", "12:00 P"), (0.0, "hh:mm:ss", "00:00:00"),
    (0.999999, "h:mm:ss", "24:00:00".replace("24", "0")), (1.5, "[h]:mm:ss", "36:00:00"), (0.5, "[mm]:ss", "720:00"),
    (46095.604166667, "m/d/yyyy h:mm", "3/14/2026 14:30"),
    (0.000694444, "mm:ss.0", "01:00.0"), (0.5, '"at "h" h"', "at 12 h"),
    (44197, "mmm-yy", "Jan-21"), (44197.25, "yyyymmddhhmm", "202101010600"),
    (0.70707, "hh:mm:ss.000", "16:58:10.848"), (0.70707, "hh.000", "16.848"), (0.99999, "d h:mm", "0 23:59"),
    (0.999999, "d h:mm", "1 0:00"), (0.5, "hh:mm:ss AM/PM", "12:00:00 PM"), (45000, "mm mm:ss", "03 00:00"),
    (45000, "[$-F800]", "Wednesday, March 15, 2023"), (1000, "bbbb", "2445"),
    (46095, "[$-407]d. mmmm yyyy", "14. März 2026"), (46095, "[$-40C]ddd d mmm", "sam 14 mars"),
    (46095, "[$-C0A]dddd, d mmmm", "sábado, 14 marzo"), (46095, "[$-de-AT]mmm", "Mrz"), (46095, "[$-411]mmm", "Mar"),
    (46095, "[$-416]dddd", "sábado"), (5, "0 kg", "5"), (5, '0 "days"', "5 days"),
    # Conditions: where only negative numbers come in, the section is left to say so
    (-26, "[<-25]General;[>25]General;General", "26"), (-25, "[<-25]General;[>25]General;General", "-25"),
    (-1, "[>=5]0;00", "-01"), (-1, "[>=0]0;00", "01"), (-3, "[>=-1]0;00;000", "03"), (3, "[>=5]0;00;000", "003"),
    (-12.3, "[=0]?;0%", "-1230%"), (51, "[=50]General;000", "051"), (50, "[<>50]General;000", "050"),
    # Odd, as seen in Excel
    (1, "@@", "1"), (-0.001, "0.00", "0.00"), (-3.14159, '"a ".00"b"000', "-a 3.14b159"), (12345, "##,##", "12,345"),
    (0, "##0.0E+0", "000.0E+0"), (1234567, "##0.0E+0", "1.2E+6"), (1234.56, "#,#00,000.00,x", "00,001.23x"),
    (123456789.01, "###-###-##0.00", "123-456-789.01"), (12345, "#0#######", "012345"),
    (1.3, "# ?/?", "1 1/3"), (2.3, "# ?/?", "2 2/7"), (12.3456789, "??/??", "1000/81"), (0, "# ?/?", "0    "),
    (123.45, "# ?/10", "123 5/10"), (0, "hh:mm:ss AM/P", "00:00:00 A1/P"), (15, "0.??", "15.  "),
    # What makes no sense never fails
    (5, "", "5"), (5, "[$-xyz", "5"), (5, '"open', "open"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "code", "text"), EXAMPLES)
def test_a_number_is_shown_as_a_spreadsheet_shows_it(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_the_calendar_of_1904_begins_four_years_later() -> None:
    assert shown(0, "m/d/yyyy", date1904=True) == "1/1/1904"
    assert shown(44633, "yyyy-mm-dd", date1904=True) == "2026-03-14"


@pytest.mark.parametrize(
    ("code", "answer"),
    [("General", False), ("0.00", False), ("m/d/yyyy", True), ("[h]:mm", True), ('"day" 0', False), ("[Red]0", False),
     ("0.00E+00", False), ("mmm", True), ("@", False), ("\\d0", False)],
)  # fmt: skip
def test_dates_are_told_from_numbers_by_the_format(code: str, answer: bool) -> None:
    assert is_date(code) == answer


@pytest.mark.parametrize("code", ["0." + "0" * 40, "0" + "%" * 200, "0" + "," * 200, "0." + "0" * 245])
def test_more_places_than_a_number_has_are_shown_digit_by_digit(code: str) -> None:
    values = pl.Series([1.5, 2.25, -3.0])
    assert shown_all(values, pl.Series([code] * 3)).to_list() == [shown(value, code) for value in values]


@given(
    st.floats(allow_nan=True, allow_infinity=True),
    st.text(alphabet='0#?.,%;/\\"_*[]$€-+EeymdhsAMP@<>= Gbx', max_size=30),
)
def test_no_code_and_no_number_makes_it_fail(value: float, code: str) -> None:
    assert isinstance(shown(value, code), str)


@given(st.integers(-(10**15), 10**15))
def test_whole_numbers_stay_whole_without_a_format(value: int) -> None:
    assert general(float(value)) == str(value)


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.one_of(st.floats(-1e12, 1e12), st.integers(-(10**6), 10**6).map(lambda cents: cents / 200), st.none()),
            st.sampled_from(
                [*BUILT_IN.values(), "00000", "#", "0.", "$#.00", "0.0,", "[>=100]0;00.0", "0;(0);zero", None]
            ),
        )
    )
)
def test_a_column_is_shown_as_each_of_its_numbers(cells: list[tuple[float | None, str | None]]) -> None:
    values = pl.Series([value for value, _ in cells], dtype=pl.Float64)
    codes = pl.Series([code for _, code in cells], dtype=pl.String)
    each = [None if value is None else shown(value, code or "") for value, code in cells]
    assert shown_all(values, codes).to_list() == each
