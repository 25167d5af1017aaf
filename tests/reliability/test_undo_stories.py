"""The short form of the long stories: everything is as it was when all imports of a chapter are taken back."""

from __future__ import annotations

import pytest

from bench.reliability.undoing import Story


@pytest.mark.django_db
def test_what_random_imports_did_is_taken_back_to_the_last_row(tmp_path, settings) -> None:
    settings.UPLOADS_DIR, settings.LOCKS_DIR = tmp_path / "imports", tmp_path / "locks"
    story = Story(number=3, seed=7)
    assert story.tell(imports=4, in_a_chapter=2, kinds=("beside", "against")) == ""
    assert story.imports == 4
