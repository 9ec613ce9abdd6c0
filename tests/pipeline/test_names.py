"""Names: words, limits, and a lock that never gives a name to another."""

from __future__ import annotations

import pytest
from deskwright_codegen.names import NameLock, pascal, shorten, snake, words_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("listHTTPTickets-v2", "list_http_tickets_v_2"),
        ("tickets.create", "tickets_create"),
        ("class", "class_"),
        ("match", "match_"),
        ("2fa", "n2_fa"),
        ("", "unnamed"),
        ("+1", "n1"),
        ("über", "ufc_ber"),
    ],
)
def test_snake(text: str, name: str) -> None:
    assert snake(text) == name


def test_pascal_keeps_inner_capitals() -> None:
    assert pascal("list things TicketRef item") == "ListThingsTicketRefItem"


def test_words_of_emptiness() -> None:
    assert words_of("---") == []


def test_shorten_is_stable_and_within_the_limit() -> None:
    long = "administration_" * 6
    assert len(shorten(long)) <= 48
    assert shorten(long) == shorten(long)
    assert shorten(long) != shorten(long + "x")
    assert shorten("short") == "short"


def test_a_newcomer_gets_out_of_the_way() -> None:
    lock = NameLock()
    assert lock.assign("tools", {"a": "same"}) == {"a": "same"}
    # `0` sorts first, and still the old one keeps its name
    assert lock.assign("tools", {"0": "same", "a": "same"}) == {"0": "same_2", "a": "same"}


def test_a_rename_leaves_an_alias() -> None:
    lock = NameLock()
    lock.assign("tools", {"a": "old"})
    assert lock.assign("tools", {"a": "new"}) == {"a": "new"}
    assert lock.aliases("tools", "a") == ("old",)
    assert lock.assign("tools", {"a": "new", "b": "old"}) == {"a": "new", "b": "old_2"}


def test_a_removed_name_is_not_given_again_to_another() -> None:
    lock = NameLock()
    lock.assign("tools", {"a": "x"})
    lock.assign("tools", {})
    assert lock.assign("tools", {"b": "x"}) == {"b": "x_2"}
    assert lock.assign("tools", {"a": "x", "b": "x"}) == {"a": "x", "b": "x_2"}


def test_the_lock_survives_its_file() -> None:
    lock = NameLock()
    lock.assign("tools", {"a": "x", "b": "x"})
    again = NameLock.of(lock.as_data())
    assert again.assign("tools", {"a": "x", "b": "x"}) == {"a": "x", "b": "x_2"}
