from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from bekasi_cli.documents import digest, parse, render
from bekasi_cli.errors import Conflict, NotFound, Refused, Unreadable
from bekasi_cli.model import Article, Manuscript, Publication, Stage, State
from bekasi_cli.newsroom import editing, publishing, writing
from bekasi_cli.newsroom.room import Newsroom
from builders import Clock, as_, manuscript, newsroom, staff


def text_of(room: Newsroom, number: int, revision: int) -> Manuscript:
    return parse(room.store.revision(number, revision)).manuscript


def changed(body: str = "Naskah yang sudah diperbaiki.") -> Manuscript:
    return manuscript(body=body)


def drafted(room: Newsroom) -> int:
    return writing.draft(room, manuscript()).article.id


def test_a_draft_is_a_new_article_with_the_text_as_its_first_revision() -> None:
    room = newsroom("atn")
    outcome = writing.draft(room, manuscript())
    article = outcome.article
    assert (article.state, article.id, article.created) == (State.DRAFT, 1, outcome.commit.at)  # type: ignore[union-attr] # a draft is always committed
    assert article.uri == f"{room.store.newsroom}:1"
    assert room.store.get(Article, 1) == article
    content = room.store.revision(1, 1)
    assert digest(content) == article.head.digest
    assert parse(content).manuscript.facts == article.head.facts
    assert [entry.act for entry in room.store.entries("articles/1")] == ["draft"]


def test_the_writer_is_the_reporter_where_front_matter_names_none() -> None:
    room = newsroom("fiu")
    assert writing.draft(room, manuscript()).article.head.facts.reporters == ("fiu",)
    named = writing.draft(room, manuscript(reporters=("bdi",)))
    assert named.article.head.facts.reporters == ("bdi",)


def test_a_text_typed_in_for_somebody_is_theirs() -> None:
    room = newsroom("fiu")
    article = writing.draft(room, manuscript(), source_author="atn").article
    (first,) = article.revisions
    assert (first.by, first.entered_by) == ("atn", "fiu")
    assert article.head.facts.reporters == ("atn",)
    writing.submit(room, article.id)
    assert editing.approve(room, article.id).article.stage is Stage.APPROVED


def test_ones_own_name_as_source_is_nothing_special() -> None:
    room = newsroom("atn")
    (first,) = writing.draft(room, manuscript(), source_author="atn").article.revisions
    assert first.entered_by == ""


def test_nobody_can_be_named_as_source_who_does_not_work_here() -> None:
    room = newsroom("fiu")
    with pytest.raises(NotFound, match="Nobody here has the code xyz"):
        writing.draft(room, manuscript(), source_author="xyz")
    assert room.store.find(Article) == []


@pytest.mark.parametrize("title", ["", "  ", "\x1b[31m"])
def test_a_text_without_headline_is_no_article(title: str) -> None:
    room = newsroom("atn")
    with pytest.raises(Unreadable, match="no headline"):
        writing.draft(room, manuscript(title))
    number = drafted(room)
    with pytest.raises(Unreadable, match="no headline"):
        writing.revise(room, number, manuscript(title))


def test_whoever_lost_the_role_meanwhile_writes_no_draft() -> None:
    (person,) = staff("atn")
    room = newsroom("atn", people=[replace(person, roles=())])
    assert room.actor.roles
    with pytest.raises(Refused, match="Only reporters, editors and admins"):
        writing.draft(room, manuscript())


def test_whoever_was_deactivated_meanwhile_does_nothing_more() -> None:
    (person,) = staff("atn")
    room = newsroom("atn", people=[replace(person, active=False)])
    with pytest.raises(Refused, match="atn"):
        writing.draft(room, manuscript())


def test_codes_and_categories_that_nobody_knows_are_kept_and_mentioned() -> None:
    room = newsroom("atn")
    outcome = writing.draft(room, manuscript(reporters=("ATN", "xyz"), category="gaib"))
    assert [notice.sentence() for notice in outcome.notices] == [
        "Nobody here has the code xyz; it is kept as text.",
        "There is no category gaib; it is kept as text.",
    ]
    assert outcome.article.head.facts.reporters == ("ATN", "xyz")


