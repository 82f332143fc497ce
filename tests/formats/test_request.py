from __future__ import annotations

from msgspec.structs import replace

from bekasi_cli.formats.request import request
from bekasi_cli.i18n import Language
from bekasi_cli.model import CorrectionKind, CorrectionNote, Facts, Manuscript
from published import HOUSE, MANUSCRIPT


def test_the_whole_text_goes_out_and_the_answer_stands_alone_in_the_last_line() -> None:
    lines = request(MANUSCRIPT, "17-A1B2C3D4", HOUSE).splitlines()
    assert lines[0] == "Please approve this text of Humas Kabupaten Tirtamaya:"
    assert lines[-1] == "SETUJU 17-A1B2C3D4"
    for line in (
        "*Posyandu Melati Buka Setiap Hari*",
        "Warga tidak perlu menunggu hari Senin.",
        "*TIRTAMAYA* – Layanan _(walk-in)_ dibuka.",
        "> “Silakan datang,” katanya.",
        "Photograph: Antrean pagi",
        "Reporter: Rini Anggraeni",
        "Correction: Jam buka dibetulkan.",
        "Not for publication before Tuesday, 24 November 2026, 08:05 WIB",
    ):
        assert line in lines


def test_a_bare_text_is_asked_for_too_in_the_offices_language() -> None:
    note = CorrectionNote(kind=CorrectionKind.UPDATE, note="Air surut.")
    bare = Manuscript(facts=Facts(correction=note), body="")
    text = request(bare, "1-00000000", replace(HOUSE, language=Language.INDONESIAN))
    assert text.startswith("Mohon persetujuan untuk naskah Humas Kabupaten Tirtamaya berikut:")
    assert "*(tanpa judul)*\n\nPerkembangan: Air surut.\n" in text
    assert text.endswith("balas dengan baris ini:\n\nSETUJU 1-00000000\n")
