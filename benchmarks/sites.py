"""Measure how long the public site takes to build, beside Hugo on the same articles."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import archive
from bekasi_cli.config import load
from bekasi_cli.documents import body
from bekasi_cli.model import Article, Publication
from bekasi_cli.newsroom import building
from bekasi_cli.storage import open_store
from bekasi_cli.storage.port import Condition, Op

NOW = datetime(2026, 11, 25, 2, tzinfo=UTC)
LIVE = Condition("publication", Op.IN, (Publication.LIVE.value,))

LAYOUTS = {
    "_default/baseof.html": """<!doctype html><html lang="id"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ .Title }}</title>
<meta name="description" content="{{ .Description }}"><link rel="canonical" href="{{ .Permalink }}">
<link rel="stylesheet" href="/site.css"></head><body>
<header><p><a href="/">Prokopim</a></p><nav><ul>
<li><a href="/berita.html">Terbaru</a></li></ul></nav></header><main>{{ block "main" . }}{{ end }}
</main><footer><p>Prokopim</p></footer></body></html>""",
    "_default/single.html": """{{ define "main" }}<article><header>
<p><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">
{{ .Date.Format "2 January 2006" }}</time>
· {{ .ReadingTime }}</p><h1>{{ .Title }}</h1></header><div class="body">{{ .Content }}</div><footer>
{{ range $name := slice "reporter" "kategori" "topik" }}<p>{{ $name }}: {{ range $.GetTerms $name }}
<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</p>{{ end }}</footer></article>
{{ with .NextInSection }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}
{{ with .PrevInSection }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}{{ end }}""",
    "_default/list.html": """{{ define "main" }}<h1>{{ .Title }}</h1>{{ range .Paginator.Pages }}
<article><p><time>{{ .Date.Format "2 January 2006" }}</time></p>
<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p>{{ .Description }}</p></article>{{ end }}
{{ with .Paginator.Next }}<a href="{{ .URL }}">Lama</a>{{ end }}{{ end }}""",
    "index.html": """{{ define "main" }}<h1>Prokopim</h1>{{ range first 13 .Site.RegularPages }}
<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p>{{ .Description }}</p>{{ end }}
{{ end }}""",
}
CONFIG = """baseURL = "https://prokopim.example/"
title = "Prokopim"
uglyURLs = true
disableKinds = ["taxonomy"]
[pagination]
pagerSize = 20
[taxonomies]
kategori = "kategori"
topik = "topik"
reporter = "reporter"
bulan = "bulan"
"""


class Figure(NamedTuple):
    """What one run took: SECONDS by the clock and of CPU, and the peak of its memory in MB."""

    seconds: float
    cpu: float
    megabytes: float


def ours(place: Path, *, words: tuple[str, ...] = ()) -> Figure:
    """Build the site of the newsroom in PLACE by the command itself."""
    command = (sys.executable, "-m", "bekasi_cli", "--newsroom", str(place), "--as", archive.ADMIN)
    return run((*command, "build", *words))


def run(command: tuple[str, ...]) -> Figure:
    """Run COMMAND, which must succeed."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        _, status, used = os.wait4(child.pid, 0)
        took = time.perf_counter() - start
        child.returncode = status  # it was waited for here
        if status:
            said.seek(0)
            raise SystemExit(f"{command[0]} failed: {said.read().decode()}")
    return Figure(took, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def within(place: Path) -> float:
    """Return the seconds that a build takes in this process, without start-up."""
    store, settings = open_store(place), load(place)
    start = time.perf_counter()
    building.build(store, settings, place, NOW)
    return time.perf_counter() - start


def accent(place: Path, colour: str) -> None:
    """Change what stands on every page."""
    file = place / "bekasi.toml"
    lines = file.read_text().splitlines()
    kept = [f'accent = "{colour}"' if line.startswith("accent") else line for line in lines]
    file.write_text("\n".join(kept) + "\n")


def for_hugo(place: Path, folder: Path) -> None:
    """Write the live articles of the newsroom in PLACE as a site of Hugo's into FOLDER."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in LAYOUTS.items():
        (folder / "layouts" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "layouts" / name).write_text(text)
    (folder / "hugo.toml").write_text(CONFIG)
    (folder / "content" / "berita").mkdir(parents=True)
    store = open_store(place)
    for article in store.find(Article, LIVE):
        if article.live is None or article.published is None:
            continue
        facts = article.live.facts
        matter = {
            "title": facts.title,
            "description": facts.summary,
            "date": article.published.isoformat(),
            "kategori": [facts.category],
            "topik": list(facts.tags),
            "reporter": list(facts.reporters),
            "bulan": [f"{article.published:%Y-%m}"],
        }
        told = body(store.revision(article.id, article.live.revision))
        text = f"{json.dumps(matter, indent=1)}\n\n{told}"
        (folder / "content" / "berita" / f"{article.id}-{article.slug}.md").write_text(text)


def rounds(count: int, *works: Callable[[], Figure]) -> list[list[Figure]]:
    """Return what each of WORKS took, in rounds, so that all share the machine's noise."""
    found: list[list[Figure]] = [[] for _ in works]
    for _ in range(count):
        for taken, work in zip(found, works, strict=True):
            taken.append(work())
    return found


def measure(size: int, source: Path, work: Path, hugo: str, count: int) -> None:
    """Print what builds of SIZE articles take in WORK."""
    place = work / f"site-{size}"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(archive.made(size, source), place)
    other = work / f"hugo-{size}"
    public = other / "public"
    colours = iter(f"#0b{n:02x}4f" for n in range(256))

    def cold() -> Figure:
        shutil.rmtree(place / "site", ignore_errors=True)
        shutil.rmtree(place / "cache" / "site", ignore_errors=True)
        return ours(place)

    def over() -> Figure:
        accent(place, next(colours))
        return ours(place)

    def again() -> Figure:
        return ours(place)

    works: dict[str, Callable[[], Figure]] = {
        "empty folder, nothing kept": cold,
        "over the last output, every page anew": over,
        "nothing changed": again,
    }
    if hugo:
        for_hugo(place, other)

        def hugo_cold() -> Figure:
            shutil.rmtree(public, ignore_errors=True)
            return run((hugo, "--source", str(other), "--quiet"))

        works |= {
            "Hugo, empty folder": hugo_cold,
            "Hugo, over the last output": lambda: run((hugo, "--source", str(other), "--quiet")),
        }
    for name, taken in zip(works, rounds(count, *works.values()), strict=True):
        best = min(each.seconds for each in taken)
        peak = max(each.megabytes for each in taken)
        cpu = min(each.cpu for each in taken)
        middle = statistics.median(each.seconds for each in taken)
        print(
            f"| {size} | {name} | {best:.2f} | {middle:.2f} | {cpu:.2f} | {peak:.0f} |", flush=True
        )
    print(f"| {size} | in one process, nothing changed | {within(place):.3f} | | | |", flush=True)


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, help="where the newsrooms to measure lie")
    parser.add_argument("work", type=Path, help="where to build: on a disk, or in memory")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--hugo", default="", help="Hugo's program; without it only ours")
    given = parser.parse_args()
    print("| articles | what | best s | median s | CPU s | peak MB |")
    print("| --- | --- | --- | --- | --- | --- |")
    for size in given.sizes:
        measure(size, given.source, given.work, given.hugo, given.rounds)


if __name__ == "__main__":
    main()
