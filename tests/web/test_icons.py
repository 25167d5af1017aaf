from __future__ import annotations

import re
from pathlib import Path

from rollforward.web.templatetags.look import icon

WEB = Path(__file__).parents[2] / "rollforward" / "web"


def test_every_icon_of_a_template_is_in_the_package() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (WEB / "templates").rglob("*.html")]
    names = {name for text in texts for name in re.findall(r'\{% icon "([^"]+)"', text)}
    assert len(names) > 30
    drawn = {name: str(icon(name, 14)) for name in names}
    assert all('<svg width="14" height="14"' in svg and 'aria-hidden="true"' in svg for svg in drawn.values()), drawn
