"""Puts what went wrong between server and desk into a Refusal: what failed, why, what next.

It shows no stack trace, no secret and no whole body; what the desk said is quoted short and labelled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from deskwright.catalogue import Operation
from deskwright.errors import Refusal, listed
from deskwright.policy import requirement
from deskwright.results import MAX_SAID, PROVENANCE, bounded, error_data

__all__ = ["Attempt", "explain"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """The request that was tried, for the words of its failure."""

    tool: str
    operation: Operation
    effect: str
    # what this very call asks of the credential: it may be more than the operation asks at least
    ability: Mapping[str, Any]
    key: str | None
    request_key: str | None
    # a listed tool that reads the same family, with the arguments that make it do so
    check: str | None
    credential_names: Sequence[str]
    desk: str
    # what was given, by the name that the desk knows it under: name on the wire -> argument=value
    given: Mapping[str, str] = field(default_factory=dict)
    # the desk's failures are told in its own form
    form: str | None = None

    @property
    def writes(self) -> bool:
        return self.effect != "read"

    @property
    def what(self) -> str:
        return f"{self.tool} ({self.operation.route})"


def explain(error: Exception, attempt: Attempt) -> Refusal:
    """The refusal for any exception a request raised; an unknown one is our fault and says only that."""
    from helpdesks._client import errors

    if isinstance(error, Refusal):
        return error
    if isinstance(error, errors.DeskError) and error.not_sent:
        names = listed(attempt.credential_names)
        if not isinstance(error, errors.Unauthorized):
            names = f"the desk's address, {names}"
        return _failed(
            f"{attempt.what}: the log-in failed; nothing was sent",
            bounded(error),
            f"have the operator check {names}; deskwright doctor {attempt.desk} tells more",
            error_data(status=getattr(error, "status", None), code="log_in_failed", detail=bounded(error)),
        )
    if isinstance(error, errors.PartialAnswer):
        return _partial(error, attempt)
    if isinstance(error, errors.ApiError):
        return _answered(error, attempt)
    if isinstance(error, errors.OutcomeUnknown):
        return _outcome_unknown(attempt, bounded(error))
    if isinstance(error, errors.WireError):
        return Refusal(
            f"{attempt.what}: an argument cannot be sent; nothing was sent",
            bounded(error),
            "correct the argument and call again",
            error={"code": "invalid_arguments", "detail": bounded(error)},
        )
    if isinstance(error, errors.ConnectionFailed):
        sent = "nothing was sent" if error.sent is False else "no answer came"
        detail = bounded(str(error).removesuffix(f"; {sent}"))
        return _failed(
            f"{attempt.what}: the desk could not be reached",
            f"{detail}; {sent}",
            f"check the address and the network; deskwright doctor {attempt.desk} tells more",
            error_data(code="connection_failed", detail=str(error)),
        )
    if isinstance(error, errors.AnswerTooLarge):
        done = error.carried_out and attempt.writes
        return _failed(
            f"{attempt.what}: the answer is larger than this server reads",
            f"it has more than {error.limit:,} bytes" + ("; the request was carried out" if done else ""),
            "do not repeat it; read what it made with another tool"
            if done
            else "ask for less: a narrower filter, a smaller page, one item",
            error_data(
                status=error.status, code="answer_too_large", more=[("carried_out", done), ("limit", error.limit)]
            ),
        )
    if isinstance(error, errors.UnexpectedAnswer):
        return _unreadable(attempt, error.response)
    if isinstance(error, errors.ConfigurationError):
        return _failed(
            f"{attempt.what}: the server is not set up for this desk",
            bounded(error),
            f"have the operator run deskwright doctor {attempt.desk}",
            error_data(code="not_configured"),
        )
    return _failed(
        f"{attempt.what}: an error inside this server ({type(error).__name__})",
        "this is a fault of the server, not of the arguments"
        + ("; whether the desk carried it out is not known" if attempt.writes else ""),
        _check_first(attempt) if attempt.writes else "try once more, then tell the operator",
        error_data(code="internal_error"),
    )


def _failed(what: str, why: str, step: str, error: Mapping[str, Any]) -> Refusal:
    return Refusal(what, why, step, verb="failed", error=error)


def _check_first(attempt: Attempt) -> str:
    if attempt.key and attempt.request_key:
        again = "calling again with the same request_key is safe: it is carried out once"
        return f"{again}; or check with {attempt.check}" if attempt.check else again
    if attempt.check:
        return f"check with {attempt.check} before trying again"
    return "look in the helpdesk itself before trying again"


def _outcome_unknown(attempt: Attempt, detail: str) -> Refusal:
    return _failed(
        f"outcome unknown: {attempt.what} was sent and no answer came",
        f"{detail}; the desk may or may not have carried it out",
        _check_first(attempt),
        error_data(code="outcome_unknown", detail=detail),
    )


def _unreadable(attempt: Attempt, response: Any) -> Refusal:
    detail = "it is not what the desk's description promises"
    if response is not None:
        media = response.headers.get("content-type") or "no content type"
        detail = f"{response.status_code} with {bounded(media, 60)}, {len(response.content):,} bytes: {detail}"
    return _failed(
        f"{attempt.what}: the answer could not be read",
        f"{detail}; the request was carried out" if attempt.writes else detail,
        _check_first(attempt) if attempt.writes else "try once more, then tell the operator",
        error_data(
            status=getattr(response, "status_code", None),
            code="unexpected_answer",
            detail=detail,
            more=[("carried_out", attempt.writes)],
        ),
    )


def _partial(error: Any, attempt: Attempt) -> Refusal:
    """The desk did some of it: neither a success nor a failure, and the caller must not repeat all of it."""
    said = f': "{bounded(error.detail, MAX_SAID)}"' if error.detail else ""
    return _failed(
        f"{attempt.what}: the desk carried it out in part",
        f"it answered {error.status}: some values were saved, others were not{said}",
        f"{_check_first(attempt)}; then send only what was not saved, corrected",
        error_data(
            status=error.status,
            code="partial",
            detail=error.detail or "",
            more=[("desk_code", error.code), ("carried_out", "in part"), ("provenance", PROVENANCE)],
        ),
    )


def _named(detail: str, fields: Mapping[str, Any], attempt: Attempt) -> str:
    """Which arguments the desk speaks of, under the caller's names: it knows them under its own."""
    found: list[str] = []
    for wire_name, told in attempt.given.items():
        # a name may end at an arrow, as in `Ticket->Title`, and not at a hyphen
        pattern = rf"(?<![\w-]){re.escape(wire_name.removesuffix('[]'))}(?!\w|-(?!>))"
        if wire_name in fields or re.search(pattern, detail):
            found.append(told)
    return ", ".join(found[:5])


