"""Hold the modules that load to the TOML that they are made of."""

from __future__ import annotations

from pathlib import Path

from bekasi_cli import style
from bekasi_cli.style import making
from bekasi_cli.style.generated import places
from bekasi_cli.style.loading import entries

STYLE = Path(style.__file__).parent
FILES = {path.name: path.read_text("utf-8") for path in sorted((STYLE / "rules").glob("*.toml"))}


def generated(name: str) -> str:
    return (STYLE / "generated" / name).read_text("utf-8")


def test_the_rules_that_load_are_those_of_the_toml() -> None:
    assert making.rules_module(FILES) == generated("rules.py")


def test_the_lists_that_load_are_those_of_the_toml() -> None:
    text = (STYLE / "lists" / "forming.toml").read_text("utf-8")
    assert making.facts_module(text) == generated("facts.py")


def test_the_root_words_are_the_list_without_what_a_rule_calls_wrong() -> None:
    found = [each for name, text in FILES.items() for each in entries(text, name)]
    wrong = [word for each in found for word in (*each.words, *each.roots)]
    lists = sorted((STYLE / "lists").glob("kata-*.txt"))
    text = "\n".join(each.read_text("utf-8") for each in lists)
    assert making.roots_module(text, wrong) == generated("roots.py")
    assert {"apotek", "antre"} <= set(generated("roots.py").split())
    assert "antri" not in generated("roots.py").split()


def test_the_page_of_rules_names_each_with_its_source() -> None:
    page = making.rules_page(FILES)
    for name, text in FILES.items():
        for entry in entries(text, name):
            assert f"`{entry.rule.id}`" in page
            assert entry.rule.source in page


def test_the_page_of_rules_speaks_indonesian_too() -> None:
    page = making.rules_page(FILES, making.INDONESIAN)
    for name, text in FILES.items():
        for entry in entries(text, name):
            assert f"`{entry.rule.id}`" in page
    assert "- salah: " in page
    assert "*kesalahan*" in page


def test_the_facts_that_load_are_those_of_the_toml() -> None:
    text = (STYLE / "lists" / "daerah.toml").read_text("utf-8")
    assert making.places_module(text) == generated("places.py")


def test_each_kecamatan_has_its_villages() -> None:
    assert set(places.VILLAGES) == set(places.DISTRICTS)
    assert sum(map(len, places.VILLAGES.values())) == 187
