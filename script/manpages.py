"""Write the manual pages, one for the program and one for each command, in two languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from bekasi_cli import __version__
from bekasi_cli.cli.lazy import LazyCommand
from bekasi_cli.cli.registry import COMMANDS, CommandRow, Desk
from bekasi_cli.cli.root import root
from bekasi_cli.cli.session import Session
from bekasi_cli.cli.surroundings import Surroundings
from bekasi_cli.errors import ExitCode
from bekasi_cli.i18n import Language, _, use_language

if TYPE_CHECKING:
    from typer._click.core import Command, Context

Said = Mapping[Language, str]
DATE = "2026-11-25"  # of the pages' form; what they say changes with the program


def said(english: str, indonesian: str) -> Said:
    """Return a text of the pages in both languages: they are no messages of the program."""
    return {Language.ENGLISH: english, Language.INDONESIAN: indonesian}


MEANINGS: Mapping[ExitCode, Said] = {
    ExitCode.DONE: said(
        "Done; also when you had done the same already.",
        "Selesai; juga jika Anda sudah pernah melakukannya.",
    ),
    ExitCode.BUG: said(
        "An unexpected error: a bug. The traceback is in a log file that is named.",
        "Kesalahan tak terduga dalam program. Rinciannya ada di berkas log yang disebutkan.",
    ),
    ExitCode.USAGE: said(
        "Typed wrongly, or an answer is needed and nobody can be asked.",
        "Salah ketik, atau perlu jawaban tetapi tidak ada yang dapat ditanya.",
    ),
    ExitCode.PARTIAL: said(
        "Findings, or only part of the work is done.",
        "Ada temuan, atau hanya sebagian pekerjaan yang selesai.",
    ),
    ExitCode.REFUSED: said(
        "Not allowed for you, or not in this state.",
        "Anda tidak berwenang, atau keadaan naskahnya tidak memungkinkan.",
    ),
    ExitCode.CONFLICT: said("Somebody else was faster.", "Anda didahului orang lain."),
    ExitCode.LOCKED: said(
        "The newsroom is held by another process.", "Redaksi sedang dipakai proses lain."
    ),
    ExitCode.DAMAGED: said(
        "The store is damaged or cannot be reached.",
        "Penyimpanan rusak atau tidak dapat dijangkau.",
    ),
    ExitCode.NOT_FOUND: said(
        "There is nothing of that number, code or name.",
        "Tidak ada yang bernomor, berkode, atau bernama seperti itu.",
    ),
    ExitCode.UNREADABLE: said("Input that cannot be read.", "Masukan tidak dapat dibaca."),
    ExitCode.INTERRUPTED: said(
        "Interrupted with Ctrl-C or by a closed terminal.",
        "Dihentikan dengan Ctrl-C atau karena terminal ditutup.",
    ),
}
ENVIRONMENT: Mapping[str, Said] = {
    "BEKASI_NEWSROOM": said(
        "The newsroom's folder, where --newsroom is not typed.",
        "Folder redaksi, jika --newsroom tidak diketik.",
    ),
    "BEKASI_AS": said(
        "Which of your staff codes you act as, where --as is not typed.",
        "Kode staf Anda yang dipakai, jika --as tidak diketik.",
    ),
    "BEKASI_LANG": said(
        "id or en: the language, where --lang is not typed.",
        "id atau en: bahasanya, jika --lang tidak diketik.",
    ),
    "BEKASI_EDITOR": said(
        "Your editor; else VISUAL or EDITOR.",
        "Penyunting teks Anda; jika kosong, VISUAL atau EDITOR.",
    ),
    "BEKASI_PAGER": said(
        "What shows long output page by page; else PAGER, else less.",
        "Yang menampilkan keluaran panjang halaman demi halaman; jika kosong, PAGER, lalu less.",
    ),
    "NO_COLOR": said("Where it is set, nothing is coloured.", "Jika diisi, tidak ada warna."),
}
DESCRIPTION = said(
    "Reporters draft, editors check and approve, and exactly the approved text is published. Every"
    " act is journalled and nothing is deleted. On a terminal, bekasi alone shows what waits for"
    " you and a menu. Each command has --help, in Indonesian or English, and a manual page of its"
    " own.",
    "Reporter menulis, editor memeriksa dan menyetujui, dan yang terbit persis naskah yang"
    " disetujui. Setiap kegiatan dicatat dan tidak ada yang dihapus. Di terminal, bekasi saja"
    " menampilkan apa yang menunggu tindakan Anda serta sebuah menu. Setiap perintah punya --help,"
    " dalam bahasa Indonesia atau Inggris, dan halaman manualnya sendiri.",
)
TAGLINE = said("a newsroom on the command line", "redaksi di baris perintah")
HEADINGS = {
    "NAME": "NAMA",
    "SYNOPSIS": "RINGKASAN",
    "DESCRIPTION": "KETERANGAN",
    "OPTIONS": "OPSI",
    "OPTIONS OF ALL COMMANDS": "OPSI SEMUA PERINTAH",
    "EXAMPLES": "CONTOH",
    "ENVIRONMENT": "LINGKUNGAN",
    "EXIT STATUS": "STATUS KELUAR",
    "SEE ALSO": "LIHAT JUGA",
    "COMMAND": "PERINTAH",
    "ARGUMENTS": "ARGUMEN",
    "User Commands": "Perintah Pengguna",
    "Show the help.": "Tampilkan bantuan.",
}


def program(language: Language) -> str:
    """Return `man bekasi`: what it is, every command in a line, and what all of them share."""
    general, ctx = found(language, "bekasi", "--help")
    parts = [
        *_head("bekasi", TAGLINE[language], language),
        ".B bekasi",
        (
            f"[{_slot('OPTIONS', language)}] {_slot('COMMAND', language)}"
            f" [{_slot('ARGUMENTS', language)}]"
        ),
        _section("DESCRIPTION", language),
        _prose(DESCRIPTION[language]),
    ]
    for desk in Desk:
        parts.append(f".SH {_quoted(_(desk.value).upper())}")
        for row in (row for row in COMMANDS if row.desk is desk):
            alias = f" ({row.alias})" if row.alias else ""
            parts.append(
                f".TP\n.BR bekasi\\-{_roff(row.name)} (1){_roff(alias)}\n{_roff(_(row.summary))}."
            )
    parts += [_section("OPTIONS OF ALL COMMANDS", language)]
    parts += _parameters(general, ctx, language, common=True)
    parts += [_section("ENVIRONMENT", language)]
    parts += [f".TP\n.B {name}\n{_prose(text[language])}" for name, text in ENVIRONMENT.items()]
    parts += [_section("EXIT STATUS", language)]
    parts += [f".TP\n.B {int(code)}\n{_prose(text[language])}" for code, text in MEANINGS.items()]
    return "\n".join(parts) + "\n"


def command(language: Language, row: CommandRow) -> str:
    """Return the manual page of one command; a noun's verbs are sections of it."""
    found_, ctx = found(language, row.name, "--help")
    verbs = getattr(LazyCommand(row).load(), "commands", {})
    parts = [*_head(f"bekasi-{row.name}", _(row.summary), language)]
    for name in (row.name, row.alias) if row.alias else (row.name,):
        parts += [*_usage(name, found_, ctx, language, verbs), ".br"]
    parts[-1:] = [_section("DESCRIPTION", language)]
    parts += _told(found_, ctx, language, heading=".SH")
    for verb in verbs:
        inner, inner_ctx = found(language, row.name, verb, "--help")
        parts += [f".SH {_quoted(f'bekasi {row.name} {verb}'.upper())}"]
        parts += [*_usage(f"{row.name} {verb}", inner, inner_ctx, language), ".PP"]
        parts += _told(inner, inner_ctx, language, heading=".SS")
    parts += [_section("SEE ALSO", language), ".BR bekasi (1)"]
    return "\n".join(parts) + "\n"


