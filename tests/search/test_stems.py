from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekasi_cli.search.stems import stem

FAMILIES = """
melantik dilantik pelantikan melantiknya pelantikannya terlantik
menanam penanaman ditanam tanam tanaman
menyalurkan penyaluran disalurkan salurkan
mengirim pengiriman dikirim kirim kiriman kirimkan
memperbaiki perbaikan diperbaiki baik
meninjau peninjauan ditinjau tinjauan
menilai penilaian dinilai nilai
memiliki pemilik dimiliki milik
meresmikan peresmian diresmikan resmi
membangun pembangunan dibangun bangunan
melatih pelatihan dilatih pelatih latihan
mengawasi pengawasan diawasi awas
mengelola pengelolaan dikelola kelola
memeriksa pemeriksaan diperiksa periksa
melayani pelayanan dilayani layanan
mengunjungi kunjungan dikunjungi pengunjung
meningkatkan peningkatan ditingkatkan meningkat
menerima penerima diterima terima penerimaan
memimpin pemimpin dipimpin pimpinan kepemimpinan
menikah pernikahan dinikahkan nikah
menyanyi penyanyi nyanyian
menyatakan pernyataan dinyatakan nyata
mengurangi pengurangan dikurangi kurang
mengatasi diatasi atas
memasuki dimasuki masuk memasukkan
mengetahui diketahui pengetahuan tahu
masalah permasalahan bermasalah
""".strip().splitlines()

STRANGERS = (
    ("bekasi", "bekas"),
    ("masalah", "masa"),
    ("menteri", "teri"),
    ("taman", "aman"),
    ("tempat", "empat"),
    ("kawal", "awal"),
    ("perdana", "dana"),
    ("kepala", "pala"),
    ("tanam", "enam"),
    ("bulan", "bulu"),
    ("kota", "kotak"),
)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.split()[0])
def test_the_forms_of_a_word_have_one_root(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_words_that_only_look_alike_have_two(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("key", ["17", "a1", "日本", "covid19", "x"])
def test_what_is_no_indonesian_word_is_left_alone(key: str) -> None:
    assert stem(key) == key


@given(st.text(alphabet="abdegijklmnoprstuwy", max_size=14))
def test_whatever_is_typed_has_a_root(key: str) -> None:
    assert isinstance(stem(key), str)
