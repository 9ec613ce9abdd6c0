"""The pages of a hosted server: connecting a client, a person's connections, and what cannot go on.

They turn typed values into answers. They check nothing, keep nothing, set no cookie and need no script.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from deskwright.errors import Refusal
from deskwright.hosted.connect import languages
from deskwright.hosted.desk import HostedDesk
from deskwright.hosted.oauth.views import AskKey, AskOwner, Confirm, Connections, Problem
from deskwright.hosted.pages.texts import LANGUAGES
from deskwright.hosted.pages.views import asker_of, form_of, possible_of, row_of
from deskwright.hosted.pages.voice import Told, Voice, choose_language, given
from deskwright.webpage.headers import HEADERS
from deskwright.webpage.render import Renderer

__all__ = ["HostedPages"]

_WISH = "ui_locales"
_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'"
# A client may have opened the page in a window of its own that later calls back to its opener: an opener policy of ours
# would part the two for good, also after the way back.
_HEADERS = {name: value for name, value in HEADERS.items() if name != "cross-origin-opener-policy"}


def _strong(text: str) -> Markup:
    return Markup("<strong>{}</strong>").format(given(text))


_RENDERER = Renderer(
    "deskwright.hosted.pages",
    static={"hosted.css": "text/css"},
    filters={"given": given, "strong": _strong},
    names={},
    at="assets/",
)


class HostedPages:
    """What OAuth and the settings show."""

    def routes(self) -> list[BaseRoute]:
        return [Route("/assets/{name}", _RENDERER.static, methods=["GET"])]

    # --- connecting a client ---------------------------------------------------------------------------

    def ask_key(self, request: Request, view: AskKey) -> Response:
        status = 429 if view.wait else 400 if view.problem is not None else 200
        voice = _voice(request, view.locales, languages(view.desk.catalogue))
        return self._page(
            "ask_key.html",
            status,
            request,
            voice,
            [view.desk],
            form_actions=view.form_actions,
            wait=view.wait,
            asker=asker_of(view.asking, voice),
            desk=view.desk,
            form=form_of(view.desk, voice, view.kept),
            told=_told(voice, view.problem, view.desk, view.wait),
            transaction=view.transaction,
            read_only=view.read_only,
        )

    def confirm(self, request: Request, view: Confirm) -> Response:
        voice = _voice(request, view.locales, languages(view.desk.catalogue))
        groups, never, known = possible_of(view.desk, view.account, voice, read_only=view.fixed_read_only)
        return self._page(
            "confirm.html",
            200,
            request,
            voice,
            [view.desk],
            form_actions=view.form_actions,
            asker=asker_of(view.asking, voice),
            desk=view.desk,
            account=view.account,
            groups=groups,
            never=never,
            known=known,
            writes=any(group.effect != "read" for group in groups),
            transaction=view.transaction,
            read_only=view.read_only,
            fixed=view.fixed_read_only,
            settings_link=_settings_link(voice, view.desk),
        )

    def problem(self, request: Request, view: Problem) -> Response:
        voice = _voice(request, view.locales, list(LANGUAGES))
        return self._page(
            "problem.html",
            view.status,
            request,
            voice,
            [],
            told=_told(voice, view.refusal),
            asker=asker_of(view.asking, voice) if view.asking is not None else None,
            leads_to=view.leads_to,
        )

    # --- settings --------------------------------------------------------------------------------------

    def ask_owner(self, request: Request, view: AskOwner) -> Response:
        status = 429 if view.wait else 400 if view.problem is not None else 200
        voice = _voice(request, view.locales, languages(view.desk.catalogue))
        return self._page(
            "ask_owner.html",
            status,
            request,
            voice,
            view.desks,
            wait=view.wait,
            desks=view.desks,
            desk=view.desk,
            form=form_of(view.desk, voice, view.kept),
            told=_told(voice, view.problem, view.desk, view.wait),
        )

    def connections(self, request: Request, view: Connections) -> Response:
        voice = _voice(request, view.locales, languages(view.desk.catalogue))
        return self._page(
            "connections.html",
            200,
            request,
            voice,
            [view.desk],
            desk=view.desk,
            account=view.account,
            rows=[row_of(connection, view.desk, voice) for connection in view.rows],
            session=view.session,
            revoked=view.revoked,
        )

    # --- what they share -------------------------------------------------------------------------------

    def _page(
        self,
        template: str,
        status: int,
        request: Request,
        voice: Voice,
        desks: Sequence[HostedDesk],
        /,
        form_actions: Sequence[str] = (),
        wait: int = 0,
        **values: Any,
    ) -> Response:
        offered = languages(desks[0].catalogue) if desks else []
        answer = _RENDERER.page(
            template,
            status,
            t=voice,
            title=desks[0].title if len(desks) == 1 else "",
            wish=_wish(request),
            switch=_switch(request, voice, [word for word in offered if word in LANGUAGES]),
            wait=_minutes(voice, wait),
            **values,
        )
        answer.headers.update(_HEADERS)
        # A browser holds every redirect after the form to this, also those that the client's own callback makes.
        targets = dict.fromkeys(["'self'", *form_actions, *(["https:"] if form_actions else [])])
        answer.headers["content-security-policy"] = f"{_POLICY}; form-action {' '.join(targets)}"
        answer.headers["content-language"] = voice.tag
        answer.headers["vary"] = "accept-language"
        if wait:
            answer.headers["retry-after"] = str(wait)
        return answer


def _voice(request: Request, locales: Sequence[str], offered: Sequence[str]) -> Voice:
    wishes = [*locales, *request.query_params.get(_WISH, "").split()]
    return Voice(choose_language(wishes, ",".join(request.headers.getlist("accept-language")), offered))


def _wish(request: Request) -> str:
    """What a form's address carries on, where somebody chose a language by a link."""
    wish = request.query_params.get(_WISH, "").partition(" ")[0]
    return f"?{urlencode({_WISH: wish})}" if wish in LANGUAGES else ""


def _switch(request: Request, voice: Voice, offered: Sequence[str]) -> list[Mapping[str, Any]]:
    """The page in each of its languages; only what was asked with GET can be asked again."""
    if request.method != "GET" or len(offered) < 2:
        return []
    pairs = [(name, value) for name, value in parse_qsl(request.url.query, keep_blank_values=True) if name != _WISH]
    return [
        {
            "tag": LANGUAGES[language][0],
            "name": LANGUAGES[language][1],
            "address": "?" + urlencode([*pairs, (_WISH, language)]),
            "here": language == voice.language,
        }
        for language in offered
    ]


def _settings_link(voice: Voice, desk: HostedDesk) -> Markup:
    return Markup('<a href="settings?{}">{}</a>').format(urlencode({"desk": desk.id}), voice("settings"))


def _minutes(voice: Voice, seconds: int) -> str:
    if seconds <= 0:
        return ""
    minutes = -(-seconds // 60)
    return voice.text("wait.one") if minutes == 1 else voice.text("wait", minutes=minutes)


def _told(voice: Voice, refusal: Refusal | None, desk: HostedDesk | None = None, wait: int = 0) -> Told | None:
    if refusal is None and wait:
        refusal = Refusal("too many wrong attempts", "", "", error={"code": "too_many"})
    return voice.refusal(refusal, desk=desk.title if desk is not None else "") if refusal is not None else None
