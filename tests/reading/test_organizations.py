"""Which organisations a wording names."""

import pytest

from reading.spelling.organizations import OrganizationNames

NAMES = OrganizationNames(
    [
        ("ООН", "ООН"),
        ("ООН", "Организация Объединенных Наций"),
        ("ЕС", "ЕС"),
        ("ЕС", "Евросоюз"),
        ("ЕС", "European Union"),
        ("Совет Безопасности ООН", "Совбез ООН"),
    ]
)


@pytest.mark.parametrize(
    ("wording", "named"),
    [
        ("генеральный секретарь ООН", {"ООН"}),
        ("генсек Организации Объединенных Наций", {"ООН"}),
        ("заседание Совбеза ООН", {"ООН", "Совет Безопасности ООН"}),
        ("саммит Россия — ЕС", {"ЕС"}),
        ("саммит Евросоюза", {"ЕС"}),
        ("the European Union's envoy", {"ЕС"}),
        ("профессор", set()),
        ("месяц", set()),
        ("президент Казахстана", set()),
        ("организация\nОбъединенных Наций", set()),
        ("", set()),
    ],
)
def test_organizations_are_found_in_any_case_form(wording: str, named: set[str]) -> None:
    assert NAMES.named_in(wording) == named
