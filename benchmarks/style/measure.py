"""Measure the house style: what it finds, where it is wrong, and how fast it is."""

from __future__ import annotations

import argparse
import compileall
import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import bekasi_cli
from bekasi_cli.newsroom.checking import Source, report
from bekasi_cli.style import Finding, Severity, standard

HERE = Path(__file__).parent
SHOWN = (Severity.ERROR, Severity.WARNING)
WORDS = 400


class Taken(NamedTuple):
    """What a command took: seconds by the clock, and of all processors together."""

    clock: float
    cpu: float


def main() -> int:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recall", action="store_true", help="sentences that hold an error")
    parser.add_argument("--alarms", metavar="FILE", help="sentences, one a line: what is found")
    parser.add_argument("--speed", metavar="FILE", help="make 1,000 articles of its sentences")
    parser.add_argument("--codespell", metavar="PROGRAM", help="to compare the speed with")
    options = parser.parse_args()
    if options.recall:
        return recall()
    if options.alarms:
        return alarms(Path(options.alarms))
    if options.speed:
        return speed(Path(options.speed), options.codespell)
    parser.print_help()
    return 2


def found(text: str) -> list[Finding]:
    """Return what is found in TEXT and shown by default."""
    told = report(Source(text), standard()).findings
    return [each for each in told if each.own in SHOWN]


def recall() -> int:
    """Print how many of our sentences are found, with the right suggestion first; name the rest."""
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    with (HERE / "sentences.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            total[row["set"]] += 1
            if _is_found(row, found(row["sentence"])):
                right[row["set"]] += 1
            else:
                print(f"missed: {row['wrong']} → {row['right']}: {row['sentence']}")
    for name, count in total.items():
        print(f"{name}: {right[name]} of {count} found ({right[name] / count:.1%})")
    return 0


def _is_found(row: dict[str, str], findings: list[Finding]) -> bool:
    """Tell whether a first suggestion puts what is right, and leaves nothing of what is wrong."""
    text, right = row["sentence"], row["right"].lower()
    for each in findings:
        if not each.suggestions:
            continue
        mended = each.suggestions[0].lower()
        sentence = f"{text[: each.offset]}{mended}{text[each.offset + each.length :]}".lower()
        lost = right[0] in "kpst" and right[1:] in mended  # mem-ahami
        wrongs = row["wrong"].lower().split("/")
        rest = sentence.replace(right, "")
        if (right in sentence or lost) and not any(wrong in rest for wrong in wrongs):
            return True
    return False


def alarms(path: Path) -> int:
    """Print each error and warning in the sentences of PATH, to be read, and how many there are."""
    counts: Counter[str] = Counter()
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        for each in found(line):
            counts[each.own.value] += 1
            right = each.suggestions[:1]
            where = line[max(0, each.offset - 40) : each.offset + each.length + 30]
            print(f"{number} {each.own.value} {each.rule}: {each.text} {right} | {where}")
    print(dict(counts))
    return 0


def speed(path: Path, codespell: str | None) -> int:
    """Print how long 1,000 articles take, on one processor and on all, and codespell's time."""
    # As an installed package is: else changed modules are compiled anew in every run.
    compileall.compile_dir(os.path.dirname(bekasi_cli.__file__), quiet=1)  # noqa: PTH120 - its API
    sentences = [line for line in path.read_text("utf-8").splitlines() if line]
    every = os.sched_getaffinity(0)
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts"
        texts.mkdir()
        for number in range(1000):
            (texts / f"{number}.md").write_text(_article(number, sentences), "utf-8")
        words = Path(folder) / "words.txt"
        words.write_text("".join(_words()), "utf-8")
        check = [sys.executable, "-m", "bekasi_cli", "check", str(texts)]
        print(f"1,000 articles of {WORDS} words; least of 5 runs, seconds by the clock and of CPU")
        other = _seconds([codespell, "-D", str(words), str(texts)]) if codespell else None
        _tell("codespell", other, other)
        os.sched_setaffinity(0, {min(every)})
        _tell("bekasi check, one processor", _seconds(check), other)
        os.sched_setaffinity(0, every)
        _tell(f"bekasi check, {len(every)} processors", _seconds(check), other)
    return 0


def _tell(name: str, taken: Taken | None, other: Taken | None) -> None:
    if taken:
        ratio = f"{taken.clock / other.clock:5.1f} {taken.cpu / other.cpu:5.1f}" if other else ""
        print(f"{name:<32}{taken.clock:7.2f}{taken.cpu:7.2f} {ratio}")


def _article(number: int, sentences: list[str]) -> str:
    body: list[str] = []
    count, at = 0, number * 17
    while count < WORDS:
        paragraph = [sentences[(at + n * 7) % len(sentences)] for n in range(3)]
        at += 29
        count += sum(len(each.split()) for each in paragraph)
        body.append(" ".join(paragraph))
    head = f"---\ntitle: Naskah uji nomor {number}\ndateline: UJI\nevent_date: 2023-02-14\n---\n\n"
    return head + "\n\n".join(body) + "\n"


def _words() -> list[str]:
    judge = standard().judge
    listed = [f"{wrong}->{right[0]}\n" for wrong, (_, right) in judge.lists.items()]
    return listed + [f"{wrong}->{right}\n" for wrong, (_, right) in judge.swaps.items()]


def _seconds(command: list[str]) -> Taken:
    """Return the least that one of five runs takes."""
    runs = [_run(command) for _ in range(5)]
    return Taken(min(each.clock for each in runs), min(each.cpu for each in runs))


def _run(command: list[str]) -> Taken:
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = {**os.environ, "NO_COLOR": "1"}
    subprocess.run(command, capture_output=True, check=False, env=environment)
    clock, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Taken(clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


if __name__ == "__main__":
    sys.exit(main())
