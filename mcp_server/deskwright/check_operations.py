"""Asks a desk for the operations that its table names: there, missing, or there and not for this log-in.

Refuses to send a write that could do anything; a refusal of the desk's own proves that the operation is there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from deskwright.bind import Values, place_value, pointed
from deskwright.catalogue import Catalogue, Operation
from deskwright.doctor_table import DoctorTable, Said, check_fault, fits, only_reads, said_by
from deskwright.errors import short
from deskwright.installation import Installation, State, Status, Tried
from deskwright.policy import Policy

if TYPE_CHECKING:
    from helpdesks._client import AsyncClient

__all__ = ["NotGiven", "check_operations", "place_values"]

GROUP = "operations"
_LOG = "look at the desk's log"
# What a plain HTTP API says where there is no such route.
_NO_ROUTE = (404, 405, 501)
_MOST_SAID = 160

JsonMap = Mapping[str, Any]
Tell = Callable[[str], None]


class NotGiven(Exception):
    """A value is the operator's to choose, and nobody chose one; the text names the variable."""


class Lost(Exception):
    """The desk does not answer any more: the other checks would each wait as long."""


async def check_operations(
    found: Installation,
    catalogue: Catalogue,
    client: AsyncClient,
    policy: Policy,
    tell: Tell,
    *,
    logged_in: bool = True,
) -> None:
    """Every declared check, one line each; where the desk is lost on the way, the rest is not tried.

    Not `logged_in`: asked without a credential, which tells whether an operation is there and nothing more.
    """
    table = DoctorTable.of(catalogue)
    for number, check in enumerate(table.checks, 1):
        tell(f"{number} of {len(table.checks)}: {check['operation']}")
        try:
            await _check(found, catalogue, table, check, client, policy, logged_in=logged_in)
        except Lost:
            left = [item["operation"] for item in table.checks[number:]]
            for name in left:
                found.tried.append(Tried(name, None, "untried", "the desk did not answer any more"))
            if left:
                found.add(GROUP, "unknown", f"not tried: {', '.join(dict.fromkeys(left))}")
            return


async def _check(
    found: Installation,
    catalogue: Catalogue,
    table: DoctorTable,
    check: JsonMap,
    client: AsyncClient,
    policy: Policy,
    *,
    logged_in: bool,
) -> None:
    operation = catalogue.operations.get(check["operation"])
    if operation is None:
        fix = f"if the desk has it: regenerate from your own export, make regen DESK={catalogue.desk}"
        _told(found, check, None, "undescribed", "is not in our description of this desk", fix)
        return
    if fault := check_fault(check, operation):
        found.tried.append(Tried(operation.id, operation.route, "untried", fault))
        found.add(GROUP, "problem", f"not sent: {fault}", "correct [doctor] in the desk's helpdesk.toml")
        return
    defaults = found.instance.defaults if found.instance else {}
    try:
        values, made_up = place_values(operation, check, defaults)
    except NotGiven as missing:
        _told(found, check, operation, "untried", f"was not tried: {missing} is not set")
        return
    decision = policy.decide(operation, values)
    if not decision.allowed:
        _told(found, check, operation, "untried", f"was not tried: {decision.why}")
        return
    asking = _Asking(found, table, check, operation, _path_of(operation, values), made_up, logged_in)
    await asking.ask(client, values)


@dataclass(frozen=True, slots=True)
class _Asking:
    """One operation that is asked for. `made_up`: its address holds an id that nobody has."""

    found: Installation
    table: DoctorTable
    check: JsonMap
    operation: Operation
    path: str
    made_up: bool
    logged_in: bool

    async def ask(self, client: AsyncClient, values: Values) -> None:
        from helpdesks._client import errors

        wire = self.operation.wire if self.logged_in else {**self.operation.wire, "security": []}
        try:
            response = await client.send(wire, values)
        except errors.RateLimited:
            self._tell("failed", "was not tried: the desk asks us to wait", "try again later")
            raise Lost from None
        except errors.ApiError as problem:
            self._judge(problem)
            return
        except errors.UnexpectedAnswer:
            fix = self.table.text("absent", "check the path in the address")
            self._tell("failed", "answers, but not as this API does", fix)
            return
        except (errors.ConnectionFailed, errors.OutcomeUnknown):
            self._tell("failed", "got no answer", "look whether the desk is well; --wait gives it longer")
            raise Lost from None
        except errors.DeskError as problem:
            fix = "correct [doctor] in the desk's helpdesk.toml, or regenerate the desk"
            self._tell("untried", f"could not be asked: {short(problem, _MOST_SAID)}", fix)
            return
        self._tell("present", proved=not self.made_up)
        if not only_reads(self.operation):
            text = f"{self.operation.id} was to be refused, and the desk accepted it"
            self.found.add(
                GROUP, "problem", text, "look in the desk for what it made; correct [doctor] in helpdesk.toml"
            )
        if "empty_at" in self.check and not self.made_up and not _holds_something(response, self.check["empty_at"]):
            self.found.add(GROUP, "warning", f"{self.operation.id} finds nothing", self.table.text("permission"))

    def _judge(self, problem: Any) -> None:
        """What a refusal says of the operation."""
        from helpdesks._client import errors

        table, check, route = self.table, self.check, self.operation.route
        said = said_by(problem, self.path)
        fine = _is_fine(check, said)
        quoted = f': "{short(problem.detail, _MOST_SAID)}"' if problem.detail else ""
        if table.is_missing(said, check):
            self._tell("missing", f"is missing: the desk has no {route}", table.text("missing"))
        elif table.is_absent(said):
            self._tell("failed", "is not what answers there", table.text("absent"))
        elif not self.logged_in and said.status < 500:
            self._tell("present", proved=False)
        elif isinstance(problem, errors.Unauthorized):
            fix = table.text("log_in", "use another log-in for it")
            self._tell("forbidden", f"is there, and does not accept this log-in{quoted}", fix)
        elif not self.made_up and (table.is_forbidden(said, check) or isinstance(problem, errors.Forbidden)):
            fix = table.text("permission", "give the login what it needs")
            self._tell("forbidden", f"is there, but this log-in may not use it{quoted}", fix)
        elif self.made_up and said.status == 404:
            self._tell("untried", "answered 404: it is missing, or only the id that it was asked for")
        elif said.status in _NO_ROUTE and not fine:
            self._tell("missing", f"is missing: the desk answers {said.status} to {route}", table.text("missing"))
        elif fine or (self.made_up and said.status < 500):
            # Of an id that does not exist: who may use the operation is not known.
            self._tell("present", proved=not self.made_up)
        else:
            what = f"answered {said.status}" if said.status >= 300 else "refused what was sent"
            fix = "correct what the desk names, then run doctor again"
            self._tell("failed", f"is there, but it {what}{quoted}", _LOG if said.status >= 500 else fix)

    def _tell(self, state: State, text: str = "", fix: str | None = None, *, proved: bool = True) -> None:
        _told(self.found, self.check, self.operation, state, text, fix, proved=proved)


