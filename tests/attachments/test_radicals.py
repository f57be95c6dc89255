import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from disclosure.attachments.radicals import without_radicals


def test_kangxi_radicals_are_as_unicode_maps_them() -> None:
    """Each Kangxi radical becomes the character that Unicode holds compatible."""
    radicals = "".join(map(chr, range(0x2F00, 0x2FD6)))
    assert without_radicals(radicals) == unicodedata.normalize("NFKC", radicals)


def test_radicals_of_simplified_characters_become_these() -> None:
    """Radicals of the supplement, which Unicode doesn't map, become characters as well."""
    assert without_radicals("⺠⻅⻉⻋⻓⻔⻚⻛⻜⻢⻥⻦⻩⻬⻰") == "民见贝车长门页风飞马鱼鸟黄齐龙"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_other_letters_stay(text: str) -> None:
    """Whatever is no radical stays as it is."""
    others = "".join(each for each in text if not "\u2e80" <= each <= "\u2fdf")
    assert without_radicals(others) == others
