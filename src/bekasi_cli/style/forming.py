"""Judge words by how they are formed: seams, assimilation, `-ir`, `pun`, `di`, compounds."""

from __future__ import annotations

from bekasi_cli.style.affixes import VOWELS, Parts, active, assembled, taken_apart
from bekasi_cli.style.generated import facts
from bekasi_cli.style.judging import Former, Verdict
from bekasi_cli.style.loans import loan, run_together

_ENDINGS = ("nya", "lah", "kah", "ku", "mu")
_VERBAL = ("kan", "kannya", "asi", "isi", "ir")
"""So verbs end that are made of a root which no list has: `mensakralkan`."""


_COMPOUND_PLACES = {f"{a}{b}": f"{a} {b}" for a, b in facts.COMPOUNDS if a in facts.PLACES}


def _ended(word: str) -> tuple[tuple[str, str], ...]:
    """Return WORD as it is, and parted from each ending that it may have."""
    parted = [(word[: -len(end)], end) for end in _ENDINGS if word.endswith(end)]
    return ((word, ""), *parted)


def is_word(word: str, roots: frozenset[str]) -> bool:
    """Tell whether WORD is a root word, or one with affixes."""
    return word in roots or any(parts.root in roots for parts in taken_apart(word))


def assimilation(word: str, roots: frozenset[str]) -> Verdict | None:
    """Find k, p, s, t that should have given way: `mensosialisasikan`, `mempengaruhi`."""
    if word[:2] not in ("me", "pe", "di") or word in roots:
        return None
    for typed, first in (("ngk", "k"), ("mp", "p"), ("ns", "s"), ("nt", "t")):
        for prefix in ("me", "pe"):
            start = prefix + typed
            if word.startswith(start) and word[len(start) : len(start) + 1] in VOWELS:
                return _assimilated(word, prefix, first + word[len(start) :], roots)
    return None


def _assimilated(word: str, prefix: str, rest: str, roots: frozenset[str]) -> Verdict | None:
    if rest.startswith(facts.KEPT) or len(rest) < 4:
        return None
    if rest.startswith("per") and not rest.startswith(facts.PER_ROOTS):
        return None
    for stem, end in _ended(rest):
        for suffix in ("kan", "an", "i", ""):
            root = stem.removesuffix(suffix) if suffix else stem
            if suffix and not stem.endswith(suffix):
                continue
            if prefix == "pe" and suffix == "":
                known = root in facts.DOERS
            else:
                known = root in roots or root in facts.LOANS
            if known and (prefix + rest)[:-1] not in roots and not _is_derived(word, roots):
                rule = f"peluluhan/{rest[0]}"
                return Verdict(rule, (active(prefix, root) + suffix + end,))
    if prefix == "me" and len(rest) > 5 and rest.endswith(_VERBAL) and not is_word(word, roots):
        return Verdict(f"peluluhan/{rest[0]}", (active(prefix, rest),))
    return None


def _is_derived(word: str, roots: frozenset[str]) -> bool:
    """Tell whether a root word begins WORD, nasal and all: `mentalnya`, `pentasan`."""
    return any(
        parts.root in roots
        for parts in taken_apart(word)
        if not parts.prefix or parts.prefix == "di"
    )


def clusters(word: str, roots: frozenset[str]) -> Verdict | None:
    """Find clusters that gave way and should not: `memroses`, `mengritik`, but not `pemrosesan`."""
    for start, kept in (("memr", "pr"), ("mengr", "kr")):
        if word.startswith(start):
            rest = kept + word[len(start) :]
            plain = word[len(start) - 1 :]
            for stem, end in _ended(rest):
                for suffix in ("kan", "an", "i", ""):
                    root = stem.removesuffix(suffix)
                    if root in roots and plain[: len(root) - 1] not in roots:
                        right = active(word[:2], root) + stem[len(root) :] + end
                        return Verdict("peluluhan/gugus", (right,)) if right != word else None
    return None


