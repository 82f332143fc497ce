"""Mount small disks for a test and take them away again, where this machine allows it."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def needs_program(name: str, package: str) -> pytest.MarkDecorator:
    """Skip a test where the program NAME is not installed, and say which PACKAGE brings it."""
    missing = shutil.which(name) is None
    return pytest.mark.skipif(
        missing, reason=f"{name} is not installed (apt-get install {package})"
    )


@contextmanager
def mounted(point: Path, *options: str) -> Iterator[Path]:
    """Mount at POINT with mount's own OPTIONS; skip the test where nobody may."""
    mount(point, *options)
    try:
        yield point
    finally:
        unmount(point)


def mount(point: Path, *options: str) -> None:
    """Mount at POINT, or skip the test and say what this machine answered."""
    if os.getuid() != 0:
        pytest.skip("only root can mount; run the tests as root for these")
    point.mkdir(exist_ok=True)
    done = subprocess.run(["mount", *options, str(point)], capture_output=True, text=True)
    if done.returncode != 0:
        pytest.skip(f"mounts are not allowed here: {done.stderr.strip()}")


def unmount(point: Path) -> None:
    """Take the disk at POINT away, also one that is still in use."""
    for _ in range(50):  # somebody who walks through all disks may stand in it
        if subprocess.run(["umount", str(point)], capture_output=True).returncode == 0:
            return
        if not point.is_mount():
            return
        time.sleep(0.1)
    subprocess.run(["umount", "--lazy", str(point)], capture_output=True)


def remount(point: Path, options: str) -> None:
    """Change the OPTIONS of the disk at POINT."""
    subprocess.run(["mount", "-o", f"remount,{options}", str(point)], check=True)
