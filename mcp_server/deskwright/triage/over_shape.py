"""The triage contract as another desk fills it: what its tickets look like, and what the nine tools say of that.

Fields that the desk lacks vanish from schemas, values become the desk's; the rest of the tools stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from deskwright.catalogue import Catalogue, Tool
from deskwright.errors import SetupError, listed
from deskwright.listing import digested
from deskwright.schema_refs import written_out
from deskwright.triage.over_enums import MEMBERS, Enums
from deskwright.triage.over_write import Writer
from deskwright.triage.shape import APPROVED_FIELDS, OWN, PROPOSALS, TicketShape

__all__ = ["VARIABLES", "adapted", "shape_of"]

#: The team that an escalation must end with, where the desk calls it something else: variable -> reason.
VARIABLES: Mapping[str, str] = {"TRIAGE_TEAM_SECURITY": "security", "TRIAGE_TEAM_OUTAGE": "outage"}
#: What the approving tool says of the triage desk's own tickets, which have no customer who reads.
_OWN_CASE = "; no response is sent"
_GROUPS = {"customer": ("name", "plan", "region", "vip"), "sla": ("responseDueAt", "breached")}
_TICKET = ("id", "subject", "description", "status", "relatedTicketIds", "revision")
#: Members of a recommendation and the ticket's that they propose.
_PROPOSED = {proposal: name for name, proposal in PROPOSALS.items() if name != "customerResponse"}


def shape_of(word: Mapping[str, Any], enums: Enums, writer: Writer, environ: Mapping[str, str]) -> TicketShape:
    """The shape of the desk's tickets as far as it is known now; SetupError for a team that it has not."""
    fields, absent = word["fields"], set(word.get("absent") or ())
    for group, members in _GROUPS.items():
        if all(f"{group}.{member}" in absent for member in members):
            absent.add(group)
    approvable = writer.approvable()
    values = {name: enums.values(name) for name in MEMBERS}
    high = (fields.get("priority") or {}).get("high") or OWN.high_impact
    return TicketShape(
        id_pattern=word["id"]["pattern"],
        values=values,
        approvable=tuple(name for name in APPROVED_FIELDS if name in approvable),
        absent=frozenset(absent),
        closed=frozenset((fields["status"]).get("closed") or OWN.closed),
        high_impact=frozenset(high),
        sparse=True,
        required_team=_required(values["team"], environ) if "team" in fields else {},
    )


def _required(teams: tuple[str, ...] | None, environ: Mapping[str, str]) -> dict[str, str]:
    """Where an escalation must go: as the operator says, else a team that is called as the contract calls it."""
    found: dict[str, str] = {}
    for variable, reason in VARIABLES.items():
        said = (environ.get(variable) or "").strip()
        if said and teams is not None and said not in teams:
            raise SetupError(f"{variable}: the desk has no team {said!r}\nnext: name one of {listed(teams)}")
        wanted = OWN.required_team[reason].replace("-", " ")
        like = [team for team in teams or () if team.casefold().replace("-", " ") == wanted]
        if team := said or next(iter(like), ""):
            found[reason] = team
    return found


def adapted(catalogue: Catalogue, shape: TicketShape, writer: Writer, title: str) -> Catalogue:
    """The triage desk's catalogue with the other desk's ids, values and fields in what is listed."""
    words = _Schemas(shape, writer, title)
    tools = tuple(words.tool(tool) if tool.kind != "operation" else tool for tool in catalogue.tools)
    prompts = tuple(words.rewritten(prompt, reads=False) for prompt in catalogue.prompts)
    about = f"{catalogue.about} The tickets are those of {title}."
    return replace(catalogue, tools=tools, prompts=prompts, about=about.strip())


class _Schemas:
    """Rewrites the JSON Schemas of the nine tools."""

    def __init__(self, shape: TicketShape, writer: Writer, title: str) -> None:
        self._shape, self._writer, self._title = shape, writer, title
        self._unproposed = {
            member
            for member, name in _PROPOSED.items()
            if name in shape.absent or (name in ("assignee", "status", "tags") and name not in shape.approvable)
        }

    def tool(self, tool: Tool) -> Tool:
        made = dict(tool.listed)
        # Written out first: a value that stands in a definition belongs to several members, and each has its own.
        made["inputSchema"] = self.rewritten(written_out(tool.listed["inputSchema"]), reads=False)
        output = None if tool.output_schema is None else self.rewritten(tool.output_schema, reads=True)
        if "approvedFields" in (made["inputSchema"].get("properties") or {}):
            sends = f"{self._title} gets exactly the approved fields"
            if "customerResponse" in self._shape.approvable:
                sends += ", and its customer reads an approved customerResponse"
            made["description"] = f"{made['description'].replace(_OWN_CASE, '')} {sends}."
            made["annotations"] = {**made["annotations"], "openWorldHint": True}
        if "_meta" in made:
            made = dict(digested(made))
        return replace(tool, listed=made, output_schema=output)

    def rewritten(self, schema: Any, *, reads: bool) -> Any:
        """The schema, or any part of it; `reads`: what the desk shows may have values that nobody listed."""
        if isinstance(schema, list):
            return [self.rewritten(one, reads=reads) for one in schema]
        if not isinstance(schema, Mapping):
            return schema
        made = {key: self.rewritten(value, reads=reads) for key, value in schema.items()}
        if made.get("pattern") == OWN.id_pattern:
            made["pattern"] = self._shape.id_pattern
        if "TKT-" in str(made.get("description")):
            made["description"] = f"Id of the ticket, as {self._title} has it."
        if isinstance(made.get("properties"), Mapping):
            self._members(made, reads=reads)
        return made

    def _members(self, made: dict[str, Any], *, reads: bool) -> None:
        members: dict[str, Any] = dict(made["properties"])
        gone: set[str] = set()
        required = made.get("required")
        if {"relatedTicketIds", "revision"} <= members.keys():
            # what no ticket is without stays, if only as an empty list
            gone = set(self._shape.absent) - set(_TICKET)
            required = list(_TICKET)
        elif {"plan", "region", "vip"} <= members.keys():
            gone = {name for name in members if f"customer.{name}" in self._shape.absent}
            required = []
        elif "sourceRevision" in members and "ticketId" in members:
            gone = self._unproposed
        elif "slaState" in members:
            gone = {name for name in members if name in self._shape.absent}
            gone |= {"slaState", "asOf"} if "sla" in self._shape.absent else set()
        for name in gone:
            members.pop(name, None)
        for name, schema in members.items():
            members[name] = self._valued(name, schema, proposed="sourceRevision" in members, reads=reads)
        if "approvedFields" in members:
            items = {**members["approvedFields"]["items"], "enum": list(self._shape.approvable)}
            members["approvedFields"] = {**members["approvedFields"], "items": items}
        made["properties"] = members
        if required is not None:
            made["required"] = [name for name in required if name in members]
            if not made["required"]:
                del made["required"]

    def _valued(self, name: str, schema: Any, *, proposed: bool, reads: bool) -> Any:
        """A member with the desk's values: those it can be given where it is proposed, all where it is a filter."""
        field = _PROPOSED.get(name, name)
        own = OWN.values.get(field)
        if own is None or not isinstance(schema, Mapping) or tuple(schema.get("enum") or ()) != own:
            return schema
        left = {key: value for key, value in schema.items() if key != "enum"}
        known = self._shape.values.get(field)
        if proposed and field in self._shape.approvable:
            known = self._writer.writable(field) or known
        if reads or known is None:
            return {**left, "minLength": 1}
        return {**left, "enum": list(known)}
