"""What an error says: our hint, the desk's words, never a secret or a page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest
from helpdesks import _client as c
from helpdesks._client.retry_after import read_retry_after


def refused(send: Any, reading: Any, response: httpx.Response, **changes: Any) -> c.ApiError:
    with pytest.raises(c.ApiError) as caught:
        send(lambda _request: response, reading(**({"retry_safe": False} | changes)))
    return caught.value


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, c.BadRequest),
        (401, c.Unauthorized),
        (402, c.ApiError),
        (403, c.Forbidden),
        (404, c.NotFound),
        (409, c.Conflict),
        (413, c.TooLarge),
        (418, c.ApiError),
        (419, c.ApiError),
        (422, c.ValidationFailed),
        (429, c.RateLimited),
        (500, c.ServerError),
        (520, c.ServerError),
        (503, c.ServerError),
    ],
)
def test_class_by_status(send: Any, reading: Any, status: int, kind: type[c.ApiError]) -> None:
    error = refused(send, reading, httpx.Response(status, json={"message": "No."}, headers={"X-Request-Id": "r1"}))
    assert type(error) is kind
    assert (error.status, error.method, error.path, error.request_id) == (status, "GET", "/api/v1/tickets", "r1")
    assert str(error).startswith(str(status))
    assert "The desk says: No." in str(error)
    assert str(error).endswith("(request id r1)")


@pytest.mark.parametrize(
    ("body", "detail", "code"),
    [
        ({"message": "Bad.", "errors": {"a": ["b"]}}, 'Bad. errors: {"a":["b"]}', None),
        ({"detail": "Gone."}, "Gone.", None),
        ({"error": "not_found", "message": "No ticket"}, "No ticket", "not_found"),
        ({"error": "It is broken"}, "It is broken", None),
        ({"error": {"code": "E1", "message": "Sorry"}}, "Sorry", "E1"),
        ({"Error": {"ErrorCode": "TicketGet.AuthFail", "ErrorMessage": "Denied"}}, "Denied", "TicketGet.AuthFail"),
        ({"subject": ["Required."], "body": ["Long.", "Odd."]}, "subject: Required.; body: Long. Odd.", None),
        ({"non_field_errors": ["Both."]}, "Both.", None),
        ({"title": "Bad", "detail": "Worse", "code": 17}, "Worse", "17"),
        ([{"m": 1}], 'errors: [{"m":1}]', None),
        ({"other": 1}, '{"other":1}', None),
        ({"message": "line\r\nbreak\x1b[31m"}, "line break [31m", None),
    ],
)
def test_what_the_desk_said(send: Any, reading: Any, body: Any, detail: str, code: str | None) -> None:
    error = refused(send, reading, httpx.Response(422, json=body))
    assert (error.detail, error.code, error.body) == (detail, code, body)


def test_text_is_cut_and_html_is_only_counted(send: Any, reading: Any) -> None:
    assert refused(send, reading, httpx.Response(500, text="x" * 999)).detail == "x" * 299 + "…"
    page = httpx.Response(502, html="<html><title>SECRET TITLE</title></html>")
    error = refused(send, reading, page)
    assert "SECRET" not in str(error)
    assert error.detail == "an HTML page of 40 bytes (not shown); a proxy or a log-in page?"


def test_a_desk_that_echoes_the_token_does_not_reach_the_message(send: Any, reading: Any) -> None:
    for body in ({"message": "bad token tok-secret-123"}, {"errors": {"h": "Bearer tok-secret-123"}}):
        error = refused(send, reading, httpx.Response(401, json=body))
        assert "tok-secret-123" not in str(error) + error.detail
        assert "[secret]" in error.detail
    text = "y" * 290 + "tok-secret-123"
    assert "tok-s" not in str(refused(send, reading, httpx.Response(500, text=text)))


def test_retry_after() -> None:
    assert read_retry_after("120") == 120
    assert read_retry_after("1.5") == 1.5
    assert read_retry_after("soon") is None
    assert read_retry_after(None) is None
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    assert 85 < (read_retry_after(moment) or 0) <= 90
    assert read_retry_after("Wed, 21 Oct 2015 07:28:00 GMT") == 0


@pytest.mark.parametrize(
    ("failure", "body"),
    [
        ([{"at": "/ok", "is": False}], {"ok": False, "message": "Closed."}),
        ([{"at": "/Error", "truthy": True}], {"Error": {"ErrorCode": "X.Y", "ErrorMessage": "Closed."}}),
        ([{"at": "/my_error", "present": True}], {"my_error": "Closed."}),
        ([{"at": "/text", "matches": "^Closed"}], {"text": "Closed."}),
        ([{"at": "", "matches": "^Closed"}], "Closed."),
    ],
)
def test_a_success_that_says_failure(send: Any, reading: Any, failure: Any, body: Any) -> None:
    error = refused(send, reading, httpx.Response(200, json=body), failure=failure)
    assert type(error) is c.FailedAnswer
    assert (error.status, error.detail) == (200, "Closed.")
    good: dict[str, Any] = {"ok": True, "data": []}
    assert send(lambda _r: httpx.Response(200, json=good), reading(failure=failure)).json() == good


def test_is_compares_types(send: Any, reading: Any) -> None:
    failure = [{"at": "/ok", "is": False}]
    assert send(lambda _r: httpx.Response(200, json={"ok": 0}), reading(failure=failure)).status_code == 200


@pytest.mark.parametrize("content", [b"{broken", b"<!doctype html><p>log in"])
def test_a_promised_json_that_is_none(send: Any, writing: Any, content: bytes) -> None:
    with pytest.raises(c.UnexpectedAnswer, match="take it as carried out") as caught:
        send(lambda _r: httpx.Response(201, content=content), writing(), {"body": {}})
    assert caught.value.response is not None
    assert caught.value.response.content == content


def test_what_was_not_promised_passes(send: Any, reading: Any) -> None:
    text = {"200": {"kind": "text", "media": "text/csv"}}
    assert send(lambda _r: httpx.Response(200, text="{a,b"), reading(responses=text)).text == "{a,b"
    assert send(lambda _r: httpx.Response(200), reading()).content == b""
    assert send(lambda _r: httpx.Response(204), reading()).status_code == 204
    binary = {"2XX": {"kind": "binary", "media": "image/png"}}
    assert send(lambda _r: httpx.Response(200, content=b"\x89"), reading(responses=binary)).content == b"\x89"


def test_configuration_error_names_all() -> None:
    error = c.ConfigurationError(missing=["A", "B"], problems=["C is no URL"], about="see the docs")
    assert str(error) == "not set: A, B (see the docs); C is no URL"
    assert error.missing == ["A", "B"]
