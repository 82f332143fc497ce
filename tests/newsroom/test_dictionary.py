"""Hold the system's dictionary to being read where there is one, and missed nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from bekasi_cli.newsroom import dictionary, styling
from bekasi_cli.newsroom.checking import Source, report

TEXT = "Warga memakai xqzvwtan dan prokopimo baru."


def unknown(folder: Path | None) -> list[str]:
    told = report(Source(TEXT), styling.house_rules(folder)).findings
    return [each.text for each in told if each.rule.startswith("ejaan/")]


@pytest.fixture(autouse=True)
def _anew() -> None:
    styling._ours.cache_clear()
    styling._in_force.cache_clear()


def test_words_of_the_systems_dictionary_are_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "id_ID.dic"
    path.write_text("2\nXqzvwtan/AB\n\nlain\n", "utf-8")
    monkeypatch.setattr(dictionary, "PLACES", (tmp_path / "none.dic", path))
    assert dictionary.words() == {"xqzvwtan", "lain"}
    assert unknown(None) == ["prokopimo"]


def test_without_a_dictionary_of_the_system_our_own_lists_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dictionary, "PLACES", (tmp_path / "none.dic",))
    assert dictionary.words() == frozenset()
    assert unknown(None) == ["xqzvwtan", "prokopimo"]


def test_a_newsrooms_own_words_and_what_it_writes_for_others_are_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dictionary, "PLACES", ())
    (tmp_path / "style.toml").write_text(
        'known = ["Prokopimo"]\n\n[words]\n"lama sekali" = "xqzvwtan"\n', "utf-8"
    )
    assert unknown(tmp_path) == []