def _is_fine(check: JsonMap, said: Said) -> bool:
    """Is this refusal the one that proves what the check is about?"""
    fine = check.get("refused_is_fine", False)
    if isinstance(fine, bool):
        return fine and (said.status < 300 or said.status in (400, 409, 422))
    return any(fits(condition, said) for condition in fine)


def _told(
    found: Installation,
    check: JsonMap,
    operation: Operation | None,
    state: State,
    text: str,
    fix: str | None = None,
    *,
    proved: bool = True,
) -> None:
    """One line, and the same as data; what is optional, or not for this log-in, is no problem."""
    name = check["operation"]
    about = check.get("about") if proved else None
    if state == "present":
        text = f"is there: {about}" if about else "is there"
    elif state in ("forbidden", "failed") and check.get("about"):
        text = f"{text} (asked whether: {check['about']})"
    status: Status = "problem"
    if state == "present":
        status = "ok"
    elif state in ("missing", "undescribed") and check.get("optional"):
        status, fix = "unknown", None
        text = f"{text} ({check['optional']})"
    elif state == "untried":
        status = "unknown"
    elif state in ("forbidden", "undescribed") or check.get("optional"):
        status = "warning"
    found.tried.append(Tried(name, operation.route if operation else None, state, text))
    found.add(GROUP, status, f"{name} {text}", fix or None)


def _holds_something(response: Any, pointer: str) -> bool:
    try:
        return bool(pointed(response.json(), pointer))
    except ValueError:
        return False


# --- what is sent ----------------------------------------------------------------------------------------


def place_values(operation: Operation, check: JsonMap, defaults: JsonMap) -> tuple[Values, bool]:
    """The check's values where this operation takes them, and whether an id was made up for its address.

    A name without a place is the operation's own: which place it has is up to the installation's routes.
    """
    values: Values = {}
    for name, value in (check.get("values") or {}).items():
        place_value(values, _place_of(operation, name), _chosen(value, defaults))
    made_up = False
    given = values.get("path") or {}
    for parameter in operation.wire.get("parameters") or ():
        name = parameter["name"]
        if parameter["in"] == "path" and name not in given:
            made_up = True
            place_value(values, f"path.{name}", (check.get("placeholders") or {}).get(name, "0"))
    body = operation.wire.get("body") or {}
    first: JsonMap = next(iter((body.get("media") or {}).values()), {})
    if body.get("required") and first.get("kind") == "json":
        values.setdefault("body", {})
    return values, made_up


def _place_of(operation: Operation, name: str) -> str:
    if "." in name or "#" in name or name == "body":
        return name
    for where in ("path", "query", "header"):
        for parameter in operation.wire.get("parameters") or ():
            if (parameter["in"], parameter["name"]) == (where, name):
                return f"{where}.{name}"
    return f"body#/{name}"


def _chosen(value: Any, defaults: JsonMap) -> Any:
    """The value itself; of {env, otherwise} what the operator set, or what then counts."""
    if not (isinstance(value, Mapping) and "env" in value):
        return value
    if value["env"] in defaults:
        return defaults[value["env"]]
    if "otherwise" not in value:
        raise NotGiven(value["env"])
    return value["otherwise"]


def _path_of(operation: Operation, values: Values) -> str:
    """The path that is asked for, below the desk's address."""
    path = operation.path
    for name, value in (values.get("path") or {}).items():
        path = path.replace("{" + name + "}", str(value))
    return path
