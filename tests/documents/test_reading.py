from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bekasi_cli.documents import Notice, Parsed, parse
from bekasi_cli.errors import Unreadable
from bekasi_cli.model import ArticleKind, CorrectionKind, Facts, Photo


def read(front_matter: str, body: str = "Isi") -> Parsed:
    return parse(f"---\n{front_matter}\n---\n\n{body}\n".encode())


def said(parsed: Parsed) -> str:
    return " ".join(each.sentence() for each in parsed.warnings)


@pytest.mark.parametrize(
    "title", ["no", "010", "12:30:45", "null", "1e3", "2026-11-24", "0x1f", "="]
)
def test_a_title_stays_what_was_typed(title: str) -> None:
    assert read(f"title: {title}").manuscript.facts.title == title


def test_people_in_one_line_are_a_list() -> None:
    facts = read("reporters: rin, tok\neditors: dew/bud\ntags: pasar, harga beras").manuscript.facts

    assert facts.reporters == ("rin", "tok")
    assert facts.editors == ("dew", "bud")
    assert facts.tags == ("pasar", "harga beras")


def test_a_key_in_capitals_or_in_the_singular_is_read_and_said() -> None:
    parsed = read("Title: Judul\nreporter: rin")

    assert parsed.manuscript.facts == Facts(title="Judul", reporters=("rin",))
    assert "`reporter` in line 3 was read as `reporters`" in said(parsed)


def test_an_unknown_key_is_kept_and_said() -> None:
    parsed = read("layout: post\n<<:\n  a: 010")

    assert parsed.manuscript.facts.extra == {"layout": "post", "<<": {"a": "010"}}
    assert "`layout` in line 2 is no field" in said(parsed)


@pytest.mark.parametrize("key", ["number", "state", "author", "Revision", "published"])
def test_what_the_journal_keeps_cannot_be_typed(key: str) -> None:
    parsed = read(f"title: x\n{key}: 3")

    assert parsed.manuscript.facts == Facts(title="x")
    assert f"`{key}` in line 3 was left out" in said(parsed)


def test_the_reserved_key_is_lifted_out() -> None:
    parsed = read("title: x\nbekasi:\n  number: 17\n  approvals:\n    - by: dew")

    assert parsed.manuscript.facts == Facts(title="x")
    assert parsed.bekasi == {"number": "17", "approvals": [{"by": "dew"}]}


def test_a_reserved_key_that_is_no_block_is_left_out_and_said() -> None:
    parsed = read("bekasi: halo")

    assert (parsed.bekasi, parsed.manuscript.facts) == ({}, Facts())
    assert "`bekasi` in line 2 was left out" in said(parsed)


def test_times_are_read_with_any_offset_and_kinds_in_capitals() -> None:
    facts = read(
        "embargo: 2026-11-24 09:00:00+07:00\nevent_date: 2026-11-23\nkind: Siaran Pers"
    ).manuscript.facts

    assert facts.embargo == datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    assert facts.event_date == date(2026, 11, 23)
    assert facts.kind is ArticleKind.PRESS_RELEASE


@pytest.mark.parametrize(
    "line",
    ["embargo:", "event_date: ~", "photos: null", "correction:", "source:", "tags:", "kind:"],
)
def test_a_key_without_a_value_is_absent(line: str) -> None:
    assert read(line).manuscript.facts == Facts()


def test_photos_correction_and_source_are_read() -> None:
    facts = read(
        "photos:\n  - media: sha256:ab\n    caption: Satu\n  - sha256:cd\n"
        "correction:\n  kind: update\n  note: Baru\n"
        "source:\n  digest: d\n  name: n\n  published: 2023-02-14T07:57:08+07:00\n  views: 188"
    ).manuscript.facts

    assert facts.photos == (Photo(media="sha256:ab", caption="Satu"), Photo(media="sha256:cd"))
    assert facts.correction
    assert facts.correction.kind is CorrectionKind.UPDATE
    assert facts.source
    assert (facts.source.views, facts.source.name) == (188, "n")
    assert facts.source.published == datetime(2023, 2, 14, 0, 57, 8, tzinfo=UTC)


def test_blocks_without_their_optional_lines_are_read() -> None:
    facts = read("photos:\n  caption: Tanpa foto\ncorrection:\n  kind: update\nsource:\n  views:")

    assert facts.manuscript.facts.photos == (Photo(media="", caption="Tanpa foto"),)
    assert facts.manuscript.facts.correction
    assert facts.manuscript.facts.source
    assert "names no photograph" in said(facts)


def test_a_line_of_a_block_that_we_do_not_know_is_left_out_and_said() -> None:
    assert "`photos.lebar` in line 4 is no field" in said(
        read("photos:\n  - media: sha256:ab\n    lebar: 30")
    )


