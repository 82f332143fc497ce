from __future__ import annotations

from pathlib import Path

import pytest

from bekasi_cli.errors import Unreachable
from bekasi_cli.files import disk

MOUNTS = r"""22 27 0:21 / /proc rw - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 27 0:40 / /srv/berkas\040kantor rw shared:1 - nfs4 server:/x rw
31 27 0:41 / /mnt rw - fuse.sshfs x rw
32 31 0:42 / /mnt/disk rw - ext4 /dev/vdb rw
33 27 0:43 / /win rw - cifs //x/y rw
34 27 0:44 / /usb rw - fuseblk /dev/sdb rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/berkas kantor/room", "nfs4"),
        ("/srv/berkas", None),
        ("/mnt/a", "fuse.sshfs"),
        ("/mnt/disk/a", None),
        ("/win", "cifs"),
        ("/usb/a", None),
        ("/srv/atn", None),
    ],
)
def test_network_file_systems_are_known(tmp_path: Path, path: str, kind: str | None) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS)
    assert disk.network_filesystem(Path(path), mounts) == kind


def test_without_a_list_of_mounts_nothing_is_known(tmp_path: Path) -> None:
    assert disk.network_filesystem(tmp_path, tmp_path / "none") is None
    assert disk.network_filesystem(tmp_path) is None


def test_a_missing_file_passes_through_and_others_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), disk.reading(tmp_path):
        (tmp_path / "none").read_bytes()
    with pytest.raises(Unreachable, match="cannot be read"), disk.reading(tmp_path):
        tmp_path.read_bytes()
