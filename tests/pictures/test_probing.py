from __future__ import annotations

from datetime import date
from pathlib import Path

import photographs
import pytest

from bekasi_cli.errors import Unreadable
from bekasi_cli.model import PictureFormat
from bekasi_cli.pictures import MOST_BYTES, probe
from pictures.picture_files import huge_png, moving, picture, tagged, with_iptc, with_xmp

HEIC = (Path(__file__).parent / "bakau.heic").read_bytes()
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
    ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>{}</dc:description>'
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
)


@pytest.mark.parametrize(
    ("form", "name"), [("JPEG", "a.JPG"), ("PNG", "a.png"), ("WEBP", "a.webp"), ("PNG", "a")]
)
def test_a_photograph_is_known_by_its_content(form: str, name: str) -> None:
    found = probe(picture(form), name)
    assert (found.form.value, found.width, found.height) == (form.lower(), 64, 48)
    assert (found.taken, found.caption) == (None, "")


def test_what_an_iphone_saves_is_read_with_its_day() -> None:
    found = probe(HEIC, "bakau.heic")
    assert found.form is PictureFormat.HEIC
    assert (found.width, found.height) == (96, 64)
    assert (found.taken, found.caption) == (date(2026, 11, 20), "Warga menanam bakau")


def test_the_samples_photographs_suggest_their_day_and_a_whatsapp_copy_nothing() -> None:
    first, last = (probe(photographs.draw(n), "a.jpg") for n in (1, 12))
    assert first.taken == date(2026, 11, 24)
    assert first.caption.startswith("Warga Desa Sukawening")
    assert (last.taken, last.caption) == (None, "")
    assert photographs.draw(3) == photographs.draw(3)
    sideways = probe(photographs.draw(4, size=(90, 60)), "a.jpg")
    assert (sideways.width, sideways.height) == (90, 60)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026:11:24 08:15:00", date(2026, 11, 24)),
        ("0000:00:00 00:00:00", None),
        ("1980:01:01 00:00:00", None),
        ("kemarin", None),
    ],
)
def test_a_camera_whose_clock_was_never_set_suggests_no_day(said: str, day: date | None) -> None:
    assert probe(tagged(day=said), "a.jpg").taken == day


def test_what_a_camera_writes_in_the_place_of_a_caption_is_none() -> None:
    assert probe(tagged(caption="OLYMPUS DIGITAL CAMERA"), "a.jpg").caption == ""
    assert probe(tagged(caption="  Panen \x1b]0;x\x07raya "), "a.jpg").caption == "Panen raya"


def test_agencies_captions_are_suggested() -> None:
    assert probe(with_iptc(b"Panen raya di Rawalintang"), "a.jpg").caption == (
        "Panen raya di Rawalintang"
    )
    listed = XMP.format("<rdf:Alt><rdf:li>Panen</rdf:li><rdf:li>Harvest</rdf:li></rdf:Alt>")
    assert probe(with_xmp(listed), "a.jpg").caption == "Panen"
    assert probe(with_xmp(XMP.format("Panen")), "a.jpg").caption == "Panen"


def test_markup_that_would_blow_up_is_not_even_parsed() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + XMP.format("&b;")
    assert probe(with_xmp(bomb), "a.jpg").caption == ""
    assert probe(with_xmp("<x:xmpmeta>"), "a.jpg").caption == ""


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (picture("PNG"), "foto.jpg", "foto.jpg is a PNG file, but its name says .jpg."),
        (picture(), "foto.txt", "foto.txt is a JPEG file, but its name says .txt."),
        (b"", "foto.jpg", "foto.jpg is no photograph that we can read."),
        (b"Bukan foto.", "foto.jpg", "foto.jpg is no photograph that we can read."),
        (picture("GIF", mode="P"), "a.gif", "a.gif is no photograph that we can read."),
        (picture()[:-200], "a.jpg", "a.jpg is broken or breaks off: it cannot be shown."),
        (picture("PNG")[:-40], "a.png", "a.png is broken or breaks off: it cannot be shown."),
        (picture("WEBP")[:-40], "a.webp", "a.webp is broken or breaks off: it cannot be shown."),
        (HEIC[:-40], "a.heic", "a.heic is no photograph that we can read."),
        (huge_png(), "a.png", "a.png is too large: 50000 x 50000. Nothing of it was decoded."),
        (moving(), "a.webp", "a.webp is no photograph: it holds 3 pictures that move."),
        (moving("PNG"), "a.png", "a.png is no photograph: it holds 3 pictures that move."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_whole_photograph_is_refused_with_a_sentence(
    content: bytes, name: str, told: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        probe(content, name)
    message, hint = refused.value.sentences()
    assert message == told
    assert hint.endswith(".")


def test_a_file_that_is_too_heavy_is_not_opened() -> None:
    with pytest.raises(Unreadable, match="100 MB"):
        probe(bytes(MOST_BYTES + 1), "a.jpg")


def test_no_flipped_byte_is_a_traceback() -> None:
    for whole in (tagged(day="2026:11:24 08:15:00", caption="Panen"), picture("PNG"), HEIC):
        for at in range(0, len(whole), 7):
            content = bytearray(whole)
            content[at] ^= 0xFF
            try:
                probe(bytes(content), "a")
            except Unreadable:
                continue
