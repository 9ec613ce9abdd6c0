"""What each page shows, as plain values for its template: names, groups of what becomes possible, inputs, rows.

It asks the catalogue and the operator's switches; it sends nothing, and no value of a login passes through it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from deskwright.catalogue import Catalogue
from deskwright.hosted.connect import ConnectWords, LoginField, login_fields, words
from deskwright.hosted.desk import Account, HostedDesk
from deskwright.hosted.oauth.views import Asking, Connection
from deskwright.hosted.pages.abilities import Ability, Possible, find_possible
from deskwright.hosted.pages.voice import Moment, Voice, given
from deskwright.policy import UNKNOWN_GRANTS

__all__ = ["Asker", "Form", "Group", "Input", "Row", "asker_of", "form_of", "possible_of", "row_of"]

#: So many areas are named; the rest are counted.
MOST_AREAS = 6


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and what a person should know of it."""

    name: str
    home: str
    place: Markup
    verified: bool
    warning: Markup
    """Empty where its address was checked."""


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to type."""

    name: str
    label: str
    hint: str
    secret: bool
    value: str


@dataclass(frozen=True, slots=True)
class Form:
    """How a person comes by a login, and where to type it."""

    steps: tuple[str, ...]
    note: str
    language: str
    """Of the desk's words, where they are not in the page's language; else empty."""
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """All that becomes possible with one effect, in words."""

    effect: str
    title: str
    about: str
    areas: Markup
    waits: bool
    actions: tuple[str, ...]
    count: str
    further: str


@dataclass(frozen=True, slots=True)
class Row:
    """One connection."""

    id: str
    asker: Asker
    read_only: bool
    made: Moment | None
    used: Moment | None
    ends: Moment | None


def asker_of(asking: Asking, voice: Voice) -> Asker:
    if asking.loopback:
        place, key = voice("asks.computer", place=asking.returns_to), "asks.warning.loopback"
    elif asking.returns_to.endswith(":"):
        place, key = voice("asks.program", place=asking.returns_to), "asks.warning"
    else:
        place, key = given(asking.returns_to), "asks.warning"
    warning = Markup("") if asking.verified else voice(key, place=place)
    return Asker(asking.name, asking.home, place, asking.verified, warning)


def form_of(desk: HostedDesk, voice: Voice, kept: Mapping[str, str]) -> Form:
    said: ConnectWords = words(desk.catalogue, voice.language)
    fields: list[LoginField] = login_fields(desk.catalogue, desk.address)
    inputs = tuple(
        Input(
            f"credential.{field.variable}",
            field.label(voice.language),
            field.hint(voice.language),
            field.secret,
            "" if field.secret else kept.get(field.variable, ""),
        )
        for field in fields
    )
    return Form(tuple(said.steps), said.note, "" if said.language == voice.language else said.language, inputs)


def row_of(connection: Connection, desk: HostedDesk, voice: Voice) -> Row:
    return Row(
        connection.id,
        asker_of(connection.asking, voice),
        connection.read_only or _reads_only(desk),
        voice.moment(connection.made_at),
        voice.moment(connection.used_at),
        voice.moment(connection.expires_at),
    )


def _reads_only(desk: HostedDesk) -> bool:
    """The operator lets nothing else through, whatever was granted."""
    return desk.terms.policy.read_only or desk.terms.policy.effects <= {"read"}


# --- what becomes possible -----------------------------------------------------------------------------


def possible_of(
    desk: HostedDesk, account: Account, voice: Voice, *, read_only: bool
) -> tuple[list[Group], Markup, bool]:
    """(the groups, what is not possible, whether the desk said so itself)"""
    found = _possible(desk, account, read_only)
    never = voice.listed([Markup(escape(voice.effect(effect)[2])) for effect in found.never if effect != "read"])
    return [_group(desk.catalogue, ability, voice) for ability in found.abilities], never, found.known


def _possible(desk: HostedDesk, account: Account, read_only: bool) -> Possible:
    policy = desk.terms.policy
    if policy.grants is UNKNOWN_GRANTS and account.grants is not None:
        policy = policy.with_grants(account.grants)
    if read_only:
        policy = replace(policy, read_only=True)
    settings = desk.governor.settings
    return find_possible(desk.catalogue, policy, desk.terms.selection, settings.needs_approval)


def _group(catalogue: Catalogue, ability: Ability, voice: Voice) -> Group:
    title, about, _ = voice.effect(ability.effect)
    named = [_area(catalogue, area, voice) for area in ability.areas]
    if len(named) > MOST_AREAS + 1:
        more = voice("confirm.more", count=len(named) - MOST_AREAS)
        named = [*named[:MOST_AREAS], more]
    count = voice.text("confirm.action" if len(ability.tools) == 1 else "confirm.actions", count=len(ability.tools))
    further = ""
    if ability.further:
        key = "confirm.further.one" if ability.further == 1 else "confirm.further"
        further = voice.text(key, count=ability.further, desk=catalogue.title)
    return Group(ability.effect, title, about, voice.listed(named), ability.waits, ability.tools, count, further)


def _area(catalogue: Catalogue, area: str, voice: Voice) -> Markup:
    """What people call a toolset: the desk's own word, else its id in words."""
    texts = (catalogue.connection.get("connect") or {}).get("texts") or {}
    own = ((texts.get(voice.language) or {}).get("areas") or {}).get(area)
    if own:
        return given(own)
    words = escape(area.replace("_", " "))
    return words if voice.language == "en" else Markup('<span lang="en">{}</span>').format(words)