def found(language: Language, *words: str) -> tuple[Command, Context]:
    """Return the command that WORDS name before their --help, in LANGUAGE, 90 columns wide."""
    around = Surroundings(environment={"COLUMNS": "90"}, folder=Path("/"), login="", asking=False)
    session = Session(around, [])
    use_language(language)
    ctx = root().make_context("bekasi", [], obj=session)
    command = ctx.command
    for word in words[:-1] if words[0] != "bekasi" else ():
        command = command.get_command(ctx, word)  # type: ignore[attr-defined]  # groups only
        command = command.load() if isinstance(command, LazyCommand) else command
        ctx = type(ctx)(command, info_name=word, parent=ctx)
    ctx.terminal_width = 90
    return command, ctx


def _head(name: str, summary: str, language: Language) -> list[str]:
    manual = "User Commands" if language is Language.ENGLISH else HEADINGS["User Commands"]
    return [
        '.\\" Made by script/docs from the code: change it there.',
        f'.TH {name.upper()} 1 {DATE} "bekasi {__version__}" {_quoted(manual)}',
        _section("NAME", language),
        f"{_roff(name)} \\- {_roff(summary)}",
        _section("SYNOPSIS", language),
    ]


def _section(heading: str, language: Language) -> str:
    text = heading if language is Language.ENGLISH else HEADINGS[heading]
    return f".SH {_quoted(text)}"


