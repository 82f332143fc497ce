from __future__ import annotations

import grp
import pwd
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from faults.desks import KILLED, Desk, Done, Room
from other_users import needs_root, open_folder

pytestmark = [needs_root, pytest.mark.slow]

TEXT = "---\ntitle: Pasar {n}\nreporters: [rin]\n---\n\nIsi {n}.\n"
GROUP = "users"
UMASKS = (0o022, 0o077, 0o027, 0o002)


class Colleagues:
    """Two accounts of one group, who share a newsroom; nothing else is theirs together."""

    def __init__(self, base: Path, desk: Desk) -> None:
        self.room = Room(base / "newsroom", desk)
        self._base = base
        self._gid = grp.getgrnam(GROUP).gr_gid
        self._uids = {"rin": pwd.getpwnam("daemon").pw_uid, "dik": pwd.getpwnam("bin").pw_uid}
        for uid in self._uids.values():
            (base / f"state-{uid}").mkdir()
            (base / f"state-{uid}").chmod(0o777)
        made = self._by(
            "rin",
            ("init", str(self.room.folder), "--office", "Prokopim Kabupaten Tirtamaya"),
            *("--url", "https://prokopim.tirtamaya.example", "--admin", "rin"),
            *("--admin-name", "Rina Maharani", "--language", "en", "--group", GROUP),
        )
        assert made.code == 0, made.err
        for words in (
            ("staff", "edit", "rin", "--role", "admin", "--role", "reporter"),
            ("staff", "add", "dik", "--name", "Dika Saputra", "--role", "editor", "--login", "bin"),
        ):
            done = self.type("rin", *words)
            assert done.code == 0, done.err

    def type(self, by: str, *words: str, **more: object) -> Done:
        """Type WORDS in their newsroom as BY, under an umask of the day."""
        return self._by(by, (), *self.room.words(by, *words), **more)

    def _by(self, by: str, first: tuple[str, ...], *rest: str, **more: object) -> Done:
        uid = self._uids[by]
        return self.room.desk.type(
            *first,
            *rest,
            **{
                "uid": uid,
                "gid": uid,
                "groups": [self._gid],
                "umask": random.choice(UMASKS),
                "environment": {"XDG_STATE_HOME": str(self._base / f"state-{uid}")},
                **more,
            },
        )


@pytest.fixture
def colleagues() -> Iterator[Colleagues]:
    with open_folder() as base:
        base.chmod(0o777)
        with Desk(base / "state", for_others=True) as desk:
            yield Colleagues(base, desk)


def _article(colleagues: Colleagues, n: int) -> None:
    """Bring one article to publication, now one of the two and now the other."""
    drafted = colleagues.type("rin", "draft", "--file", "-", "--json", input=TEXT.format(n=n))
    assert drafted.code == 0, drafted.err
    article = drafted.json
    assert isinstance(article, dict)
    number = str(article["number"])
    for by, words in (
        ("rin", ("submit", number)),
        ("dik", ("edit", number, "--file", "-")),
        ("rin", ("edit", number, "--file", "-")),
        ("rin", ("submit", number)),
        ("dik", ("approve", number, "--publish", "--yes")),
    ):
        text = TEXT.format(n=n).replace("Isi", f"Isi dari {by}")
        done = colleagues.type(by, *words, input=text)
        assert done.code == 0, (by, words, done.err)


def test_two_users_of_one_group_never_lock_each_other_out(
    colleagues: Colleagues, rounds: Callable[[int], int]
) -> None:
    for n in range(rounds(50)):
        _article(colleagues, n)
    for by in ("rin", "dik"):
        done = colleagues.type(by, "audit", "verify")
        assert done.code == 0, done.err
    repaired = colleagues.type("rin", "doctor", "--repair", "--yes")
    assert repaired.code == 0, repaired.err


def test_what_one_of_them_left_half_done_is_not_in_the_others_way(
    colleagues: Colleagues, rounds: Callable[[int], int]
) -> None:
    kills = 0
    while kills < rounds(100):
        by, other = random.sample(("rin", "dik"), 2)
        text = TEXT.format(n=kills)
        words = ("draft", "--file", "-", "--reporter", "rin")
        done = colleagues.type(by, *words, input=text, kill_after=random.uniform(0, 0.03))
        kills += done.code == KILLED
        after = colleagues.type(other, *words, input=text)
        assert after.code == 0, after.err
        assert colleagues.type(by, *words, input=text).code == 0
    assert colleagues.type("dik", "audit", "verify").code == 0
