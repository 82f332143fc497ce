from __future__ import annotations

from pathlib import Path

import pytest

from bekasi_cli.site.checking import check

HEAD = '<!doctype html><html lang="id"><body id="isi"><h1>x</h1>'
END = "</body></html>\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "berita").mkdir()
    (tmp_path / "index.html").write_text(f'{HEAD}<a href="berita/17-x.html">x</a>{END}')
    (tmp_path / "berita" / "17-x.html").write_text(
        f'{HEAD}<p title="a > b">x<br><img src="../a.jpg" alt=""></p>'
        f'<a href="../index.html#isi">x</a><a href="#isi">x</a><a href="https://x.example">x</a>'
        f"<script>if (a < b) x</script><!-- <b> -->{END}"
    )
    (tmp_path / "a.jpg").write_bytes(b"x")
    (tmp_path / "feed.xml").write_text("<feed/>")
    (tmp_path / "feed.json").write_text("{}")
    (tmp_path / "agenda.ics").write_text("BEGIN:VCALENDAR\r\n")
    return tmp_path


def test_a_site_that_is_right_has_no_faults(site: Path) -> None:
    told: list[tuple[int, int]] = []
    assert check(site, lambda done, total: told.append((done, total))) == []
    assert told == [(6, 6)]


@pytest.mark.parametrize(
    ("path", "content", "message"),
    [
        (
            "index.html",
            f'{HEAD}<img src="a.jpg" srcset="a.jpg 480w, b.jpg 960w" alt="">{END}',
            "leads nowhere",
        ),
        (
            "berita/17-x.html",
            f'{HEAD}<a href="18-y.html">x</a>{END}',
            "leads nowhere",
        ),
        ("berita/17-x.html", f'{HEAD}<a href="#lain">x</a>{END}', "leads nowhere"),
        ("berita/17-x.html", f'{HEAD}<a href="http://[">x</a>{END}', "leads nowhere"),
        ("berita/17-x.html", f'{HEAD}<img src="../a.jpg">{END}', "alt"),
        ("berita/17-x.html", f"{HEAD}<p>x{END}", "not closed"),
        ("berita/17-x.html", f"{HEAD}<p>x</b></p>{END}", "not closed"),
        ("berita/17-x.html", HEAD, "not closed"),
        ("berita/17-x.html", HEAD.replace("h1", "h2") + END, "h1"),
        ("berita/17-x.html", b"\xff", "UTF-8"),
        ("feed.xml", "<feed>", "no XML"),
        ("feed.json", "{", "no JSON"),
        ("agenda.ics", "x", "no calendar"),
    ],
)
def test_each_fault_is_found_and_its_page_named(
    site: Path, path: str, content: str | bytes, message: str
) -> None:
    raw = content if isinstance(content, bytes) else content.encode()
    (site / path).write_bytes(raw)
    faults = [each for each in check(site) if message in each.message]
    assert [each.page for each in faults] == [path]
    assert faults[0].article == (17 if "berita" in path else None)


def test_a_site_without_home_is_not_right(site: Path) -> None:
    (site / "index.html").unlink()
    assert any(each.page == "index.html" for each in check(site))
