"""Make manuscripts out of everything that people and machines may type (hypothesis)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from bekasi_cli.model import (
    ArticleKind,
    CorrectionKind,
    CorrectionNote,
    Facts,
    Manuscript,
    Photo,
    Source,
)

NASTY = (
    *(
        "no",
        "010",
        "12:30:45",
        "~",
        "null",
        "",
        "---",
        "...",
        "[/]",
        "[bold]x[/bold]",
        "# x",
        "- x",
    ),
    *("a: b", "'", '"', "{", "&a", "*a", "!x", "%x", "@x", "`x", "|", ">", "=", "<<", "2026-11-24"),
    *("\x1b[31mmerah\x1b[0m", "a\u202eb", "\ufeff", "\ud800", "a\r\nb", "a\u2028b", "a\x85b", "\0"),
    *(" a ", "a\n---\nb", "a\n  b\n c", "\n", "\ta", "a \n b", "1e3", "0x1f", "yes: no", "x #y"),
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "a\xa0b", "“a” – ‘b’…", "😀"),
)

texts = st.one_of(
    st.sampled_from(NASTY), st.text(max_size=40), st.text("ab :#-'\"\n\t|>%", max_size=30)
)
lists = st.lists(texts, max_size=3).map(tuple)
moments = st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001 - the strategy gives it a zone
    datetime(2100, 1, 1),  # noqa: DTZ001 - as above
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=7))]),
)
photos = st.lists(st.builds(Photo, media=texts, caption=texts, credit=texts, alt=texts), max_size=2)
sources = st.builds(
    Source,
    digest=texts,
    name=texts,
    url=texts,
    published=st.none() | moments,
    views=st.none() | st.integers(0, 10**9),
)
values = st.recursive(
    texts, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3)
)

facts = st.builds(
    Facts,
    title=texts,
    kind=st.sampled_from(ArticleKind),
    summary=texts,
    slug=texts,
    byline=texts,
    reporters=lists,
    editors=lists,
    photographers=lists,
    dateline=texts,
    event_date=st.none() | st.dates(),
    event=st.none() | st.integers(1, 10**9),
    angle=texts,
    category=texts,
    tags=lists,
    photos=photos.map(tuple),
    embargo=st.none() | moments,
    correction=st.none()
    | st.builds(CorrectionNote, kind=st.sampled_from(CorrectionKind), note=texts),
    source=st.none() | sources,
    extra=st.dictionaries(texts, values, max_size=3),
)

bodies = st.lists(texts, max_size=4).map("\n\n".join) | texts
manuscripts = st.builds(Manuscript, facts=facts, body=bodies)