def test_a_revision_becomes_the_head_upon_the_one_before() -> None:
    room = newsroom("atn")
    number = drafted(room)
    article = writing.revise(room, number, changed(), base=1).article
    assert (article.head.revision, article.revisions[-1].parent) == (2, 1)
    assert text_of(room, number, 2).body == changed().body
    assert text_of(room, number, 1).body == manuscript().body


def test_the_same_text_makes_no_new_revision() -> None:
    room = newsroom("atn")
    number = drafted(room)
    seq = room.store.head().seq
    outcome = writing.revise(room, number, manuscript())
    assert (outcome.already, outcome.commit, outcome.article.last_revision) == (True, None, 1)
    assert room.store.head().seq == seq


def test_polishing_takes_nobodys_name_away() -> None:
    room = newsroom("atn")
    number = drafted(room)
    article = writing.revise(as_(room, "fiu"), number, changed()).article
    assert article.head.facts.reporters == ("atn",)
    assert article.revisions[-1].by == "fiu"


def test_an_editors_polish_leaves_a_submitted_text_submitted_and_a_reporters_change_does_not() -> (
    None
):
    room = newsroom("atn")
    number = drafted(room)
    submitted = writing.submit(room, number).article
    polished = writing.revise(as_(room, "fiu"), number, changed()).article
    assert (polished.stage, polished.submitted) == (Stage.SUBMITTED, submitted.submitted)
    mine = writing.revise(room, number, changed("Saya ubah lagi.")).article
    assert (mine.stage, mine.submitted) == (Stage.DRAFT, None)


def test_another_reporter_cannot_change_the_text() -> None:
    room = newsroom("atn")
    number = drafted(room)
    with pytest.raises(Refused, match=r"You are bdi \(reporter\)"):
        writing.revise(as_(room, "bdi"), number, changed())
    with pytest.raises(Refused, match=r"You are bdi \(reporter\)"):
        writing.revise(as_(room, "bdi"), number, changed(), base=7)


def test_any_change_voids_the_approval_and_says_whose() -> None:
    room = newsroom("atn")
    number = drafted(room)
    writing.submit(room, number)
    editing.approve(as_(room, "fiu"), number)
    outcome = writing.revise(room, number, changed())
    assert [each.by for each in outcome.voided] == ["fiu"]
    assert outcome.article.stage is Stage.DRAFT
    assert outcome.article.approved is None


def test_of_two_edits_on_one_base_both_texts_exist_afterwards() -> None:
    room = newsroom("atn")
    number = drafted(room)
    writing.revise(as_(room, "fiu"), number, changed("Kata fiu."), base=1)
    with pytest.raises(Conflict) as found:
        writing.revise(room, number, changed("Kata atn."), base=1)
    message, hint = found.value.sentences()
    assert message.startswith("Fitri Utami (fiu) was faster: version 2 of article 1 was saved on")
    assert "Your text is kept as version 3." in message
    assert "bekasi show 1 --revision 3" in hint
    article = room.store.get(Article, number)
    assert (article.head.revision, article.stage) == (2, Stage.DRAFT)
    assert text_of(room, number, 2).body == "Kata fiu."
    assert text_of(room, number, 3).body == "Kata atn."
    (loser,) = [each for each in article.revisions if each.n == 3]
    assert (loser.by, loser.parent) == ("atn", 1)
    assert [entry.act for entry in room.store.entries("articles/1")][-1] == "revise-conflict"
    again = writing.revise(room, number, changed("Kata keduanya."), base=2).article
    assert (again.head.revision, again.revisions[-1].parent) == (4, 2)


