"""The knowledge articles of a folder: one `<slug>.md` each, with a head of exactly id, title and tags.

    ---
    id: api-errors
    title: What the API's answers mean
    tags: api, 503
    ---

    the article, as Markdown

One bad file makes the whole folder fail, and the error says which file and line: an article that silently went missing
could not be cited. Other kinds of file in the folder are none of its business.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from pydantic import ValidationError

from deskwright.triage.errors import TriageError
from deskwright.triage.fixtures import knowledge_folder
from deskwright.triage.models import KnowledgeArticle, what_is_wrong
from deskwright.triage.plain_files import NotPlain, check_path, read_plain, whole

__all__ = ["BadKnowledge", "load_knowledge", "search"]

_KEYS = ("id", "title", "tags")
_FENCE = "---"


class BadKnowledge(TriageError):
    """The folder cannot be used. `located` names place and line; the message to a caller holds no path."""

    def __init__(self, file: str, why: str, *, line: int | None = None, folder: Path | None = None) -> None:
        place = f"{file}:{line}" if line else file
        super().__init__("REPOSITORY_ERROR", f"the knowledge articles cannot be read: {place}: {why}")
        self.located = f"{folder / place if folder else place}: {why}"


def load_knowledge(folder: Path) -> list[KnowledgeArticle]:
    """Every article in the order of the file names; BadKnowledge (a TriageError) at the first that is not right."""
    folder = whole(folder)
    own = folder == knowledge_folder()
    try:
        if not own:
            check_path(folder)
        names = sorted(name for name in os.listdir(folder) if name.endswith(".md"))
    except NotPlain as error:
        raise BadKnowledge("the folder", "a link stands in its path", folder=folder) from error
    except OSError as error:
        raise BadKnowledge("the folder", error.strerror or "cannot be read", folder=folder) from error
    articles: list[KnowledgeArticle] = []
    for name in names:
        try:
            content = (folder / name).read_bytes() if own else read_plain(folder / name)
        except NotPlain as error:
            raise BadKnowledge(name, str(error).removeprefix(f"{folder / name} "), folder=folder) from error
        except OSError as error:
            raise BadKnowledge(name, error.strerror or "cannot be read", folder=folder) from error
        articles.append(_article(folder, name, content))
    known: set[str] = set()
    for article in articles:
        if article.id in known:
            raise BadKnowledge(f"{article.id}.md", "the id stands in two files", folder=folder)
        known.add(article.id)
    return articles


def search(articles: Sequence[KnowledgeArticle], query: str, limit: int) -> list[KnowledgeArticle]:
    """The articles that hold the whole query as it is written, in any case; no ranking, first come first."""
    wanted = query.strip().lower()
    found = (
        article
        for article in articles
        if wanted in " ".join((article.id, article.title, *article.tags, article.body)).lower()
    )
    return list(islice(found, limit))


def _article(folder: Path, name: str, content: bytes) -> KnowledgeArticle:
    def bad(why: str, line: int | None = None) -> BadKnowledge:
        return BadKnowledge(name, why, line=line, folder=folder)

    try:
        lines = content.decode("utf-8").replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError as error:
        raise bad("is not UTF-8") from error
    if lines[0] != _FENCE:
        raise bad(f"the first line has to be {_FENCE}, above id, title and tags", 1)
    if _FENCE not in lines[1:]:
        raise bad(f"the head is not closed by a line {_FENCE}", 1)
    end = lines.index(_FENCE, 1)
    head: dict[str, str] = {}
    for number, line in enumerate(lines[1:end], start=2):
        key, colon, value = line.partition(":")
        key, value = key.strip(), value.strip()
        if not colon:
            raise bad("expected `key: value`", number)
        if key not in _KEYS:
            raise bad(f"{key or 'nothing'} is no key; the head has id, title and tags", number)
        if key in head:
            raise bad(f"{key} stands there twice", number)
        if not value:
            raise bad(f"{key} is empty", number)
        head[key] = value
    missing = [key for key in _KEYS if key not in head]
    if missing:
        raise bad(f"{' and '.join(missing)} missing in the head", end + 1)
    tags = [tag.strip() for tag in head["tags"].split(",")]
    if not all(tags):
        raise bad("a tag is empty", _line_of("tags", lines))
    if f"{head['id']}.md" != name:
        raise bad(f"the id has to be {name.removesuffix('.md')}, as the file is called", _line_of("id", lines))
    try:
        return KnowledgeArticle(id=head["id"], title=head["title"], tags=tags, body="\n".join(lines[end + 1 :]))
    except ValidationError as error:
        raise bad(what_is_wrong(error)) from error


def _line_of(key: str, lines: Sequence[str]) -> int:
    return next(number for number, line in enumerate(lines, 1) if re.match(rf"\s*{key}\s*:", line))