def seams(word: str, roots: frozenset[str]) -> Verdict | None:
    """Find a k lost or doubled at the seam: `menunjukan`, `peletakkan`, `melakukkan`."""
    if word in roots:
        return None
    for stem, end in _ended(word):
        if stem.endswith("kkan"):
            found = _doubled(stem, roots)
        elif stem.endswith("kan") and stem[:2] in ("me", "di", "te"):
            found = _lost(stem, roots)
        elif stem.endswith("an") and stem.startswith("me"):
            found = _without_k(stem, roots)
        else:
            continue
        if found:
            return Verdict("imbuhan/kan", (found + end,))
        return None
    return None


def _lost(word: str, roots: frozenset[str]) -> str:
    """Return `menunjukkan` for `menunjukan`: me- and di- do not go with -an."""
    if word in roots or word in facts.K_RIGHT:
        return ""
    ways = taken_apart(word)
    if any(parts.suffix == "an" and parts.root in facts.K_WINS for parts in ways):
        return f"{word[:-2]}kan"
    if any(
        parts.suffix == "kan" and parts.root in roots and parts.root not in facts.K_NO_ROOTS
        for parts in ways
    ):
        return ""
    if any(parts.suffix == "" and parts.root in roots and len(parts.root) < 6 for parts in ways):
        return ""
    fits = [
        parts
        for parts in ways
        if parts.suffix == "an" and parts.root.endswith("k")
        and (parts.root in roots or parts.root == "untuk")
        and parts.prefix[:2] in ("me", "di", "te") and not parts.ending
    ]  # fmt: skip
    return f"{word[:-2]}kan" if fits else ""


def _without_k(word: str, roots: frozenset[str]) -> str:
    """Return `meningkatkan` for `meningkatan`: no verb has both me- and -an."""
    ways = taken_apart(word)
    if word in roots or any(parts.root in roots and parts.suffix != "an" for parts in ways):
        return ""
    fits = any(
        parts.root in roots and len(parts.root) > 3 and parts.prefix == "meN" and not parts.ending
        for parts in ways
    )
    return f"{word[:-2]}kan" if fits else ""


def _doubled(word: str, roots: frozenset[str]) -> str:
    """Return `peletakan` for `peletakkan`, `melakukan` for `melakukkan`."""
    ways = taken_apart(word)
    ends_in_k = any(
        parts.suffix == "kan" and _k_root(parts, roots) and parts.root not in facts.K_RARE
        for parts in ways
    )
    if not ends_in_k:
        short = f"{word[:-4]}kan"
        return (
            short if any(p.suffix == "kan" and p.root in roots for p in taken_apart(short)) else ""
        )
    nouns = ("pe", "ke")
    verbs = (p for p in ways if p.suffix == "kan" and not p.prefix and len(p.root) < 6)
    if any(_k_root(each, roots) for each in verbs):  # ketikkan, petikkan
        return ""
    if word[:2] in nouns and any(p.prefix[:2] in nouns and _k_root(p, roots) for p in ways):
        return f"{word[:-3]}an"
    return ""


def _k_root(parts: Parts, roots: frozenset[str]) -> bool:
    return parts.root.endswith("k") and parts.root in roots


def dutch_verbs(word: str, roots: frozenset[str]) -> Verdict | None:
    """Find verbs in -ir where Indonesian has -asi: `mengakomodir`, `dikoordinir`."""
    if "ir" not in word[3:]:
        return None
    for parts in taken_apart(word):
        right = facts.IR.get(parts.root) or _asi(parts.root, roots)
        if right:
            return Verdict("serapan/ir", (assembled(parts, right),))
    return None


def _asi(root: str, roots: frozenset[str]) -> str:
    """Return `koordinasi` for `koordinir`, "" for a word such as `formulir`."""
    stem = root.removesuffix("ir")
    if stem == root or len(stem) < 4 or root in roots or root.startswith("me"):
        return ""
    return next((stem + end for end in ("asi", "isasi", "ikasi") if stem + end in roots), "")