def _kind(error: Any) -> int:
    """The status that says what kind of no it is: a desk may answer 200 and mean 403."""
    from helpdesks._client import errors

    kinds = {
        errors.Unauthorized: 401,
        errors.Forbidden: 403,
        errors.NotFound: 404,
        errors.Conflict: 409,
        errors.ValidationFailed: 422,
        errors.RateLimited: 429,
    }
    return next((status for kind, status in kinds.items() if isinstance(error, kind)), error.status)


def _answered(error: Any, attempt: Attempt) -> Refusal:
    """The desk said no."""
    status: int = error.status
    said = bounded(error.detail, MAX_SAID) if error.detail else ""
    quoted = f' and said: "{said}"' if said else ""
    if named := _named(error.detail or "", error.fields, attempt):
        quoted += f"; it is about {named}"
    if error.meaning:
        quoted += f"; {error.meaning}"
    needs = requirement(attempt.ability)
    step = "read what the desk said, correct the arguments and call again"
    nothing = "; nothing was changed" if attempt.writes and 400 <= status < 500 else ""
    what = f"{attempt.what}: the desk answered {status}{nothing}"
    kind = _kind(error)
    if status < 300:
        what = f"{attempt.what}: the desk answered {status} with a body that says failure"
    match kind:
        case 401:
            names = listed(attempt.credential_names)
            step = f"have the operator check {names}; deskwright doctor {attempt.desk} tells more"
            quoted += "; the credential is not accepted"
        case 403:
            step = "use a credential that may do this"
            if needs:
                step += f"; it needs {needs}"
                if attempt.ability.get("scope"):
                    step += f" (scope: {attempt.ability['scope']})"
        case 404 if status >= 500:
            step = "tell the operator; trying again does not help"
        case 404 if status != 404:
            step = "check the identifier"
        case 404:
            step = "check the identifier; what the credential may not see is also answered 404"
        case 409 if attempt.request_key is not None:
            step = "if this is a different request, use another request_key; else read the present state first"
        case 409:
            step = "read the present state, then decide"
        case 413 if attempt.writes:
            step = "send less: a smaller file or fewer items"
        case 413:
            step = "ask for less: a part of it, a smaller page or fewer fields"
        case 429:
            wait = f"{error.retry_after:g} s" if error.retry_after is not None else "a while"
            quoted += f"; too many requests, the desk wants {wait} of rest"
            step = f"wait {wait} before calling again"
        case _ if status >= 500 and attempt.writes:
            quoted += "; the desk may or may not have carried it out"
            step = _check_first(attempt)
        case _ if status >= 500:
            step = "try again later"
        case _ if 300 <= status < 400 and attempt.writes:
            quoted += f"; {bounded(error.hint)}"
            # Web applications answer a form that was carried out with 302 or 303.
            quoted += "; the redirect was not followed, and the desk may or may not have carried it out"
            step = f"{_check_first(attempt)}; have the operator check the desk's address"
        case _ if 300 <= status < 400:
            quoted += f"; the redirect was not followed: {bounded(error.hint)}"
            step = "have the operator correct the desk's address"
    refusal = _failed(
        what,
        f"the desk answered {status}{quoted}",
        step,
        error_data(
            status=status,
            code=error.code,
            detail=error.detail or "",
            retry_after=error.retry_after,
            request_id=error.request_id,
            more=[("provenance", PROVENANCE)] if said else [],
        ),
    )
    if attempt.form == "code-message" and error.code and said:
        refusal.said = f"{error.code}: {said}"
    return refusal
