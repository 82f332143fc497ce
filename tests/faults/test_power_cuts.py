from __future__ import annotations

import random
import shutil
import subprocess
import threading
import time
from collections.abc import Callable

import pytest

from faults.desks import Room
from faults.mounts import mount, needs_program, unmount

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800), needs_program("xfs_io", "xfsprogs")]

TEXT = "---\ntitle: Pasar {n}\nreporters: [atn]\n---\n\nPedagang {n} kembali.\n"
SIZES = {"ext4": "64M", "xfs": "320M"}  # xfs makes none below 300 MB
MAKERS = {
    "ext4": ["mkfs.ext4", "-q", "-F"],
    "xfs": ["mkfs.xfs", "-q", "-f"],
}


class Computer:
    """A newsroom on a disk of its own, whose power fails while somebody writes."""

    def __init__(self, room: Room, kind: str) -> None:
        self.point = room.folder.with_name("disk")
        self.image = room.folder.with_name("disk.img")
        self.saved: dict[int, str] = {}
        self.cut_acts = 0
        self._seconds = 0.1  # what a draft takes on this disk
        subprocess.run(["truncate", "-s", SIZES[kind], str(self.image)], check=True)
        subprocess.run([*MAKERS[kind], str(self.image)], check=True)
        self.start()
        shutil.copytree(room.folder, self.point / "newsroom")
        self.room = Room(self.point / "newsroom", room.desk)
        subprocess.run(["sync"], check=True)

    def start(self) -> None:
        """Mount the disk, as a computer does when it is switched on."""
        mount(self.point, "-o", "loop", str(self.image))

    def cut(self) -> None:
        """Cut the power at a random moment once somebody drafts; what reached no disk is gone."""
        ready = threading.Event()
        writer = threading.Thread(target=self._write, args=(ready,))
        writer.start()
        ready.wait()
        time.sleep(random.uniform(0, 4 * self._seconds))
        done = subprocess.run(["xfs_io", "-x", "-c", "shutdown", str(self.point)])
        writer.join()
        assert done.returncode == 0
        unmount(self.point)

    def _write(self, ready: threading.Event) -> None:
        while True:
            text = TEXT.format(n=len(self.saved))
            done = self.room.type("atn", "draft", "--file", "-", "--json", input=text)
            if done.code != 0:
                assert "Traceback" not in done.err
                assert done.code in (7, 8), done.err
                self.cut_acts += 1
                ready.set()
                return
            article = done.json
            assert isinstance(article, dict)
            self._seconds = 0.8 * self._seconds + 0.2 * done.seconds
            self.saved[article["number"]] = article["digest"]
            ready.set()


@pytest.mark.parametrize("kind", ["ext4", "xfs"])
def test_a_power_cut_loses_no_act_that_was_acknowledged(
    room: Room, rounds: Callable[[int], int], kind: str
) -> None:
    if shutil.which(MAKERS[kind][0]) is None:
        pytest.skip(f"{MAKERS[kind][0]} is not installed")
    computer = Computer(room, kind)
    try:
        for _ in range(rounds(100)):
            computer.cut()
            computer.start()
            computer.room.hold_whole()
            _hold(computer)
    finally:
        unmount(computer.point)
    assert computer.cut_acts == rounds(100)
    assert len(computer.saved) >= rounds(100)


def _hold(computer: Computer) -> None:
    """Hold every act that was acknowledged to be there: 0 acknowledged lost."""
    found = {each["number"]: each["digest"] for each in computer.room.articles()}
    lost = {n: digest for n, digest in computer.saved.items() if found.get(n) != digest}
    assert lost == {}


def test_a_disk_that_went_away_is_told_in_a_sentence(room: Room) -> None:
    computer = Computer(room, "ext4")
    try:
        computer.cut()
        gone = computer.room.type("atn", "draft", "--file", "-", input=TEXT.format(n=1))
        assert (gone.code, "Traceback" in gone.err) == (8, False)
    finally:
        unmount(computer.point)