def _slot(name: str, language: Language) -> str:
    """Return the word that stands for what is typed there."""
    word = name if language is Language.ENGLISH else HEADINGS[name]
    return f"\\fI\\,{word}\\/\\fR"


def _usage(
    name: str,
    command: Command,
    ctx: Context,
    language: Language,
    verbs: Mapping[str, object] | None = None,
) -> Iterator[str]:
    arguments = _roff(" ".join(_arguments(command, ctx)))
    if verbs:
        arguments = _slot("COMMAND", language)
    yield f".B bekasi {_roff(name)}"
    yield f"[{_slot('OPTIONS', language)}] {arguments}".rstrip()


def _arguments(command: Command, ctx: Context) -> Iterator[str]:
    for param in command.get_params(ctx):
        if param.param_type_name == "argument":
            yield param.make_metavar(ctx)


def _told(command: Command, ctx: Context, language: Language, *, heading: str) -> list[str]:
    """Return what COMMAND does, its own options and its examples."""
    text, _cut, _rest = _(command.help or "").partition("\f")
    parts = [_prose(text)]
    options = _parameters(command, ctx, language, common=False)
    for title, lines in (("OPTIONS", options), ("EXAMPLES", _examples(command.epilog or ""))):
        if lines:
            parts += [_section(title, language).replace(".SH", heading), *lines]
    return parts


def _examples(epilog: str) -> list[str]:
    return [".nf", *map(_roff, epilog.splitlines()), ".fi"] if epilog else []


def _parameters(command: Command, ctx: Context, language: Language, *, common: bool) -> list[str]:
    """Return COMMAND's own parameters, or those that it shares with all others."""
    parts = []
    for param in command.get_params(ctx):
        shared = getattr(param, "rich_help_panel", "") == "global" or param.name == "help"
        record = param.get_help_record(ctx)
        if record and shared is common:
            text = _(getattr(param, "help", "") or "")
            if param.name == "help":
                helped = "Show the help."
                text = helped if language is Language.ENGLISH else HEADINGS[helped]
            shown = _roff(record[0]).replace("|", "|\\:")  # a long list of choices can break
            parts.append(f".TP\n.B {shown}\n{_prose(text)}")
    return parts


def _prose(text: str) -> str:
    """Return TEXT in lines of a width that people can read in the source too."""
    lines = wrap(text, 70, break_long_words=False, break_on_hyphens=False)
    return "\n".join(map(_roff, lines))


def _quoted(text: str) -> str:
    return f'"{_roff(text)}"'


def _roff(text: str) -> str:
    """Return TEXT so that nothing in it is an instruction of roff."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    return "\n".join(
        f"\\&{line}" if line.startswith((".", "'")) else line for line in escaped.split("\n")
    )
