"""Hold the rules of word formation to words that are right and words that are wrong."""

from __future__ import annotations

import pytest

from bekasi_cli.style import standard
from bekasi_cli.style.affixes import active, assembled, cased, taken_apart
from bekasi_cli.style.generated import facts
from bekasi_cli.style.roots import roots

WRONG = {
    "mengkonsumsinya": "mengonsumsinya",
    "pengkoordinasian": "pengoordinasian",
    "penterjemah": "penerjemah",
    "mempercayakan": "memercayakan",
    "mensejahterakan": "menyejahterakan",
    "mentuntaskan": "menuntaskan",
    "pemrosesan": "",
    "memroduksi": "memproduksi",
    "mengklaim": "",
    "pemrakarsa": "",
    "menggerakannya": "menggerakkannya",
    "dimasukan": "dimasukkan",
    "kedudukkan": "kedudukan",
    "menggunakkan": "menggunakan",
    "diletakkan": "",
    "mengorganisir": "mengorganisasi",
    "dilegalisirnya": "dilegalisasinya",
    "formulir": "",
    "wargapun": "warga pun",
    "menghimpun": "",
    "ampunpun": "ampun pun",
    "dilapangan": "di lapangan",
    "dikalangannya": "di kalangannya",
    "ditahanan": "di tahanan",
    "dimakan": "",
    "dikatakannya": "",
    "keluarnya": "",
    "kerjasamanya": "kerja samanya",
    "bertandatangan": "bertanda tangan",
    "pertanggungjawaban": "",
    "jum’at": "Jumat",
    "resiko-resiko": "risiko-risiko",
    "antar-desa": "",
    "menampakkan": "",
    "kesalahfahaman": "kesalahpahaman",
    "mempraktekan": "mempraktikkan",
    "ditanda-tangani": "ditandatangani",
    "bekerja-sama": "bekerja sama",
    "tolong-menolong": "",
    "mengajukkan": "mengajukan",
    "memasukan": "memasukkan",
    "mensakralkan": "menyakralkan",
    "transparant": "transparan",
    "diperuntukan": "diperuntukkan",
    "keselokan": "ke selokan",
    "darijauh": "dari jauh",
    "dikeramaian": "di keramaian",
    "tersebutdihadiri": "tersebut dihadiri",
    "pascabencana": "",
    "meneliti": "",
    "penelitinya": "",
    "sarapan": "",
    "folder": "",
    "ketikkan": "",
    "kerutan": "",
    "kebarat-baratan": "",
    "menggenang": "",
    "mengemir": "",
}


@pytest.mark.parametrize(("word", "right"), WRONG.items())
def test_a_word_is_judged_by_how_it_is_formed(word: str, right: str) -> None:
    verdict = standard().judge.of(word)
    assert (verdict.suggestions[0] if verdict else "") == right


@pytest.mark.parametrize(
    ("root", "verb"),
    [
        *[("kaji", "mengaji"), ("paku", "memaku"), ("sapu", "menyapu"), ("tari", "menari")],
        *[("kritik", "mengkritik"), ("proses", "memproses"), ("syukur", "mensyukuri"[:9])],
        *[("ambil", "mengambil"), ("lihat", "melihat"), ("bawa", "membawa"), ("dapat", "mendapat")],
        *[("hadir", "menghadir"), ("transfer", "mentransfer"), ("variasi", "memvariasi")],
    ],
)
def test_the_active_verb_has_its_nasal(root: str, verb: str) -> None:
    assert active("me", root) == verb


def test_a_word_taken_apart_can_be_put_together_again() -> None:
    for word in ("menghimbaukannya", "berpikir", "diperbaiki", "berisiko", "kebersamaan"):
        assert word in {assembled(parts, parts.root) for parts in taken_apart(word)}


def test_suggestions_take_the_letters_of_what_they_replace() -> None:
    assert cased("RESIKO", "risiko") == "RISIKO"
    assert cased("Resiko", "risiko") == "Risiko"
    assert cased("Di", "Al-Qur’an") == "Al-Qur’an"
    assert cased("resiko", "risiko") == "risiko"


def test_no_word_of_the_list_is_wrong_but_what_a_rule_lists() -> None:
    ours = standard()
    judged = {word: ours.judge.of(word) for word in roots() if word.isalpha()}
    listed = {*ours.judge.lists, *ours.judge.swaps}
    wrong = {word for word, verdict in judged.items() if verdict and word not in listed}
    formed = {"keterlanjuran", "kedepan", "kemuka", "kemana", "sarafan"}
    compounds = {f"{first}{second}" for first, second in facts.COMPOUNDS}
    assert wrong - formed - compounds == set()