@pytest.mark.parametrize(
    ("front_matter", "sentence"),
    [
        ("title: Satu\ntitle: Dua", "`title` stands twice in the front matter: in lines 2 and 3"),
        ("title: Satu\nTitle: Dua", "`Title` in line 3 of the text stands there a second time"),
        ("kind: kabar", "`kind` in line 2 of the text is “kabar”.*berita, siaran-pers"),
        ("kind:\n  - berita", "`kind` in line 2 of the text must be plain text"),
        ("title: a\nembargo: besok", "`embargo` in line 3 of the text is “besok”.*no date"),
        ("embargo: 2026-11-24T09:00", "no date with time and zone.*\\+07:00"),
        ("embargo: 0001-01-01T00:00+07:00", "no date with time and zone"),
        ("event_date: 24/11", "`event_date` in line 2 of the text is “24/11”.*2026-11-24"),
        ("title: [a, b]", "`title` in line 2 of the text must be plain text.*single quotes"),
        ("tags:\n  - a: b", "`tags` in line 2 of the text must be a list"),
        ("tags:\n  a: b", "`tags` in line 2 of the text must be a list"),
        ("correction: ralat", "`correction` in line 2.*kind, note"),
        ("correction:\n  note: x", "`correction.kind` in line 2 of the text is “”.*update"),
        ("photos:\n  - [a]", "`photos` in line 2.*media, caption, credit, alt"),
        ("source:\n  views: banyak", "`source.views` in line 3 of the text is “banyak”"),
        ("tags: a: b", "Line 2 of the text cannot be read as front matter.*single quotes"),
        ('category: "a" b', "Line 2 of the text"),
        ("title: a: b\ntags: c: d", "Line 3 of the text cannot be read"),
        ("title: x\n\tkind: y", "Line 3 of the text"),
        ('title: "\\UFFFFFFFF"', "Line 1 of the text"),
        ("? [a]\n: b", "Line 2 of the text"),
        ("- a\n- b", "not made of `name: value` lines"),
        ("hanya kata", "not made of `name: value` lines"),
        ("a: &x b\nc: *x", "Line 2 of the front matter uses a YAML anchor"),
        ("title: *x", "Line 2 of the front matter uses a YAML anchor"),
        ("title: !!python/name:os.system x", "Line 2 of the front matter uses a YAML tag"),
        ("a: " + "[" * 3000, "nested too deeply at line 2"),
        ("title: " + "x" * 300_000, "at most 262144"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_write(
    front_matter: str, sentence: str
) -> None:
    with pytest.raises(Unreadable, match=f"(?s){sentence}") as refusal:
        read(front_matter)
    assert refusal.value.sentences()[1]


@pytest.mark.parametrize(
    "title",
    [
        "Bupati: Warga Harus Siaga",
        'Bupati: "Kita Bisa',
        '"Kita Bisa", Kata Bupati',
        "Wabup: Jum'at Libur",
    ],
)
def test_a_headline_is_read_as_people_type_it_whatever_yaml_sees_in_it(title: str) -> None:
    parsed = read(f"title: {title}\nsummary: Satu: dua\ntags: [a]")
    facts = parsed.manuscript.facts
    assert (facts.title, facts.summary, facts.tags) == (title, "Satu: dua", ("a",))


def test_recursion_that_runs_out_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    from bekasi_cli.documents import yaml_text

    monkeypatch.setattr(yaml_text, "_DEPTH", 10**6)

    with pytest.raises(Unreadable, match="nested too deeply"):
        read("a: " + "[" * 5000)


def test_an_alias_bomb_is_refused_at_once() -> None:
    bomb = "a: &a [x]\n" + "\n".join(f"b{n}: &b{n} [*a, *a, *a]" for n in range(30))

    with pytest.raises(Unreadable, match="anchor"):
        read(bomb)


def test_a_missing_end_of_the_front_matter_is_told() -> None:
    with pytest.raises(Unreadable, match="the line `---` that ends the front matter is missing"):
        parse(b"---\ntitle: x\n\nIsi\n")


def test_front_matter_after_a_bom_blank_lines_and_with_windows_ends_is_read() -> None:
    parsed = parse(b"\xef\xbb\xbf\r\n\r\n--- \r\ntitle: x\r\n---\r\nIsi\r\nlagi")

    assert parsed.manuscript.facts.title == "x"
    assert parsed.manuscript.body == "Isi\nlagi"


def test_lines_are_counted_from_the_start_of_the_file() -> None:
    with pytest.raises(Unreadable, match="line 4"):
        parse(b"\n\n---\nkind: kabar\n---\n")


def test_empty_front_matter_is_no_mistake() -> None:
    assert parse(b"---\n---\nIsi\n").manuscript.body == "Isi"


def test_a_heading_on_the_first_line_is_the_title() -> None:
    manuscript = parse(b"\n# Pasar Dibuka #\n\n\nIsi.\n\n# Bukan judul\n").manuscript

    assert manuscript.facts.title == "Pasar Dibuka"
    assert manuscript.body == "Isi.\n\n# Bukan judul"


@pytest.mark.parametrize("text", ["Isi saja.\n", "#tagar\n", "## Sub\n", "# \n", ""])
def test_a_text_without_front_matter_and_heading_has_no_title(text: str) -> None:
    parsed = parse(text.encode())

    assert parsed.manuscript.facts == Facts()
    assert parsed.manuscript.body == text.rstrip("\n")


def test_endless_blanks_are_read_at_once() -> None:
    blanks = " " * 200_000

    assert parse(f"# a{blanks}b".encode()).manuscript.facts.title == f"a{blanks}b"
    assert read(f"title: '{blanks}a'\nbyline: b#").manuscript.facts == Facts(title="a", byline="b#")
    assert parse(b"# C#\n").manuscript.facts.title == "C#"


def test_control_characters_go_also_when_yaml_escapes_hide_them() -> None:
    parsed = read('title: "\\x1b[31mMerah\\uD800"', "Isi\x07")

    assert parsed.manuscript.facts.title == "Merah"
    assert parsed.manuscript.body == "Isi"
    assert "control characters" in said(parsed)


def test_a_notice_fills_its_details() -> None:
    assert Notice("`{key}` hilang", {"key": "x"}).sentence() == "`x` hilang"


@pytest.mark.parametrize(
    ("front_matter", "line"), [("title: 'Satu\nsummary: x", 2), ("title: x\ntags: [a, b", 3)]
)
def test_what_nobody_closed_is_named_where_it_was_opened(front_matter: str, line: int) -> None:
    with pytest.raises(Unreadable, match=f"Line {line} of the text"):
        read(front_matter)