def test_a_late_text_is_kept_also_when_the_article_is_out_by_now() -> None:
    room = newsroom("atn")
    number = drafted(room)
    writing.revise(as_(room, "fiu"), number, changed("Kata fiu."), base=1)
    writing.submit(room, number)
    editing.approve(as_(room, "fiu"), number, publish=True)
    with pytest.raises(Conflict, match="Your text is kept as version 3"):
        writing.revise(room, number, changed("Kata atn."), base=1)
    assert room.store.get(Article, number).state is State.PUBLISHED


@pytest.mark.parametrize("body", ["Kata fiu.", manuscript().body])
def test_a_late_text_that_brings_nothing_new_is_no_conflict(body: str) -> None:
    room = newsroom("atn")
    number = drafted(room)
    writing.revise(as_(room, "fiu"), number, changed("Kata fiu."))
    outcome = writing.revise(room, number, manuscript(body=body), base=1)
    assert outcome.already
    assert outcome.article.last_revision == 2


def test_a_version_that_never_was_cannot_be_the_base() -> None:
    room = newsroom("atn")
    number = drafted(room)
    with pytest.raises(NotFound, match="has no version 9"):
        writing.revise(room, number, changed(), base=9)
    with pytest.raises(NotFound, match="has no version 0"):
        writing.revise(room, number, changed(), base=0)


def test_there_is_no_article_of_that_number() -> None:
    room = newsroom("atn")
    for act in (writing.submit, writing.withdraw, writing.trash, writing.restore):
        with pytest.raises(NotFound):
            act(room, 99)
    with pytest.raises(NotFound):
        writing.revise(room, 99, changed())


def test_submitting_means_exactly_the_text_that_was_read() -> None:
    room = newsroom("atn")
    number = drafted(room)
    read = room.store.get(Article, number).head.digest
    writing.revise(as_(room, "fiu"), number, changed())
    with pytest.raises(Conflict, match="is no longer the newest"):
        writing.submit(room, number, read)
    newest = digest(render(manuscript(body=changed().body, reporters=("atn",))))
    assert writing.submit(room, number, newest[7:15].upper()).article.stage is Stage.SUBMITTED


def test_submitting_twice_is_done_by_oneself_and_a_conflict_with_another() -> None:
    room = newsroom("atn")
    number = drafted(room)
    writing.submit(room, number)
    again = writing.submit(room, number)
    assert (again.already, again.commit) == (True, None)
    with pytest.raises(Conflict, match=r"Atin Lestari \(atn\) has already submitted article 1"):
        writing.submit(as_(room, "fiu"), number)


def test_withdraw_trash_and_restore() -> None:
    room = newsroom("atn")
    number = drafted(room)
    writing.submit(room, number)
    assert writing.withdraw(room, number).article.state is State.DRAFT
    assert writing.trash(room, number).article.state is State.TRASHED
    assert writing.restore(room, number).article.state is State.DRAFT
    acts = [entry.act for entry in room.store.entries("articles/1")]
    assert acts == ["draft", "submit", "withdraw", "trash", "restore"]


def test_what_the_public_has_seen_cannot_be_thrown_away() -> None:
    room = newsroom("atn")
    number = drafted(room)
    writing.submit(room, number)
    out = editing.approve(as_(room, "fiu"), number, publish=True).article
    assert out.publication is Publication.LIVE
    with pytest.raises(Refused, match="never published"):
        writing.trash(room, number)
    with pytest.raises(Conflict, match="already published"):
        publishing.publish(as_(room, "adm"), number)


def test_the_files_of_an_article_lie_under_the_year_it_was_created_here() -> None:
    new_year = datetime(2026, 12, 31, 17, 30, tzinfo=UTC)  # half past midnight in Bekasi
    room = newsroom("atn", clock=Clock(new_year, timedelta(0)))
    number = drafted(room)
    (entry,) = room.store.entries("articles/1")
    assert list(entry.files) == [f"articles/2027/{number:06}/001.md"]


def test_the_clock_is_read_in_whole_seconds() -> None:
    odd = datetime(2026, 3, 4, 5, 6, 7, 891, tzinfo=UTC)
    room = newsroom("atn", clock=Clock(odd, timedelta(0)))
    assert room.now() == odd.replace(microsecond=0)
