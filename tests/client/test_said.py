"""What the desk said, and what its own rules make of it: codes, texts of single fields, answers in part."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from helpdesks import _client as c
from helpdesks._client.said import read_said
from hypothesis import given, settings
from hypothesis import strategies as st

PARTIAL = {"statuses": ["207"], "detail": "/detail"}


def refused(send: Any, operation: Any, response: dict[str, Any], **options: Any) -> c.ApiError:
    with pytest.raises(c.ApiError) as caught:
        send(lambda _r: httpx.Response(**response), operation, {"body": {}} if operation["body"] else {}, **options)
    return caught.value


@pytest.mark.parametrize(
    ("body", "detail", "code", "fields"),
    [
        (
            {"error_code": 42202, "message": "Bad.", "detail": {"desk_id": ["can't be blank", "is not a number"]}},
            "Bad. detail: desk_id: can't be blank; is not a number",
            "42202",
            {"desk_id": ["can't be blank", "is not a number"]},
        ),
        (
            {"error_code": 42202, "detail": {"text": ["can't be blank"], "limit": ["is not a number"]}},
            "detail: text: can't be blank | limit: is not a number",
            "42202",
            {"text": ["can't be blank"], "limit": ["is not a number"]},
        ),
        ({"error_code": 40101, "detail": {"error": ["Sign in."]}}, "detail: Sign in.", "40101", {}),
        ({"message": "Bad.", "detail": {"error": ["Bad."]}}, "Bad.", None, {}),
        ({"detail": {"message": "No.", "code": 5}}, "No.", None, {}),
        ({"detail": ["One.", "Two."]}, "detail: One.; Two.", None, {}),
        ({"message": "Bad.", "details": [{"n": 1}]}, 'Bad. detail: [{"n":1}]', None, {}),
        ({"message": "Bad.", "detail": "Worse.", "details": {"a": ["b"]}}, "Bad. detail: a: b", None, {"a": ["b"]}),
        (
            {"detail": [{"loc": ["body", "items", 0, "name"], "msg": "field required", "input": "s"}]},
            "detail: items.0.name: field required",
            None,
            {"items.0.name": ["field required"]},
        ),
        (
            {"error": "RecordInvalid", "details": {"name": [{"description": "Name: is blank", "error": "BlankValue"}]}},
            "RecordInvalid detail: name: Name: is blank",
            "RecordInvalid",
            {"name": ["Name: is blank"]},
        ),
        ({"faultcode": "Server", "faultstring": "No such thing"}, "No such thing", "Server", {}),
        ({"message": "Bad.", "errors": {"a": ["b", "c"]}}, 'Bad. errors: {"a":["b","c"]}', None, {"a": ["b", "c"]}),
        (
            {"errors": [{"source": {"pointer": "/data/title"}, "detail": "is short", "title": "Invalid"}]},
            'errors: [{"source":{"pointer":"/data/title"},"detail":"is short","title":"Invalid"}]',
            None,
            {"data.title": ["is short"]},
        ),
        (
            {"violations": [{"propertyPath": "email", "message": "no address"}]},
            'errors: [{"propertyPath":"email","message":"no address"}]',
            None,
            {"email": ["no address"]},
        ),
        (
            {"errors": {"name": "is taken", "title": "is too short", "owner": {"email": ["is odd"]}}},
            'errors: {"name":"is taken","title":"is too short","owner":{"email":["is odd"]}}',
            None,
            {"name": ["is taken"], "title": ["is too short"], "owner.email": ["is odd"]},
        ),
        (
            {"subject": ["Required."], "non_field_errors": ["Both."]},
            "subject: Required.; Both.",
            None,
            {"subject": ["Required."]},
        ),
        ({"Error": {"ErrorCode": "A.B", "ErrorMessage": "No."}}, "No.", "A.B", {}),
        ({"detail": "Gone."}, "Gone.", None, {}),
        ({"other": 1}, '{"other":1}', None, {}),
    ],
)
def test_what_is_read(
    send: Any, reading: Any, body: Any, detail: str, code: str | None, fields: dict[str, list[str]]
) -> None:
    error = refused(send, reading(), {"status_code": 422, "json": body})
    assert (error.detail, error.code, error.fields) == (detail, code, fields)


def test_a_fault_as_plain_text(send: Any, reading: Any) -> None:
    text = '{"faultcode": "Server", "faultstring": "tok-secret-123 is odd"}'
    error = refused(send, reading(), {"status_code": 500, "text": text})
    assert (error.code, error.detail) == ("Server", "[secret] is odd")


def test_texts_are_few_short_and_without_secrets(send: Any, reading: Any) -> None:
    many = {f"f{n}": [f"tok-secret-123 {m} " + "x" * 999 for m in range(99)] for n in range(99)}
    for body in ({"errors": many}, {"detail": many}, {"detail": {"tok-secret-123": ["a\nb"]}}):
        error = refused(send, reading(), {"status_code": 422, "json": body})
        assert "tok-secret" not in str(error) + str(error.fields) + error.detail
        assert len(error.detail) < 1600
        assert len(error.fields) <= 50
        assert all(len(texts) <= 10 and max(map(len, texts)) <= 300 for texts in error.fields.values())
        assert "\n" not in str(error) + str(list(error.fields.values()))


TEXT = st.text(max_size=12)
WORDS = st.sampled_from(["error", "errors", "detail", "details", "message", "code", "field", "name", "loc", "source"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS | TEXT, inner, max_size=4),
    max_leaves=20,
)


@settings(deadline=None)
@given(JSON, st.text("abc", min_size=4, max_size=6))
def test_any_body_is_read_and_no_secret_gets_through(body: Any, secret: str) -> None:
    def planted(value: Any) -> Any:
        if isinstance(value, dict):
            return {name + secret: planted(item) for name, item in value.items()} | value
        if isinstance(value, list):
            return [planted(item) for item in value]
        return f"{value} {secret}" if isinstance(value, str) else value

    said = read_said(planted(body), httpx.Response(400), {secret})
    whole = said.detail + (said.code or "") + "".join(f"{name} {texts}" for name, texts in said.fields.items())
    assert secret not in whole.replace("[secret]", "#")


def test_depths_are_not_searched() -> None:
    body: Any = "deep"
    for _ in range(400):
        body = {"error": body}
    assert read_said(body, httpx.Response(400), set()).detail == ""


# carried out in part


def test_an_answer_in_part(send: Any, writing: Any) -> None:
    body = {"error_code": 20701, "message": "Partially saved", "detail": {"entities": ["'#/0/id': odd", "'#/1': bad"]}}
    operation = writing(partial=PARTIAL, responses={"200": {"kind": "json"}})
    error = refused(send, operation, {"status_code": 207, "json": body})
    assert type(error) is c.PartialAnswer
    assert isinstance(error, c.ApiError)
    assert (error.status, error.code, error.body) == (207, "20701", body)
    assert error.fields == {"entities": ["'#/0/id': odd", "'#/1': bad"]}
    assert error.detail == "Partially saved detail: entities: '#/0/id': odd; '#/1': bad"
    assert str(error).startswith("207 Multi-Status from POST /api/v1/tickets: it was carried out in part")


def test_the_detail_of_a_part_may_stand_anywhere(send: Any, writing: Any) -> None:
    operation = writing(partial={"statuses": ["207"], "detail": "/left/0"})
    error = refused(send, operation, {"status_code": 207, "json": {"left": [{"a": ["no"]}]}})
    assert error.detail == "a: no"
    for answer in ({"json": {"left": []}}, {"text": "not JSON"}, {}):
        assert type(refused(send, operation, {"status_code": 207} | answer)) is c.PartialAnswer


def test_a_part_stays_a_part_whatever_the_rules_say(send: Any, writing: Any, connection: Any) -> None:
    rules = [{"code": "^207", "kind": "invalid", "hint": "read it again"}]
    operation = writing(partial=PARTIAL)
    answer = {"status_code": 207, "json": {"error_code": 20701}}
    error = refused(send, operation, answer, connection=connection | {"errors": rules})
    assert (type(error), "read it again" in str(error)) == (c.PartialAnswer, True)


def test_other_statuses_are_whole(send: Any, writing: Any) -> None:
    for status, operation in ((200, writing(partial=PARTIAL)), (207, writing())):
        response = send(lambda _r, status=status: httpx.Response(status, json={}), operation, {"body": {}})
        assert response.status_code == status


# the desk's own rules

RULES = [
    {"code": r"\.AuthFail$", "kind": "unauthorized"},
    {"code": r"\.AccessDenied$", "matches": "exist", "kind": "not_found", "hint": "it may be elsewhere"},
    {"code": r"\.AccessDenied$", "kind": "forbidden", "hint": "it may not exist"},
    {"code": "^40304$", "status": 403, "hint": "a licence is missing"},
    {"status": 400, "matches": "too fast", "kind": "rate_limited"},
    {"code": "Conflict", "kind": "conflict"},
    {"matches": "^Bad value", "kind": "invalid"},
]


@pytest.mark.parametrize(
    ("status", "body", "kind", "hint"),
    [
        (200, {"Error": {"ErrorCode": "$Self->{Name}.AuthFail", "ErrorMessage": "x"}}, c.Unauthorized, ""),
        (200, {"Error": {"ErrorCode": "A.AccessDenied", "ErrorMessage": "does not exist"}}, c.NotFound, "elsewhere"),
        (200, {"Error": {"ErrorCode": "A.AccessDenied", "ErrorMessage": "x"}}, c.Forbidden, "may not exist"),
        (200, {"Error": {"ErrorCode": "A.Conflict", "ErrorMessage": "x"}}, c.Conflict, ""),
        (200, {"Error": {"ErrorCode": "A.AuthFail.B", "ErrorMessage": "x"}}, c.FailedAnswer, ""),
        (200, {"Error": {"ErrorCode": "A.B", "ErrorMessage": "Bad value: 1"}}, c.ValidationFailed, ""),
        (403, {"error_code": 40304, "message": "x"}, c.Forbidden, "a licence is missing"),
        (422, {"error_code": 40304, "message": "x"}, c.ValidationFailed, ""),
        (403, {"error_code": 403041, "message": "x"}, c.Forbidden, ""),
        (400, {"message": "too fast"}, c.RateLimited, ""),
        (400, {"message": "x"}, c.BadRequest, ""),
        (500, {"faultcode": "Server", "faultstring": "Bad value"}, c.ValidationFailed, ""),
    ],
)
def test_rules_choose_the_class_and_add_their_hint(
    send: Any, reading: Any, connection: Any, status: int, body: Any, kind: type[c.ApiError], hint: str
) -> None:
    operation = reading(failure=[{"at": "/Error", "truthy": True}], retry_safe=False)
    answer = {"status_code": status, "json": body}
    plain = refused(send, operation, answer)
    error = refused(send, operation, answer, connection=connection | {"errors": RULES})
    assert (type(error), error.status) == (kind, status)
    assert error.hint.startswith(plain.hint)
    assert hint in error.hint.removeprefix(plain.hint)
    assert bool(hint) is (error.hint != plain.hint)
    assert (error.detail, error.code, error.body) == (plain.detail, plain.code, plain.body)


def test_a_condition_on_the_code_does_not_hide_the_sentence(send: Any, reading: Any) -> None:
    failure = [{"at": "/Error/ErrorCode", "matches": "."}]
    body = {"Error": {"ErrorCode": "A.B", "ErrorMessage": "Closed."}}
    error = refused(send, reading(failure=failure), {"status_code": 200, "json": body})
    assert (error.code, error.detail) == ("A.B", "Closed.")
    assert str(error).endswith("The desk says: Closed. [A.B]")


def test_a_redirect_is_no_matter_of_rules(send: Any, reading: Any, connection: Any) -> None:
    rules = [{"status": 302, "kind": "not_found", "hint": "x"}]
    error = refused(
        send,
        reading(),
        {"status_code": 302, "headers": {"Location": "https://e"}},
        connection=connection | {"errors": rules},
    )
    assert type(error) is c.RedirectRefused
