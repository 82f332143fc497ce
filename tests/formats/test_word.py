from __future__ import annotations

import io
from contextlib import suppress
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli.documents import MAX_BYTES
from bekasi_cli.errors import Unreadable
from bekasi_cli.formats import word, word_checks
from bekasi_cli.markup import to_plain
from word_files import archive, document, link, paragraph, run, table


def body(*blocks: str) -> str:
    return word.read(document(paragraph("Judul", style="Title"), *blocks)).manuscript.body


SAVED = Path(__file__).parent
"""Documents that LibreOffice 7.4 saved as .docx."""


def test_what_libreoffice_saved_keeps_its_headings_lists_links_tables_and_quotations() -> None:
    found = word.read((SAVED / "libreoffice-a.docx").read_bytes()).manuscript

    assert found.facts.title == "Warga Arungjati Panen Sayur di Lahan Bekas Tambang"
    assert found.facts.dateline == "ARUNGJATI"
    assert "*kangkung* dan **bayam**, Sabtu" in found.body
    assert "[situs desa](<https://tirtamaya.example/panen_raya>)" in found.body
    assert "\n\n## Hasil panen\n\n- Kangkung 120 kg\n- Bayam **80 kg**\n  - merah\n" in found.body
    assert "\n\n1. Dijual di pasar\n2. Dibagikan\n\n> “Kami senang,”" in found.body
    assert "| Jenis | Berat |" in found.body


def test_what_libreoffice_saved_keeps_its_captions_and_footnotes() -> None:
    found = word.read((SAVED / "libreoffice-b.docx").read_bytes())

    assert found.manuscript.body == (
        "Warga memanen *kangkung*, Sabtu (14/2/2026)[1].\n\n"
        "*Gambar 1: Warga di lahan (Foto: Bud)*\n\n"
        "Hadir: Kades dan warga.\n\n*Panen bersama.*\n\n1. Catatan kaki."
    )
    told = [each.message.format(**each.details) for each in found.warnings]
    assert any("Pictures" in each and "1" in each for each in told)
    assert "Comments in the document were left out: 1." in told


def test_a_libreoffice_document_is_told_from_other_archives() -> None:
    made = archive({"META-INF/manifest.xml": b"<a/>", "content.xml": b"<a/>"})

    with pytest.raises(Unreadable, match=r"\.odt"):
        word.read(made)


def test_a_document_becomes_headline_place_and_markdown() -> None:
    found = word.read(
        document(
            paragraph("Pasar Tani ", run("Dibuka", "b"), style="Judul1"),
            paragraph("ARUNGJATI – Warga ", run("membuka ", "b"), run("pasar", "i"), " tani."),
            paragraph("Yang dijual", style="Judul2"),
            paragraph("Beras", item=(1, 0)),
            paragraph("merah", item=(1, 1)),
            paragraph("Sayur", item=(1, 0)),
            paragraph("Datang", item=(2, 0)),
            paragraph("Kami senang.", style="Kutipan"),
            paragraph("Lihat ", link("laman_ini"), ", bukan ", link("itu", "r2"), "."),
            table(("Hari", "Jam"), ("Senin | Rabu", "08.00")),
            paragraph("Suasana pasar", style="Ket"),
        )
    )

    assert found.manuscript.facts.title == "Pasar Tani Dibuka"
    assert found.manuscript.facts.dateline == "ARUNGJATI"
    assert found.manuscript.body == (
        "Warga **membuka** *pasar* tani.\n\n## Yang dijual\n\n- Beras\n  - merah\n- Sayur\n\n"
        "1. Datang\n\n> Kami senang.\n\nLihat [laman_ini](<https://a.example/b_c>), bukan itu.\n\n"
        "| Hari | Jam |\n| --- | --- |\n| Senin \\| Rabu | 08.00 |\n\n*Suasana pasar*"
    )


def test_a_first_line_that_looks_like_one_is_the_headline() -> None:
    found = word.read(document(paragraph(run("Pasar dibuka", "b")), paragraph("Isi.")))
    assert (found.manuscript.facts.title, found.manuscript.body) == ("Pasar dibuka", "Isi.")


