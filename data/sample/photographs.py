"""Draw the sample office's twelve photographs: invented scenes, always the same bytes.

    python data/sample/photographs.py FOLDER

They are like those of a telephone: each with a day and a place in its EXIF data, some lying on
their side, one with a caption; the last is as WhatsApp sends it, with nothing but the picture.
"""

from __future__ import annotations

import io
import math
import random
import sys
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw

SIZE = (1800, 1200)


class Scene(NamedTuple):
    """A photograph: its file's NAME, HOUR on the day of the visit, and a CAPTION if it has one."""

    name: str
    hour: int
    caption: str = ""


SCENES = (
    Scene("IMG_0001.jpg", 7, "Warga Desa Sukawening menanam bakau di pesisir"),
    *(Scene(f"IMG_{n:04}.jpg", 7 + n // 2) for n in range(2, 12)),
    Scene("IMG-20261124-WA0012.jpg", 13),
)


def draw(number: int, *, size: tuple[int, int] = SIZE) -> bytes:
    """Return photograph NUMBER (from 1) as a JPEG file."""
    scene, dice = SCENES[number - 1], random.Random(number)  # noqa: S311 - a drawing, no secret
    image = _scene(dice, size)
    if number % 4 == 0:  # the camera was held upright, and says so
        image = image.transpose(Image.Transpose.ROTATE_90)
    out = io.BytesIO()
    bare = number == len(SCENES)
    exif = b"" if bare else _exif(scene, dice, sideways=number % 4 == 0).tobytes()
    image.save(out, "JPEG", quality=80, exif=exif)
    return out.getvalue()


def _scene(dice: random.Random, size: tuple[int, int]) -> Image.Image:
    width, height = size
    sky = tuple(dice.randint(130, 230) for _ in range(3))
    image = Image.new("RGB", size, sky)
    pen = ImageDraw.Draw(image)
    for depth in range(5):  # hills, the nearer the darker
        base = height * (0.4 + depth * 0.1)
        phase, swing = dice.random() * math.tau, height * dice.uniform(0.02, 0.07)
        line = [
            (x, base + swing * math.sin(phase + x / width * math.tau * (depth + 1)))
            for x in range(0, width + 20, 20)
        ]
        shade = (60 - 8 * depth, 150 - 20 * depth, 70 - 8 * depth)
        pen.polygon([*line, (width, height), (0, height)], fill=shade)
    for _ in range(dice.randint(3, 9)):  # people, who are nobody
        x, tall = dice.randint(0, width), height // dice.randint(5, 9)
        y = height - dice.randint(0, height // 8)
        shirt = (dice.randint(40, 250), dice.randint(40, 250), dice.randint(40, 250))
        pen.rounded_rectangle((x, y - tall, x + tall // 3, y), tall // 8, fill=shirt)
        pen.ellipse((x, y - tall * 4 // 3, x + tall // 3, y - tall), fill=(150, 105, 75))
    return image


def _exif(scene: Scene, dice: random.Random, *, sideways: bool) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Kamera Contoh", "KC-1"
    exif[0x0112] = 6 if sideways else 1
    if scene.caption:
        exif[0x010E] = scene.caption
    inner = exif.get_ifd(0x8769)
    inner[0x9003] = f"2026:11:24 {scene.hour:02}:{dice.randint(0, 59):02}:00"
    inner[0xA431] = "SERI-RAHASIA-0042"
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 12.0, 3.5), 3: "E", 4: (107.0, 5.0, 9.25)})
    return exif


def main(folder: Path) -> None:
    """Write all twelve into FOLDER."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, scene in enumerate(SCENES, 1):
        (folder / scene.name).write_bytes(draw(number))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "foto"))