def particle(word: str, roots: frozenset[str]) -> Verdict | None:
    """Find `pun` that should stand apart: `apapun`, `siapapun`, `itupun`."""
    base = word.removesuffix("pun")
    if (
        base == word
        or len(base) < 3
        or word in facts.PUN_JOINED
        or is_word_without_pun(word, roots)
    ):
        return None
    if base in facts.FUNCTION_WORDS or is_word(base, roots):
        return Verdict("partikel/pun", (f"{base} pun",))
    return None


def is_word_without_pun(word: str, roots: frozenset[str]) -> bool:
    """Tell whether WORD is one in which `pun` is no particle: `ampun`, `menghimpun`."""
    return any(parts.root in roots for parts in taken_apart(word) if parts.ending[-3:] != "pun")


def places(word: str, roots: frozenset[str]) -> Verdict | None:
    """Find `di` and `ke` joined with a noun in -an: `dilapangan`, `dikalangan`, `kelingkungan`."""
    if word[:4] == "dari" and (word[4:] in facts.PLACES or word[4:] in facts.AFTER_FROM):
        return Verdict("kata-depan/dari", (f"dari {word[4:]}",))
    if word[:2] not in ("di", "ke") or word in roots or word in facts.WITH_KE:
        return None
    if word.endswith("kan") and word[2:] not in facts.PLACES:
        return None
    for stem, end in _ended(word):
        if end in ("lah", "kah"):
            continue
        noun = stem[2:]
        if stem in roots or (stem.endswith("kan") and noun not in facts.PLACES):  # keluarnya
            continue
        if parted := _COMPOUND_PLACES.get(noun):
            rule = "kata-depan/di" if word[:2] == "di" else "kata-depan/ke"
            return Verdict(rule, (f"{word[:2]} {parted}{end}",))
        if noun in facts.PLACES or (word[:2] == "di" and _is_noun(noun, roots)):
            rule = "kata-depan/di" if word[:2] == "di" else "kata-depan/ke"
            return Verdict(rule, (f"{word[:2]} {noun}{end}",))
    return None


def _is_noun(noun: str, roots: frozenset[str]) -> bool:
    """Tell whether NOUN is one in -an that nothing but `di` can stand before."""
    if not noun.endswith("an") or len(noun) < 6 or noun in facts.VERBS:
        return False
    nouns = ("peN", "per", "ke", "ke+peN") if noun in roots else ("", "peN", "per", "ke", "ke+peN")
    return noun in facts.PLACES or any(
        parts.suffix == "an" and not parts.ending and parts.root in roots
        and parts.prefix in nouns and len(parts.root) > 2
        for parts in taken_apart(noun)
    )  # fmt: skip


def compounds(word: str, roots: frozenset[str]) -> Verdict | None:
    """Find compounds that should stand apart: `bekerjasama`, `bertanggungjawab`, `kerjasamanya`."""
    if len(word) < 7 or word in roots:
        return None
    for first, second in facts.COMPOUNDS_BY_END.get(word[-3:], ()) or ():
        joined = first + second
        if word.endswith(joined):
            prefix = word[: -len(joined)]
            if prefix in ("", "ber", "be", "se", "ter"):
                return Verdict("gabungan/pisah", (f"{prefix}{first} {second}",))
    for stem, end in _ended(word):
        if end and (found := compounds(stem, roots)):
            return Verdict(found.rule, (found.suggestions[0] + end,))
    return None


def lost_before_nya(word: str, roots: frozenset[str]) -> Verdict | None:
    """Find one n for two before -nya: `menemukanya`, `bangunanya`."""
    base = word.removesuffix("nya")
    if base == word or len(base) < 5 or base.endswith("n") or not is_word(f"{base}n", roots):
        return None
    if is_word(base, roots) or any(p.root in roots and not p.ending for p in taken_apart(word)):
        return None
    return Verdict("partikel/nya", (f"{base}nnya",), small=True)


FORMERS: tuple[Former, ...] = (
    places,
    compounds,
    dutch_verbs,
    assimilation,
    clusters,
    seams,
    particle,
    lost_before_nya,
    loan,
    run_together,
)
