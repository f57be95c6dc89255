"""Files for tests, made from as little as their readers need."""

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def make_zip(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a compressed archive of the parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def make_relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """Return a part that lists relations by name, each with its kind and target."""
    entries = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f"<Relationships>{entries}</Relationships>"


def make_office(main: str, parts: Mapping[str, str | bytes]) -> bytes:
    """Return an office file of the parts, one of which is the main one."""
    return make_zip({"_rels/.rels": make_relations({"a": ("officeDocument", main)}), **parts})


def make_document(body: str, **others: str) -> bytes:
    """Return a document with the body; ``others`` are notes, by kind."""
    whole = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    parts = {f"word/{kind}.xml": f'<w:x xmlns:w="{WORD}">{x}</w:x>' for kind, x in others.items()}
    relations = make_relations({kind: (kind, f"{kind}.xml") for kind in others})
    parts["word/_rels/document.xml.rels"] = relations
    return make_office("word/document.xml", {"word/document.xml": whole, **parts})


def make_workbook(
    rows: str, *, columns: str = "", styles: str = "", texts: str = "", properties: str = ""
) -> bytes:
    """Return a workbook of one sheet, from the XML of its parts."""
    relations = {
        "r1": ("worksheet", "worksheets/sheet1.xml"),
        "r2": ("styles", "styles.xml"),
        "r3": ("sharedStrings", "/xl/sharedStrings.xml"),
    }
    sheets = f'<sheets xmlns:r="{RELATIONS}"><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets>'
    return make_office(
        "xl/workbook.xml",
        {
            "xl/workbook.xml": f'<workbook xmlns="{SHEETS}">{properties}{sheets}</workbook>',
            "xl/_rels/workbook.xml.rels": make_relations(relations),
            "xl/worksheets/sheet1.xml": (
                f"<worksheet><cols>{columns}</cols><sheetData>{rows}</sheetData></worksheet>"
            ),
            "xl/styles.xml": f"<styleSheet>{styles}</styleSheet>",
            "xl/sharedStrings.xml": f"<sst>{texts}</sst>",
        },
    )


def make_objects(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of the numbered objects, the first of which is the catalogue."""
    file = b"%PDF-1.7\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    size = len(objects) + 1
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(file))
    return file + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def make_stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a PDF's stream with further entries in its dictionary."""
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(content), content)


def make_pdf(*pages: Sequence[str], resources: bytes = b"", content: bytes = b"") -> bytes:
    """Return a PDF of pages, each of lines, in a font whose codes only its ToUnicode map explains.

    ``resources`` and ``content`` are added to each page's.
    """
    letters = sorted({letter for page in pages for line in page for letter in line})
    codes = {letter: f"{code:04x}" for code, letter in enumerate(letters, 1)}
    mapped = "\n".join(f"<{codes[each]}> <{ord(each):04x}>" for each in letters)
    kids = b" ".join(b"%d 0 R" % (6 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, len(pages)),
        (
            b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[4 0 R]"
            b"/ToUnicode 5 0 R>>"
        ),
        (
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 1000"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
        ),
        make_stream(
            b"begincmap\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
            + f"{len(letters)} beginbfchar\n{mapped}\nendbfchar\nendcmap".encode()
        ),
    ]
    for number, page in enumerate(pages):
        shown = "".join(f"<{''.join(codes[x] for x in line)}> Tj T* " for line in page)
        text = f"BT /A 12 Tf 14 TL 50 700 Td {shown}ET ".encode()
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</A 3 0 R>>%b>>>>" % (7 + 2 * number, resources)
        )
        objects.append(make_stream(text + content))
    return make_objects(objects)
