from functools import cache

import pytest

from bot.knowledge import load_world
from newsroom.gatherings import spellings_of_organizations
from storage.owners import Organizations, organizations


@cache
def known() -> Organizations:
    return organizations(spellings_of_organizations(load_world()))


@pytest.mark.parametrize(
    ("forum", "organization"),
    [
        ("Высший Евразийский экономический совет", "ЕАЭС"),
        ("заседание Высшего Евразийского экономического совета", "ЕАЭС"),
        ("ВЕЭС", "ЕАЭС"),
        ("заседание Евразийского межправительственного совета", "ЕАЭС"),
        ("саммит ЕАЭС", "ЕАЭС"),
    ],
)
def test_a_council_told_without_its_session_is_its_organisation_s(
    forum: str, organization: str
) -> None:
    assert known().names.named_in(forum) == {organization}


@pytest.mark.parametrize(
    "forum",
    ["Евразийский экономический форум", "заседание совета", "Высший совет Казахстана", "саммит"],
)
def test_another_council_is_nobody_s(forum: str) -> None:
    assert known().names.named_in(forum) == frozenset()
