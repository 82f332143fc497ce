"""Damage one file of a newsroom in many ways, and hold what each command makes of it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from faults.desks import Done, Room

Facts = tuple[tuple[object, ...], ...]


class Patient:
    """A newsroom whose files are damaged one at a time; WHOLE are their bytes.

    What a command says is right when it refuses (7) or says what it said of the whole newsroom.
    """

    def __init__(self, room: Room) -> None:
        self.room = room
        self.whole: dict[Path, bytes] = {
            path: path.read_bytes()
            for path in room.folder.rglob("*")
            if path.is_file() and path.name != ".lock"
        }
        self.commands = (("list", "--all", "--json"), ("show", "1", "--json"), ("history", "2"))
        self.said = {words: room.type("adm", *words) for words in self.commands}
        self.head = self._head()
        self.harmed: list[str] = []

    def _head(self) -> str:
        done = self.room.type("adm", "audit", "head", "--json")
        assert isinstance(done.json, dict)
        return str(done.json["digest"])

    def heal(self) -> None:
        """Lay every file as it was, and take away what is new."""
        for path in self.room.folder.rglob("*"):
            if path.is_file() and path not in self.whole and path.name != ".lock":
                path.unlink()
        for path, content in self.whole.items():
            if not path.exists() or path.read_bytes() != content:
                if path.exists():
                    path.chmod(0o600)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)

    def harm(self, files: Mapping[Path, bytes]) -> None:
        """Put other bytes in the place of FILES."""
        self.heal()
        self.harmed = [_difference(path, self.whole[path], files[path]) for path in files]
        for path, content in files.items():
            path.chmod(0o600)
            path.write_bytes(content)

    def hold_nothing_is_taken_for_empty(self) -> None:
        """Hold each command to refuse what it reads damaged, or to say what is true."""
        for words in self.commands:
            done = self.room.type("adm", *words)
            if done.code == 0:
                assert done.out == self.said[words].out, (words, self.harmed)
            else:
                assert done.code == 7, (words, done, self.harmed)
            assert "Traceback" not in done.err
            assert "Something went wrong" not in done.err

    def verify(self) -> Done:
        """Return what `audit verify` says of the journal, against the head kept elsewhere."""
        return self.room.type("adm", "audit", "verify", "--head", self.head)

    def repair(self) -> Done:
        """Repair, and hold what it replaced or cut off to lie in `recovered/`."""
        before = {path: path.read_bytes() for path in self.whole if path.exists()}
        done = self.room.type("adm", "doctor", "--repair", "--yes", "--json")
        assert done.code in (0, 3, 7), done
        assert "Something went wrong" not in done.err
        kept = [each.read_bytes() for each in (self.room.folder / "recovered").glob("*")]
        for path, content in before.items():
            now = path.read_bytes() if path.exists() else b""
            if content and not now.startswith(content):
                assert any(content.endswith(each) for each in kept), f"{path} was thrown away"
        return done

    def is_whole(self) -> bool:
        """Tell whether doctor finds nothing, and every command says what it said at first."""
        doctor = self.room.type("adm", "doctor")
        return doctor.code == 0 and all(
            self.room.type("adm", *words).out == said.out for words, said in self.said.items()
        )


def _difference(path: Path, whole: bytes, content: bytes) -> str:
    """Say where CONTENT, which is put into PATH's place, begins to be another than WHOLE."""
    pairs = enumerate(zip(whole, content, strict=False))
    at = next((n for n, (old, new) in pairs if old != new), min(len(whole), len(content)))
    old, new = whole[at : at + 1], content[at : at + 1]
    return f"{path.name} from byte {at} on: {old!r} -> {new!r}, {len(whole)} -> {len(content)}"


def cuts(content: bytes, number: int) -> Iterator[bytes]:
    """Yield CONTENT cut at NUMBER offsets, from its first byte to its last but one."""
    for offset in sorted(random.sample(range(len(content)), min(number, len(content)))):
        yield content[:offset]


def flips(content: bytes, number: int) -> Iterator[bytes]:
    """Yield CONTENT with one random byte changed, NUMBER times."""
    for _ in range(number):
        at = random.randrange(len(content))
        other = random.choice([each for each in range(256) if each != content[at]])
        yield content[:at] + bytes([other]) + content[at + 1 :]


Damage = Callable[[bytes, int], Iterator[bytes]]
