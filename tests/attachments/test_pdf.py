import zlib
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from attachments.samples import make_objects, make_pdf, make_stream
from disclosure.attachments.extraction import Extraction, extract_text
from disclosure.attachments.obstacles import Obstacle
from disclosure.attachments.pdf import PAGES_LIMIT
from sample_site import ROOT

CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
SHOW = b"BT /A 1 Tf (text) Tj ET"
ONE_PAGE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
HELVETICA = b"/Font<</A<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<%b>>>>"


def test_pages_come_in_order() -> None:
    """Each page's lines come in order, in Chinese as the font's map tells."""
    data = make_pdf(["示例市人民政府", "示政办发〔2026〕12号"], ["第二页，共２页。"])
    text = "示例市人民政府\n示政办发〔2026〕12号\n第二页，共２页。"
    assert extract_text("通知.pdf", data) == Extraction(text=text)


def test_radicals_become_characters() -> None:
    """A character that a font names by its radical is the character."""
    assert extract_text("a.pdf", make_pdf(["⼈⺠⻔户，⻓期⽣效"])).text == "人民门户，长期生效"


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        (
            "2024/2024-市级预算公开说明.pdf",
            ["示例市2024年市级政府预算公开说明", "一、一般公共预算"],
        ),
        ("2021/2021-十四五规划纲要主要指标.pdf", ["全员劳动生产率增长（%）", "年均/累计"]),
    ],
)
def test_files_of_the_sample_site_give_their_text(path: str, lines: list[str]) -> None:
    """A PDF of the sample site gives its lines of text."""
    file = ROOT / "docs/items" / path
    extraction = extract_text(file.name, file.read_bytes())
    assert extraction.obstacle is None
    assert set(lines) <= set(extraction.text.split("\n"))


def test_a_scan_has_no_text() -> None:
    """A scanned file of the sample site says that it has no text."""
    file = ROOT / "docs/items/2019/2019-东湖区房屋征收决定-扫描件.pdf"
    assert extract_text(file.name, file.read_bytes()).obstacle is Obstacle.NO_TEXT


@pytest.mark.parametrize(("password", "text"), [("secret", ""), ("", "公开")])
def test_a_file_is_read_if_it_opens_without_a_password(password: str, text: str) -> None:
    """A password to open the file makes it unreadable; one that only forbids changes does not."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(make_pdf(["公开"]))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    buffer = BytesIO()
    writer.write(buffer)
    extraction = extract_text("a.pdf", buffer.getvalue())
    assert extraction.text == text
    assert extraction.obstacle is (None if text else Obstacle.ENCRYPTED)


def test_a_cipher_that_is_not_at_hand_counts_as_encrypted() -> None:
    """A file encrypted by AES is unreadable."""
    filled = b"<" + b"0" * 96 + b">"
    entries = b"/Filter/Standard/V 5/R 6/Length 256/P -4/O %b/U %b/OE %b/UE %b/Perms %b" % (
        (filled,) * 2 + (b"<" + b"0" * 64 + b">",) * 2 + (b"<" + b"0" * 32 + b">",)
    )
    cipher = b"/CF<</StdCF<</CFM/AESV3/Length 32>>>>/StmF/StdCF/StrF/StdCF"
    data = make_objects(
        [CATALOGUE, b"<</Type/Pages/Kids[]/Count 0>>", b"<<%b%b>>" % (entries, cipher)],
        trailer=b"/Encrypt 3 0 R/ID[<00><00>]",
    )
    assert extract_text("a.pdf", data).obstacle is Obstacle.ENCRYPTED


def test_one_broken_page_is_left_out() -> None:
    """The other pages of a file with a broken one are read, and the loss is told."""
    good, bad = make_stream(SHOW), make_stream(SHOW, b"/Filter/NoSuchDecode")
    kids = b"<</Type/Pages/Kids[3 0 R 5 0 R 3 0 R]/Count 3>>"
    broken = PAGE.replace(b"4 0 R", b"6 0 R") % HELVETICA
    data = make_objects([CATALOGUE, kids, PAGE % HELVETICA, good, broken, bad])
    assert extract_text("a.pdf", data) == Extraction(text="text\ntext", obstacle=Obstacle.PART)
    alone = make_objects([CATALOGUE, ONE_PAGE, PAGE % HELVETICA, bad])
    assert extract_text("a.pdf", alone).obstacle is Obstacle.DAMAGED


def test_only_so_many_pages_are_read() -> None:
    """Of a file with more pages than the limit, the first ones are read, and that is told."""
    kids = b"3 0 R " * (PAGES_LIMIT + 1)
    pages = b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, PAGES_LIMIT + 1)
    content = make_stream(SHOW)
    extraction = extract_text("a.pdf", make_objects([CATALOGUE, pages, PAGE % HELVETICA, content]))
    assert extraction == Extraction(text="\n".join(["text"] * PAGES_LIMIT), obstacle=Obstacle.PART)


def test_forms_are_read_and_their_repetition_is_bounded() -> None:
    """A form on a page gives its text; forms that draw each other again and again end."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<%b>>"
    objects = [CATALOGUE, ONE_PAGE, PAGE % b"/XObject<</F 5 0 R>>", make_stream(b"/F Do")]
    levels = 9
    for level in range(1, levels):
        drawn = b"/XObject<</F %d 0 R>>" % (5 + level)
        objects.append(make_stream(b"/F Do " * 8, form % drawn))
    objects.append(make_stream(SHOW, form % HELVETICA))
    text = extract_text("a.pdf", make_objects(objects)).text
    assert set(text.split("\n")) == {"text"}
    assert len(text) < 5_000


@pytest.mark.parametrize(
    "objects",
    [
        [CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"],
        [CATALOGUE, b"<</Type/Pages/Kids[%b]/Count 90000>>" % (b"3 0 R " * 90_000), PAGE % b""],
        [b"<<" + b"/A <<" * 50_000],
        [
            CATALOGUE,
            ONE_PAGE,
            PAGE % HELVETICA,
            make_stream(
                zlib.compress(b"BT /A 1 Tf " + b"(x) Tj " * 4_000_000), b"/Filter/FlateDecode"
            ),
        ],
    ],
    ids=["circle", "pages", "depth", "bomb"],
)
def test_hostile_files_are_damaged(objects: list[bytes]) -> None:
    """Circles, endless pages, deep nesting and streams that swell make a file damaged."""
    assert extract_text("a.pdf", make_objects(objects)).obstacle is Obstacle.DAMAGED
