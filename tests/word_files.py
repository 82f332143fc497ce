"""Make Word documents of a few elements, sound or not."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_LINKS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/hyperlink" TargetMode="External" '
    'Target="https://a.example/b_c"/>'
    f'<Relationship Id="r2" Type="{_OFFICE}/hyperlink" TargetMode="External" '
    'Target="javascript:x"/>'
    f'<Relationship Id="s" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="n" Type="{_OFFICE}/numbering" Target="numbering.xml"/></Relationships>'
)
_NAMES = {"Judul1": "heading 1", "Judul2": "heading 2", "Title": "Title", "Kutipan": "Quote"}
_STYLES = f"<w:styles {_W}>" + "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
    for key, name in {**_NAMES, "Ket": "caption"}.items()
)
_NUMBERING = f"<w:numbering {_W}>" + "".join(
    f'<w:abstractNum w:abstractNumId="{n}">'
    + "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{sort}"/></w:lvl>' for level in range(2))
    + f'</w:abstractNum><w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
    for n, sort in ((1, "bullet"), (2, "decimal"))
)


def run(text: str, *marks: str) -> str:
    """Return a run of TEXT with MARKS: `b`, `i`."""
    properties = "".join(f"<w:{mark}/>" for mark in marks)
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", item: tuple[int, int] | None = None) -> str:
    """Return a paragraph of RUNS; ITEM is the number of its list and its level there."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if item:
        number, level = item
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    inside = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def link(text: str, to: str = "r1") -> str:
    """Return a link to https://a.example/b_c, or with `r2` to a script."""
    return f'<w:hyperlink r:id="{to}">{run(text)}</w:hyperlink>'


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of texts."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def document(*blocks: str, **parts: bytes) -> bytes:
    """Return a Word document of BLOCKS, with more PARTS, whose names have `__` for `/`."""
    more = {name.replace("__", "/").replace("_x_", "."): part for name, part in parts.items()}
    body = f"<w:document {_W} {_R}><w:body>{''.join(blocks)}</w:body></w:document>"
    return archive(
        {
            "[Content_Types].xml": _TYPES.encode(),
            "_rels/.rels": _RELS.encode(),
            "word/document.xml": body.encode(),
            "word/_rels/document.xml.rels": _LINKS.encode(),
            "word/styles.xml": f"{_STYLES}</w:styles>".encode(),
            "word/numbering.xml": f"{_NUMBERING}</w:numbering>".encode(),
            **more,
        }
    )


def archive(parts: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive of PARTS."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()
