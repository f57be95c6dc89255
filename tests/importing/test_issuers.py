"""Joint issuers told apart."""

import pytest

from disclosure.importing.issuers import split_issuers


@pytest.mark.parametrize(
    ("name", "bodies"),
    [
        ("示例市财政局、示例市民政局", ("示例市财政局", "示例市民政局")),
        ("示例市财政局  示例市民政局", ("示例市财政局", "示例市民政局")),
        ("甲市财政局,乙市民政局；丙市法院", ("甲市财政局", "乙市民政局", "丙市法院")),
        ("示例市住房和城乡建设局", ("示例市住房和城乡建设局",)),
        ("市府办(市金融办、市外事办)", ("市府办(市金融办、市外事办)",)),
        ("示例市财政局等8部门", ("示例市财政局等8部门",)),
        ("示例市 经济开发区", ("示例市 经济开发区",)),
        ("示例市财政局和示例市民政局", ("示例市财政局和示例市民政局",)),
        (
            "甲住房和城乡建设局、乙自然资源局和丙公积金管理中心",
            ("甲住房和城乡建设局", "乙自然资源局", "丙公积金管理中心"),
        ),
    ],
)
def test_joint_issuers(name: str, bodies: tuple[str, ...]) -> None:
    """A name is split only where each part is a body's name by itself; in doubt it stays whole."""
    assert split_issuers(name) == bodies
