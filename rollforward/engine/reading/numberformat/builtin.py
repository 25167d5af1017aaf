"""The formats that files name by a number alone (ECMA-376, part 1, 18.8.30), as Excel has them in the United States."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_DATE = "m/d/yyyy"
_TIME = "h:mm:ss"

BUILT_IN: Mapping[int, str] = MappingProxyType(
    {
        0: "General",
        1: "0",
        2: "0.00",
        3: "#,##0",
        4: "#,##0.00",
        5: '"$"#,##0_);("$"#,##0)',
        6: '"$"#,##0_);[Red]("$"#,##0)',
        7: '"$"#,##0.00_);("$"#,##0.00)',
        8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
        9: "0%",
        10: "0.00%",
        11: "0.00E+00",
        12: "# ?/?",
        13: "# ??/??",
        14: _DATE,
        15: "d-mmm-yy",
        16: "d-mmm",
        17: "mmm-yy",
        18: "h:mm AM/PM",
        19: "h:mm:ss AM/PM",
        20: "h:mm",
        21: _TIME,
        22: "m/d/yyyy h:mm",
        # 23 to 36 differ from country to country; these are what Excel in the United States makes of them.
        **dict.fromkeys(range(23, 27), "General"),
        **dict.fromkeys(range(27, 32), _DATE),
        **dict.fromkeys(range(32, 36), _TIME),
        36: _DATE,
        37: "#,##0_);(#,##0)",
        38: "#,##0_);[Red](#,##0)",
        39: "#,##0.00_);(#,##0.00)",
        40: "#,##0.00_);[Red](#,##0.00)",
        41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
        42: '_("$"* #,##0_);_("$"* (#,##0);_("$"* "-"_);_(@_)',
        43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
        44: '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)',
        45: "mm:ss",
        46: "[h]:mm:ss",
        47: "mm:ss.0",
        48: "##0.0E+0",
        49: "@",
        **dict.fromkeys(range(50, 59), _DATE),
        59: "0",
        60: "0.00",
        61: "#,##0",
        62: "#,##0.00",
        67: "0%",
        68: "0.00%",
        69: "# ?/?",
        70: "# ??/??",
        **dict.fromkeys(range(71, 75), _DATE),
        75: "h:mm",
        76: _TIME,
        77: "m/d/yyyy h:mm",
        78: "mm:ss",
        79: "[h]:mm:ss",
        80: "mm:ss.0",
        81: _DATE,
    }
)
