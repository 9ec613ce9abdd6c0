"""Articles: what a file has to be, that one bad one spoils all, and what a search finds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from deskwright.triage.fixtures import knowledge_folder
from deskwright.triage.knowledge import BadKnowledge, load_knowledge, search
from deskwright.triage.models import KnowledgeArticle

GOOD = "---\nid: good\ntitle: A good one\ntags: one, two\n---\n\nText.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "knowledge"
    made.mkdir()
    (made / "good.md").write_bytes(GOOD.encode())
    return made


def refused(folder: Path) -> BadKnowledge:
    with pytest.raises(BadKnowledge) as told:
        load_knowledge(folder)
    assert told.value.code == "REPOSITORY_ERROR"
    assert str(folder) not in str(told.value)
    return told.value


def test_the_shipped_articles() -> None:
    found = load_knowledge(knowledge_folder())
    assert [article.id for article in found] == [
        "account-access", "api-errors", "billing-refunds", "incident-response", "integration-webhooks", "performance",
        "security-escalation", "sla-policy", "triage-policy", "vip-communications",
    ]  # fmt: skip
    assert all(article.body.startswith(f"# {article.title}\n") for article in found)
    assert all(len(article.body) > 500 and article.tags for article in found)


def test_an_article_is_its_head_and_its_body(folder: Path) -> None:
    assert load_knowledge(folder) == [
        KnowledgeArticle(id="good", title="A good one", tags=["one", "two"], body="Text.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        GOOD.replace("\n", "\r\n"),
        "---\ntags: one, two\nid: good\ntitle: A good one\n---\nText.",
        "---\ntitle:   A good one  \ntags:one,two\n id : good\n---\n\n\nText.\n\n",
    ],
    ids=["crlf", "other order", "spaces"],
)
def test_line_ends_order_and_spaces_do_not_matter(folder: Path, text: str) -> None:
    (folder / "good.md").write_bytes(text.encode())
    found = load_knowledge(folder)[0]
    assert (found.id, found.title, found.tags, found.body) == ("good", "A good one", ["one", "two"], "Text.")


def test_a_colon_and_a_rule_in_the_text_stay_there(folder: Path) -> None:
    (folder / "good.md").write_text(GOOD.replace("A good one", "One: two") + "\n---\nid: other\n", "utf-8")
    found = load_knowledge(folder)[0]
    assert (found.title, found.body) == ("One: two", "Text.\n\n---\nid: other")


def test_articles_stand_in_the_order_of_their_files(folder: Path) -> None:
    for id in ("zeta", "alpha-2", "alpha"):
        (folder / f"{id}.md").write_text(GOOD.replace("id: good", f"id: {id}"), "utf-8")
    assert [article.id for article in load_knowledge(folder)] == ["alpha-2", "alpha", "good", "zeta"]


def test_other_files_are_not_articles(folder: Path) -> None:
    (folder / ".gitkeep").touch()
    (folder / "notes.txt").write_text("anything", "utf-8")
    (folder / "pictures").mkdir()
    assert len(load_knowledge(folder)) == 1


BAD = {
    "no head": ("Text.", "1: the first line has to be ---"),
    "empty file": ("", "1: the first line has to be ---"),
    "a blank line above": ("\n" + GOOD, "1: the first line has to be ---"),
    "head not closed": ("---\nid: bad\ntitle: T\ntags: t\n\nText.\n", "1: the head is not closed"),
    "no title": ("---\nid: bad\ntags: t\n---\nText.", "4: title missing"),
    "nothing in the head": ("---\n---\nText.", "2: id and title and tags missing"),
    "a fourth key": ("---\nid: bad\ntitle: T\ntags: t\nauthor: me\n---\nText.", "5: author is no key"),
    "a key in capitals": ("---\nID: bad\ntitle: T\ntags: t\n---\nText.", "2: ID is no key"),
    "a key twice": ("---\nid: bad\ntitle: T\nid: bad\ntags: t\n---\nText.", "4: id stands there twice"),
    "no colon": ("---\nid: bad\ntitle T\ntags: t\n---\nText.", "3: expected `key: value`"),
    "a blank line in the head": ("---\nid: bad\n\ntitle: T\ntags: t\n---\nText.", "3: expected `key: value`"),
    "an empty title": ("---\nid: bad\ntitle:  \ntags: t\n---\nText.", "3: title is empty"),
    "no tags": ("---\nid: bad\ntitle: T\ntags:\n---\nText.", "4: tags is empty"),
    "an empty tag": ("---\nid: bad\ntitle: T\ntags: a,,b\n---\nText.", "4: a tag is empty"),
    "another id": ("---\ntitle: T\nid: good\ntags: t\n---\nText.", "3: the id has to be bad"),
    "no body": ("---\nid: bad\ntitle: T\ntags: t\n---\n \n\n", "body: "),
    "not UTF-8": (b"---\nid: bad\ntitle: \xff\ntags: t\n---\nText.", "is not UTF-8"),
    "a mark of order": ("\ufeff---\nid: bad\ntitle: T\ntags: t\n---\nText.", "1: the first line has to be ---"),
}


@pytest.mark.parametrize("case", BAD)
def test_one_bad_file_spoils_all_and_is_named(folder: Path, case: str) -> None:
    content, why = BAD[case]
    (folder / "bad.md").write_bytes(content if isinstance(content, bytes) else content.encode())
    told = refused(folder)
    assert why in told.message
    assert "bad.md" in told.message
    assert told.located.startswith(f"{folder / 'bad.md'}:")


@pytest.mark.parametrize("name", ["Bad", "bad--one", "-bad", "bad_one", "bad one", ".bad", "bäd"])
def test_a_file_is_called_like_a_slug(folder: Path, name: str) -> None:
    (folder / f"{name}.md").write_text(GOOD.replace("id: good", f"id: {name}"), "utf-8")
    assert "id: " in refused(folder).message


def test_a_linked_article_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.md").write_text(GOOD.replace("id: good", "id: linked"), "utf-8")
    (folder / "linked.md").symlink_to(tmp_path / "elsewhere.md")
    assert "linked.md: is a link" in refused(folder).message


def test_an_article_with_a_second_name_is_refused(folder: Path, tmp_path: Path) -> None:
    os.link(folder / "good.md", tmp_path / "second.md")
    assert "good.md: has 2 names" in refused(folder).message


def test_a_folder_called_like_an_article_is_refused(folder: Path) -> None:
    (folder / "bad.md").mkdir()
    assert "bad.md: is not a regular file" in refused(folder).message


def test_a_link_in_the_path_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(folder.parent)
    assert "a link stands in its path" in refused(tmp_path / "way" / "knowledge").message


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "No such file" in refused(tmp_path / "nowhere").message


def test_an_empty_folder_has_no_articles(tmp_path: Path) -> None:
    assert load_knowledge(tmp_path) == []


def test_a_relative_folder_tells_no_path_either(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    os.link(folder / "good.md", folder / "second.txt")
    with pytest.raises(BadKnowledge) as caught:
        load_knowledge(Path("knowledge"))
    told = caught.value
    assert "good.md: has 2 names" in told.message
    assert str(folder) not in told.message


# --- search --------------------------------------------------------------------------------------------

ARTICLES = [
    KnowledgeArticle(id="api-errors", title="Status codes", tags=["rate", "LIMIT"], body="Wait a While."),
    KnowledgeArticle(id="billing", title="Refunds", tags=["money"], body="Limit of thirty days."),
]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("limit", ["api-errors", "billing"]),
        ("LIMIT OF", ["billing"]),
        ("  while ", ["api-errors"]),
        ("api-errors", ["api-errors"]),
        ("codes rate", ["api-errors"]),
        ("rate LIMIT wait", ["api-errors"]),
        ("while status", []),
        ("days refunds", []),
        ("e", ["api-errors", "billing"]),
    ],
)
def test_the_whole_query_is_one_piece_of_text(query: str, ids: list[str]) -> None:
    assert [article.id for article in search(ARTICLES, query, 10)] == ids


def test_a_search_stops_at_its_limit() -> None:
    assert [article.id for article in search(ARTICLES, "limit", 1)] == ["api-errors"]
