from __future__ import annotations

import io

import photographs
import pytest
from PIL import Image

from bekasi_cli.errors import Unreadable
from bekasi_cli.pictures import SHARED, copies
from pictures.picture_files import in_profile, picture, tagged

SECRETS = (b"SERI-RAHASIA", b"Kamera Contoh", b"Exif", b"photoshop", b"Warga Desa", b"ICC_PROFILE")


def test_each_width_is_made_as_jpeg_and_webp_and_one_whole_copy_to_share() -> None:
    made = copies(photographs.draw(1), "a.jpg")
    assert [(each.name, each.width, each.height) for each in made] == [
        ("480.jpg", 480, 320),
        ("480.webp", 480, 320),
        ("960.jpg", 960, 640),
        ("960.webp", 960, 640),
        ("1600.jpg", 1600, 1067),
        ("1600.webp", 1600, 1067),
        (SHARED, 1800, 1200),
    ]
    for each in made:
        with Image.open(io.BytesIO(each.content)) as image:
            assert image.size == (each.width, each.height)
            assert image.format == ("WEBP" if each.name.endswith(".webp") else "JPEG")


def test_no_copy_says_where_or_with_what_it_was_taken() -> None:
    original = photographs.draw(1)
    assert all(secret in original for secret in SECRETS[:3])
    for each in copies(original, "a.jpg"):
        assert not [secret for secret in SECRETS if secret in each.content]
        with Image.open(io.BytesIO(each.content)) as image:
            assert not image.getexif()
            assert {"exif", "xmp", "icc_profile", "photoshop", "comment"}.isdisjoint(image.info)


def test_a_photograph_that_lies_on_its_side_is_turned_upright() -> None:
    whole = copies(tagged(turned=6), "a.jpg")[-1]
    assert (whole.width, whole.height) == (48, 64)


def test_a_small_picture_is_not_blown_up() -> None:
    assert [each.name for each in copies(picture(), "a.jpg")] == ["64.jpg", "64.webp", SHARED]
    wide = copies(picture(size=(600, 4)), "a.jpg")
    assert [each.name for each in wide][::2] == ["480.jpg", "600.jpg", SHARED]


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "1", "I;16"])
def test_every_sort_of_pixels_becomes_plain_colour(mode: str) -> None:
    for each in copies(picture("PNG", mode=mode), "a.png"):
        with Image.open(io.BytesIO(each.content)) as image:
            assert image.mode == "RGB"


def test_what_shines_through_becomes_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(copies(out.getvalue(), "a.png")[0].content)) as image:
        assert image.getpixel((10, 10)) == (255, 255, 255)


def test_colours_for_print_become_colours_for_screens() -> None:
    content = picture(mode="CMYK")
    with Image.open(io.BytesIO(copies(content, "a.jpg")[0].content)) as image:
        assert image.mode == "RGB"


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_profile_is_applied_and_goes_and_a_broken_one_is_passed_over(mode: str) -> None:
    first = copies(in_profile(mode), "a.png")[0]
    with Image.open(io.BytesIO(first.content)) as image:
        pixel = image.getpixel((10, 10))
        assert isinstance(pixel, tuple)
        assert pixel[0] > 240
        assert pixel[2] < 20
    out = io.BytesIO()
    Image.new(mode, (20, 20), "orange").save(out, "PNG", icc_profile=b"bukan profil")
    assert copies(out.getvalue(), "a.png")[-1].width == 20
    out = io.BytesIO()
    Image.new("L", (20, 20), 99).save(out, "PNG", icc_profile=b"bukan profil")
    assert copies(out.getvalue(), "a.png")[-1].width == 20


def test_a_broken_original_is_told() -> None:
    with pytest.raises(Unreadable):
        copies(picture()[:-200], "a.jpg")
