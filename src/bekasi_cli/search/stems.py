"""Bring Indonesian words down to their root, so that `melantik` finds `pelantikan`.

The rules are those of the Snowball project. They know no dictionary, so three things are
helped here: the consonant that me- and pe- swallow (`menanam` is `tanam`), roots that begin with
the nasal itself (`menilai` is `nilai`), and words that only look as if they had affixes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from snowballstemmer.indonesian_stemmer import IndonesianStemmer

VERSION = 1
"""Counted up when a word may get another root: indexes of before are made anew."""

_WHOLE = frozenset(
    "abadi berita ekonomi kalian kepala keluarga masalah maupun menang menantu menara menteri "
    "negeri pegawai penasaran perdana peringkat perempuan pertama seperti teriakan tetapi".split()
)
_NASAL = (
    "maaf main maju makan makna malas malu masak masuk menang mandat maklum meriah mewah milik "
    "minat minta minum modal mohon muat mula mulai mulia muncul mundur murah musnah musuh "
    "naik nama nanti nasihat nasionalisasi niat nikah nikmat nilai nobat nomor nyala nyaman nyanyi "
    "nyata nyawa"
).replace(" ", "|")
_LOST_K = (
    "abul ait aitkan aji alah alkulasi alungkan andung antongi apit arang asih ata awal awinkan "
    "ecam ecil ehendak ejar elola elompok eluar eluh emas embali embang embara emudi emuka ena "
    "enal enang endali endara epung erah eras ering erja ering erti erut etahu etik etuk ibar ikis "
    "ilas irab ira irim isah lola ombinasi omentar ompensasi omunikasi onfirmasi onsolidasi onsep "
    "onsultasi onsumsi ontrol onversi oordinasi oreksi orban osong uasa uat ubur ucur ukuh ukus "
    "uliti umandang umpul unci unjung upas uras urang urung urus utip utuk"
).replace(" ", "|")
_END = r"(?:kan|an|i)?(?:nya|ku|mu|lah|kah)?"
_HELPED = (
    (re.compile(rf"^me({_NASAL})({_END})$"), r"di\1\2"),
    (re.compile(rf"^pe({_NASAL})({_END})$"), r"ke\1\2"),
    (re.compile(r"^meny(?=[aiueo]\w{2})"), "dis"),
    (re.compile(r"^peny(?=[aiueo]\w{2})"), "kes"),
    (re.compile(r"^men(?=[aiueo]\w{2})"), "dit"),
    (re.compile(r"^pen(?=[aiueo]\w{2})"), "ket"),
    (re.compile(r"^mem(?=[aiueo]\w{2})"), "dip"),
    (re.compile(r"^pem(?=[aiueo]\w{2})"), "kep"),
    (re.compile(rf"^meng({_LOST_K})({_END})$"), r"dik\1\2"),
    (re.compile(rf"^peng({_LOST_K})({_END})$"), r"kek\1\2"),
)
_OTHERS = {"mengawali": "awal", "menikah": "nikah", "bermasalah": "masalah"}
_OTHERS |= dict.fromkeys(("mengurus", "mengurusi", "pengurus", "diurus"), "urus")
_SAME = {
    **{f"{root}i": root for root in ("alas", "atas", "awas", "batas", "hias", "lunas", "tugas")},
    "esmi": "resmi",
    "iksa": "periksa",
    "ima": "terima",
    "ketahu": "tahu",
    "lola": "kelola",
    "mimpin": "pimpin",
    "nila": "nilai",
}


@lru_cache(maxsize=100_000)
def stem(key: str) -> str:
    """Return the root of the word KEY, which may be no word but the same for all its forms."""
    if key in _WHOLE or not key.isascii() or not key.isalpha():
        return key
    if key in _OTHERS:
        return _OTHERS[key]
    for pattern, helped in _HELPED:
        changed = pattern.sub(helped, key, count=1)
        if changed != key:
            key = changed
            break
    found = str(_stemmer().stemWord(key))
    return _SAME.get(found, found)


@lru_cache(maxsize=1)
def _stemmer() -> IndonesianStemmer:
    from snowballstemmer.indonesian_stemmer import IndonesianStemmer

    return IndonesianStemmer()
