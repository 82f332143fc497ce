"""Write news that never happened: varied Indonesian text from a seed, with nobody real in it."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

FIRST = (
    "Adelia Anindya Arman Asih Bagja Budiman Cahya Citra Damar Dasep Dewita Dirga Endah Faiza "
    "Fikri Galih Gita Hamdan Hesti Ikhsan Indah Jajang Jamilah Kartika Kusnadi Laras Lukman "
    "Maman Mega Nandang Nuraini Odang Pratiwi Rahmat Ratna Rohim Sabar Sekar Suryana Tatang "
    "Tini Ujang Wardah Wulan Yanti Yusup Zahra Zaenal"
).split()
LAST = (
    "Abdurahim Adiwijaya Anggraeni Barokah Cakrawala Darmawangsa Firmansah Gumelar Hadikusumo "
    "Handayani Iskandar Jayanegara Kertapati Kusumawardani Laksana Maheswari Mulyadi Nugraha "
    "Natadiria Pamungkas Prawira Puspitasari Rahayu Ranggalawe Sasmita Setiadarma Sudrajat "
    "Suhartini Tanuwijaya Utari Wardhana Wiryawan Yudhistira Zulfikri"
).split()
BEGIN = (
    "Arung Ci Giri Jati Karang Kerta Lembur Marga Muara Nagri Pasir Purwa Rawa Sari Setra Sinar "
    "Suka Talun Tegal Tirta Wana Warung"
).split()
END = (
    "bungur danu gading hurip indah jaya kembar laksana lengkong lintang manik muncang mukti "
    "nagara pandan raharja saga sari seuri tengah ungu waluya wening yasa"
).split()
OFFICES = (
    "Dinas Kesehatan|Dinas Pendidikan|Dinas Pertanian|Dinas Perhubungan|Dinas Sosial|"
    "Dinas Lingkungan Hidup|Dinas Perdagangan|Dinas Pemuda dan Olahraga|Badan Pendapatan Daerah|"
    "Badan Penanggulangan Bencana|Satuan Polisi Pamong Praja|Bagian Kesejahteraan Rakyat|"
    "Dinas Kependudukan dan Pencatatan Sipil|Dinas Sumber Daya Air|Perpustakaan Daerah"
).split("|")
THINGS = (
    "jembatan gantung|pasar tani|irigasi tersier|posyandu remaja|taman bacaan|rumah pompa|"
    "gedung serbaguna|layanan adminduk keliling|bank sampah|kolam retensi|jalan desa|sumur resapan|"
    "kebun bibit|sentra kerajinan bambu|puskesmas pembantu|sekolah lapang petani|terminal angkutan|"
    "lapangan olahraga|pelabuhan perahu|instalasi air bersih|kampung iklim|pos pemantau banjir|"
    "warung kejujuran|koperasi nelayan|penggilingan padi|galeri usaha mikro"
).split("|")
GROUPS = (
    "kepala desa|guru honorer|kader posyandu|petani muda|nelayan|pedagang kecil|penyuluh|perawat|"
    "relawan|siswa madrasah|pengurus karang taruna|pensiunan|penyandang disabilitas|santri|"
    "sopir angkutan|perajin|pengelola perpustakaan|anggota paskibra|juru ukur|pembatik"
).split("|")
DONE = (
    ("melantik", "dilantik", "pelantikan"),
    ("membangun", "dibangun", "pembangunan"),
    ("meninjau", "ditinjau", "peninjauan"),
    ("menyalurkan", "disalurkan", "penyaluran"),
    ("meresmikan", "diresmikan", "peresmian"),
    ("melatih", "dilatih", "pelatihan"),
    ("memperbaiki", "diperbaiki", "perbaikan"),
    ("menata", "ditata", "penataan"),
    ("mengawasi", "diawasi", "pengawasan"),
    ("memeriksa", "diperiksa", "pemeriksaan"),
    ("membina", "dibina", "pembinaan"),
    ("menanam", "ditanam", "penanaman"),
    ("mendata", "didata", "pendataan"),
    ("menilai", "dinilai", "penilaian"),
    ("menyerahkan", "diserahkan", "penyerahan"),
    ("mengukuhkan", "dikukuhkan", "pengukuhan"),
)
DAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November".split()

TITLES = (
    "Bupati {act} {count} {group} di {place}",
    "{office} {act} {thing} {place}",
    "{count} {group} {place} Ikuti {noun} {thing}",
    "{noun} {thing} di {place} Rampung Bulan {month}",
    "Warga {place} Sambut {noun} {thing}",
    "{person} Pimpin {noun} {thing}",
)
SENTENCES = (
    "{person} {act} {thing} di Desa {place}, {day} ({date}).",
    "Sebanyak {count} {group} dari {place} dan {place2} hadir dalam {noun} itu.",
    "Kegiatan {noun} {thing} {passive} oleh {office} sejak {month} lalu.",
    '"Kami berharap {thing} ini dirawat bersama oleh warga {place}," kata {person}.',
    "Menurut {person}, {group} di Kecamatan {place} sudah lama menunggu {thing}.",
    "Anggaran sebesar Rp{count},{digit} miliar berasal dari pendapatan asli daerah.",
    "{office} mencatat {count} {group} telah {passive} hingga akhir {month}.",
    "Cuaca yang sempat hujan tidak menyurutkan semangat {group} untuk datang ke {place}.",
    '"Data dari {place2} masih diperiksa ulang supaya tidak ada {group} yang terlewat," ujarnya.',
    "Setelah {noun}, {person} berdialog dengan {group} mengenai harga pupuk dan air bersih.",
    "Pemerintah daerah menargetkan {noun} {thing} di {count} desa selesai tahun depan.",
    "Camat {place}, {person}, menyebut gotong royong warga mempercepat {noun} tersebut.",
    "Selanjutnya {thing} akan dikelola {group} dengan pendampingan {office}.",
    "Layanan dibuka setiap {day} pukul {hour}.00 sampai sore tanpa dipungut biaya.",
    "Perjalanan dari {place} ke {place2} kini lebih singkat {count} menit.",
    "Ia mengingatkan agar laporan {noun} dikirim paling lambat {date}.",
)
NOTES = ("Jumlah peserta dibetulkan.", "Nama desa dibetulkan.", "Tanggal kegiatan dibetulkan.")


class Piece(NamedTuple):
    """One invented article: DRAFTS are its bodies as they grew from revision to revision."""

    title: str
    summary: str
    place: str
    note: str
    drafts: tuple[str, ...]


def piece(chance: Random, drafts: int) -> Piece:
    """Return an article that CHANCE makes up, in as many DRAFTS."""
    words = _Words(chance)
    title = words.fill(chance.choice(TITLES), capital=True)
    told = [words.fill(each) for each in chance.sample(SENTENCES, 11)]
    told += [words.fill(each) for each in chance.choices(SENTENCES, k=drafts)]
    summary = told[-1].replace('"', "")
    bodies = (_paragraphs(told[: len(told) - drafts + n + 1]) for n in range(drafts))
    place = words.one["place"].upper()
    return Piece(title, summary, place, chance.choice(NOTES), tuple(bodies))


class _Words:
    """The people, places and deeds of one article; every sentence draws some anew."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self.one = self._draw()

    def fill(self, pattern: str, *, capital: bool = False) -> str:
        """Return PATTERN with words in its places; a headline has CAPITAL words."""
        if self._chance.random() < 0.4:
            self.one = self._draw() | {"place": self.one["place"]}
        text = pattern.format_map(self.one)
        if capital:
            return " ".join(word[0].upper() + word[1:] for word in text.split())
        at = 1 if text[0] == '"' else 0
        return text[:at] + text[at].upper() + text[at + 1 :]

    def _draw(self) -> dict[str, str]:
        choice, below = self._chance.choice, self._chance.randrange
        act, passive, noun = choice(DONE)
        month = choice(MONTHS)
        return {
            "person": f"{choice(FIRST)} {choice(LAST)}",
            "place": choice(BEGIN) + choice(END),
            "place2": choice(BEGIN) + choice(END),
            "office": choice(OFFICES),
            "thing": choice(THINGS),
            "group": choice(GROUPS),
            "act": act,
            "passive": passive,
            "noun": noun,
            "count": str(2 + below(398)),
            "digit": str(1 + below(9)),
            "hour": str(7 + below(5)),
            "day": choice(DAYS),
            "date": f"{1 + below(28)} {month}",
            "month": month,
        }


def _paragraphs(sentences: list[str]) -> str:
    parts = (" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))
    return "\n\n".join(parts) + "\n"
