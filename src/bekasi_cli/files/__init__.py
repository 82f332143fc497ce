"""Write to the disk whole or not at all, with the modes and locks of a shared folder."""

from bekasi_cli.files.derived import derive, extend
from bekasi_cli.files.disk import explained, network_filesystem
from bekasi_cli.files.locks import locked
from bekasi_cli.files.modes import mode_for
from bekasi_cli.files.streaming import growing
from bekasi_cli.files.swift import Tree, sizes
from bekasi_cli.files.writing import (
    TEMPORARY,
    append,
    atomic_write,
    fsync_dir,
    make_folders,
    move,
    resolve_inside,
    truncate,
    write_again,
)

__all__ = [
    "TEMPORARY",
    "Tree",
    "append",
    "atomic_write",
    "derive",
    "explained",
    "extend",
    "fsync_dir",
    "growing",
    "locked",
    "make_folders",
    "mode_for",
    "move",
    "network_filesystem",
    "resolve_inside",
    "sizes",
    "truncate",
    "write_again",
]
