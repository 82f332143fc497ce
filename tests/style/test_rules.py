"""Hold each rule to its own examples, and the modules that load to the TOML they come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from bekasi_cli import style
from bekasi_cli.style.loading import Entry, entries
from style_texts import found, registered

RULES = Path(style.__file__).parent / "rules"
ENTRIES = [e for path in sorted(RULES.glob("*.toml")) for e in entries(path.read_text(), path.name)]
KNOWN = {each.rule.id for each in ENTRIES}


def findings(entry: Entry, text: str) -> list[style.Finding]:
    """Return what is found in an example, in a newsroom with a register where the rule reads it."""
    reads = entry.check.startswith(("registered.", "holders.", "scheduled."))
    return registered(text) if reads else found(text)


def name(entry: Entry) -> str:
    return entry.rule.id


def test_no_two_rules_have_one_name() -> None:
    assert len(KNOWN) == len(ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=name)
def test_a_rule_has_examples_of_wrong_and_right_and_a_source(entry: Entry) -> None:
    assert len(entry.flags) >= 2
    assert len(entry.passes) >= 2
    assert entry.rule.source
    assert entry.rule.en != entry.rule.indonesian


@pytest.mark.parametrize("entry", ENTRIES, ids=name)
def test_a_rule_flags_what_it_must(entry: Entry) -> None:
    for text, suggestion in entry.flags:
        mine = [each for each in findings(entry, text) if each.rule == entry.rule.id]
        assert mine, text
        if suggestion:
            assert suggestion in [each.suggestions[0] for each in mine if each.suggestions], text


@pytest.mark.parametrize("entry", ENTRIES, ids=name)
def test_what_a_rule_calls_right_no_rule_flags(entry: Entry) -> None:
    for text in entry.passes:
        assert not [
            (e.rule, e.text) for e in findings(entry, text) if e.own is not style.Severity.HINT
        ], text


def test_every_finding_names_its_words_in_the_source() -> None:
    for entry in ENTRIES:
        for text, _ in entry.flags:
            for each in findings(entry, text):
                assert text[each.offset : each.offset + each.length] == each.text


def test_the_rules_of_word_formation_are_rules() -> None:
    from bekasi_cli.style.forming import FORMERS

    rules = style.standard()
    verdicts = [rules.judge.of(word) for word in FORMED]
    assert all(verdict and verdict.rule in KNOWN for verdict in verdicts)
    assert len(FORMERS) == len(FORMED)


FORMED = [
    "dilapangan", "bekerjasama", "mentaati", "memroses", "menunjukan", "diakomodir", "itupun",
    "menemukanya", "transparant", "tatabahasa",
]  # fmt: skip