@pytest.mark.parametrize(
    ("blocks", "written"),
    [
        (paragraph("5*3 # [x](y) &lt;b&gt; `a`"), r"5\*3 # [x](y) <b> `a`"),
        (paragraph("# bukan judul"), "# bukan judul"),
        (paragraph("2026. Tahun ini"), "2026. Tahun ini"),
        (paragraph("a", run("“b”", "b"), "c"), "a“b”c"),
        (paragraph("a", run(" ", "b"), "c"), "a c"),
        (paragraph("https://a.example/x_y_z."), "https://a.example/x_y_z."),
    ],
)
def test_what_stands_there_is_what_is_shown(blocks: str, written: str) -> None:
    assert to_plain(body(blocks)) == written.replace("\\", "")


def test_line_breaks_stay_and_hard_blanks_become_blanks() -> None:
    assert body("<w:p><w:r><w:t>a\u00a0b</w:t><w:br/><w:t>c</w:t></w:r></w:p>") == "a b\\\nc"
    broken = "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>"
    assert body(f'<w:p><w:pPr><w:pStyle w:val="Judul2"/></w:pPr>{broken}</w:p>') == "## a b"


def test_a_frame_made_of_a_table_and_an_empty_table_are_no_tables() -> None:
    assert body(table(("Satu",))) == "Satu"
    assert body("<w:tbl></w:tbl>", paragraph(" "), paragraph("a")) == "a"


def test_pictures_and_comments_are_counted() -> None:
    comment = '<w:r><w:commentReference w:id="1"/></w:r>'
    found = word.read(
        document(paragraph("Judul"), paragraph("Isi", comment), word__media__a_x_png=b"x")
    )
    said = " ".join(notice.sentence() for notice in found.warnings)
    assert "Pictures are not taken from the document: 1" in said
    assert "Comments in the document were left out: 1" in said


_CHANGE = '<w:{0} w:id="1" w:author="x">{1}</w:{0}>'


@pytest.mark.parametrize("sort", ["ins", "del", "moveFrom", "moveTo"])
def test_tracked_changes_are_refused_with_what_to_do_in_word(sort: str) -> None:
    with pytest.raises(Unreadable, match="accept or reject all changes"):
        word.read(document(paragraph("a", _CHANGE.format(sort, run("b")))))


DOCTYPE = b'<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><a>&z;</a>'
SPOILT = {
    "an old document": (b"\xd0\xcf\x11\xe0rest", "one with a password"),
    "half of one": (document(paragraph("a"))[:300], "broken"),
    "an archive": (archive({"a.txt": b"x"}), "no Word document"),
    "macros": (document(paragraph("a"), word__vbaProject_x_bin=b"x"), "macros"),
    "a bomb": (document(paragraph("a"), word__b_x_xml=b" " * 30_000_000), "far more"),
    "many elements": (document("<w:p/>" * 260_000), "far more"),
    "deep elements": (document("<w:p>" * 100 + "</w:p>" * 100), "far more"),
    "definitions": (document(paragraph("a"), word__b_x_xml=DOCTYPE), "definitions"),
    "no XML": (document("<w:p>"), "broken"),
    "too long": (document(paragraph("a" * (MAX_BYTES + 1))), "at most"),
    "an odd number": (document('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="x"/></w:tcPr>'
                               "</w:tc></w:tr></w:tbl>"), "broken"),
}  # fmt: skip


@pytest.mark.parametrize("sort", SPOILT)
def test_what_should_not_be_opened_is_refused_with_a_sentence(sort: str) -> None:
    content, says = SPOILT[sort]
    assert word.is_word(content)
    with pytest.raises(Unreadable, match=says) as refused:
        word.read(content)
    assert refused.value.hint


def test_an_encrypted_archive_is_refused() -> None:
    content = bytearray(document(paragraph("a")))
    with ZipFile(io.BytesIO(content)) as file:
        start = file.start_dir
    content[start + 8] |= 1
    with pytest.raises(Unreadable, match="password"):
        word_checks.check(bytes(content))


@given(st.binary(max_size=60), st.integers(0, 2000))
def test_a_damaged_document_never_crashes(noise: bytes, place: int) -> None:
    sound = document(paragraph("Judul"), paragraph("Isi"))
    content = sound[: 4 + place] + noise + sound[4 + place + len(noise) :]
    with suppress(Unreadable):
        word.read(content)
