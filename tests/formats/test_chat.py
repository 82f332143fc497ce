from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bekasi_cli.formats.chat import literal, markdown, unpacked
from bekasi_cli.markup import to_html, to_plain


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("*tebal*", "**tebal**"),
        ("_miring_", "*miring*"),
        ("~coret~", "~~coret~~"),
        ("*_keduanya_*", "***keduanya***"),
        ("(*tebal*), _miring_.", "(**tebal**), *miring*."),
        ("*dua kata* dan *tiga kata lagi*", "**dua kata** dan **tiga kata lagi**"),
        ("**dua bintang**", "**dua bintang**"),
        ("5*3*2", r"5\*3\*2"),
        ("* tebal*", r"\* tebal\*"),
        ("*tebal *", r"\*tebal \*"),
        ("*tebal", r"\*tebal"),
        ("a*tebal*b", r"a\*tebal\*b"),
        ("nama_berkas_ini", "nama_berkas_ini"),
        ("`kode *x*` dan ```kode```", "`kode *x*` dan `kode`"),
        ("`lepas", r"\`lepas"),
        ("https://a.example/x_y_*z, lagi", "<https://a.example/x_y_*z>, lagi"),
        ("*lihat https://a.example/b*", "**lihat <https://a.example/b>**"),
        ("<b> &amp; [x](y)", r"\<b> \&amp; [x\](y)"),
    ],
)
def test_marks_count_where_whatsapp_formats_them_and_nowhere_else(typed: str, written: str) -> None:
    assert markdown(typed) == written


@pytest.mark.parametrize(
    "head",
    [
        "[24/11 09.12] Atika: ",
        "[09.12, 24/11/2026] Atika: ",
        "\u200e[24/11/26 09.12.33] ~ Atika: ",
        "24/11/26 09.12 - Atika: ",
        "[11/24/26, 9:12 AM] +62 812-3456-7890: ",
    ],
)
def test_what_stands_before_a_message_is_taken_away(head: str) -> None:
    found = unpacked(f"{head}Satu\nDua\n{head}Tiga <Pesan ini diedit>")

    assert found.text == "Satu\nDua\n\nTiga"
    assert (found.messages, len(found.senders)) == (2, 1)


@pytest.mark.parametrize(
    "line", ["<Media tidak disertakan>", "gambar tidak disertakan", "IMG-1.jpg (file terlampir)"]
)
def test_what_stands_for_a_picture_is_counted_and_left_out(line: str) -> None:
    found = unpacked(f"[24/11 09.12] Atika: {line}\nKeterangan")

    assert (found.text, found.attachments) == ("Keterangan", 1)


@pytest.mark.parametrize("line", ["Pukul 09.12: acara mulai", "Catatan: [24/11] lihat", "a: b"])
def test_a_line_with_a_colon_is_no_message(line: str) -> None:
    assert unpacked(line) == (line, 0, (), 0)


@given(st.text(alphabet=st.sampled_from("*_~`a b<>[]()&;\\1.:#-")))
def test_reading_marks_loses_no_letter(text: str) -> None:
    shown = to_plain("x " + markdown(text))
    assert [c for c in shown if c.isalnum()] == [c for c in "x " + text if c.isalnum()]


@given(st.text(alphabet=st.sampled_from("*_~`a b<>[]()&;\\!")))
@example("[a [b] c](d)")
@example(" ![a][b]: c")
def test_literal_text_is_shown_as_it_is(text: str) -> None:
    line = f"x{text}x"
    assert " ".join(to_plain(literal(line)).split()) == " ".join(line.split())
    assert "<em>" not in to_html(literal(line))


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    unpacked(text)
    markdown(text)
