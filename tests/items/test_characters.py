"""Characters that no page can hold."""

from disclosure.items.characters import clean, has_impossible, one_line


def test_control_characters_go_and_white_space_stays() -> None:
    """What HTML forbids goes; every kind of white space and every visible letter stays."""
    kept = "丙\t\u3000\u2028丁\u200b\ue004"
    assert clean(f"甲\x00乙\x02\x7f\ufffe{kept}") == f"甲乙{kept}"


def test_half_a_character_is_marked() -> None:
    """A lone surrogate, which no file can hold, becomes the replacement character."""
    assert clean("甲\ud800乙") == "甲\ufffd乙"
    assert has_impossible("甲\ud800")
    assert not has_impossible("甲\u3000乙\n")


def test_a_value_of_several_lines_becomes_one() -> None:
    """A line break or tab in a value becomes one blank; other blanks stay as they are."""
    assert one_line(" 关于\r\n  印发《办法》\t的　通知  \n") == "关于 印发《办法》 的　通知"
