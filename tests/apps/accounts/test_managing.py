"""Members, as level 3 manages them."""

from __future__ import annotations

import pytest

from rollforward.accounts.commands import LastFullMember, set_level
from rollforward.accounts.inviting import invite
from rollforward.accounts.managing import change_level, let_go, let_in_again
from rollforward.accounts.models import Level, Member
from rollforward.accounts.queries import members_of
from rollforward.accounts.rights import NotAllowed
from tests.cast import Cast


def test_a_level_can_be_changed_but_never_away_from_the_last_full_member(cast: Cast) -> None:
    with pytest.raises(LastFullMember):
        change_level(cast.vera, cast.vera.pk, Level.ALL)
    change_level(cast.vera, cast.omar.pk, Level.FULL)
    change_level(cast.vera, cast.vera.pk, Level.ALL)
    cast.vera.refresh_from_db()
    assert cast.vera.level == Level.ALL


def test_a_removed_member_is_out_and_can_be_let_in_again(cast: Cast) -> None:
    let_go(cast.vera, cast.lena.pk)
    assert cast.lena not in members_of(cast.harbor)
    let_in_again(cast.vera, cast.lena.pk)
    assert cast.lena in members_of(cast.harbor)


def test_nobody_below_level_3_raises_anybody(cast: Cast) -> None:
    for attempt in (lambda: change_level(cast.omar, cast.omar.pk, 3), lambda: invite(cast.omar, "a@b.example", "", 3)):
        with pytest.raises(NotAllowed):
            attempt()


def test_another_firms_member_cannot_be_touched(cast: Cast) -> None:
    with pytest.raises(Member.DoesNotExist):
        change_level(cast.vera, cast.nina.pk, Level.ASSIGNED)


def test_the_last_full_member_is_told_from_the_table_and_not_from_what_a_page_remembers(cast: Cast) -> None:
    remembered = Member.objects.get(pk=cast.omar.pk)
    change_level(cast.vera, cast.omar.pk, Level.FULL)
    cast.omar.refresh_from_db()
    change_level(cast.omar, cast.vera.pk, Level.ALL)
    with pytest.raises(LastFullMember):
        set_level(remembered, Level.ALL)


def test_somebody_who_cannot_sign_in_is_not_the_one_who_can_manage(cast: Cast) -> None:
    change_level(cast.vera, cast.omar.pk, Level.FULL)
    cast.omar.user.is_active = False
    cast.omar.user.save()
    with pytest.raises(LastFullMember):
        let_go(cast.vera, cast.vera.pk)
