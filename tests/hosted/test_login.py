"""Who comes with a request: which header counts, which Bearer value is whose, and what is refused."""

from __future__ import annotations

import asyncio
import base64
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from deskwright.catalogue import load_catalogue
from deskwright.errors import Refusal
from deskwright.governance.proposal import Principal
from deskwright.hosted import credentials
from deskwright.hosted.credentials import OURS, Admission, is_own_token
from deskwright.hosted.desk import Account, HostedDesk
from deskwright.hosted.gate import Gate
from deskwright.hosted.oauth.token import PREFIX
from deskwright.hosted.values import Admitted, Headers, Login, NotAdmitted
from deskwright.options import find_desk

from .desks import open_desk

AGENT, ADMIN = "tiflux-sandbox-agent", "tiflux-sandbox-admin"
KEY = "ohd_sk_sandbox_staff"


def jwt_of(head: Any, claims: Any) -> str:
    def part(value: Any) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    return f"{part(head)}.{part(claims)}.c2ln"


HS = {"alg": "HS256", "typ": "JWT"}
OWN = {"cid": "5a4d626f78436c31", "sub": "1", "exp": 4_000_000_000}


class Granted:
    """An authorization server of ours that knows some tokens, each for one desk, and remembers what it was asked."""

    def __init__(self, **known: tuple[str, Admitted]) -> None:
        self.known, self.asked = known, []  # type: ignore[var-annotated]

    async def find(self, token: str, desk: str) -> Admitted | None:
        self.asked.append(token)
        of, admitted = self.known.get(token, ("", None))
        return admitted if of == desk else None


class Issuing:
    """Issuers that know one token."""

    def __init__(self, token: str = "", address: str = "") -> None:
        self.token, self.address = token, address

    async def find(self, token: str, is_meant: Callable[[str], bool]) -> Principal | None:
        return Principal("issuer", "ana@example.com", "web") if token == self.token and is_meant(self.address) else None


def admit(admission: Admission, desk: HostedDesk, *pairs: tuple[str, str]) -> Admitted:
    headers = Headers([(name.encode(), value.encode()) for name, value in pairs])
    return asyncio.run(admission.admit(desk, headers))


def refused(admission: Admission, desk: HostedDesk, *pairs: tuple[str, str]) -> NotAdmitted:
    with pytest.raises(NotAdmitted) as caught:
        admit(admission, desk, *pairs)
    for _, value in pairs:
        assert len(value) < 8 or value not in caught.value.description
        assert len(value) < 8 or value not in str(caught.value)
    return caught.value


@pytest.fixture(scope="module")
def tiflux() -> HostedDesk:
    return open_desk("tiflux")


@pytest.fixture(scope="module")
def ohd() -> HostedDesk:
    return open_desk("openhelpdesk")


async def _whose(desk: HostedDesk, login: Login) -> Account:
    return Account("1", "Ana")


def of_grant(desk: str, variable: str, value: str) -> Admitted:
    return Admitted(Principal("connection", "Ana"), Login(desk, {variable: value}), connection="c1", client="Claude")


# --- the key in its header ------------------------------------------------------------------------------


def test_the_key_in_its_header_is_the_login(tiflux: HostedDesk) -> None:
    admitted = admit(Admission(), tiflux, ("x-tiflux-api-key", AGENT))
    assert admitted.login == Login("tiflux", {"TIFLUX_API_KEY": AGENT})
    assert admitted.principal.kind == "key"
    # who it is says the desk: the name that a person chose, beside it what nobody chooses
    assert re.fullmatch(r"\w[\w ]+ \(\d+\)", admitted.principal.name)
    assert AGENT not in repr(admitted)


def test_the_key_wins_over_a_bearer_value(tiflux: HostedDesk) -> None:
    granted = Granted(dwa_1=("tiflux", of_grant("tiflux", "TIFLUX_API_KEY", ADMIN)))
    pairs = (("authorization", "Bearer dwa_1"), ("x-tiflux-api-key", AGENT))
    for order in (pairs, pairs[::-1]):
        admitted = admit(Admission(tokens=granted), tiflux, *order)
        assert admitted.login == Login("tiflux", {"TIFLUX_API_KEY": AGENT})
        assert admitted.connection == ""
    # a wrong key is refused, not passed over for the token
    wrong = refused(
        Admission(tokens=granted), tiflux, ("authorization", "Bearer dwa_1"), ("x-tiflux-api-key", "nobody")
    )
    assert (wrong.status, wrong.error) == (401, "invalid_token")
    assert granted.asked == []


@pytest.mark.parametrize("twice", ["x-tiflux-api-key", "authorization"])
def test_a_credential_that_came_twice_is_refused(tiflux: HostedDesk, twice: str) -> None:
    admission = Admission(tokens=Granted(dwa_1=("tiflux", of_grant("tiflux", "TIFLUX_API_KEY", ADMIN))))
    one = {"x-tiflux-api-key": AGENT, "authorization": "Bearer dwa_1"}
    same = refused(admission, tiflux, *one.items(), (twice, one[twice]))
    assert (same.status, same.error) == (400, "invalid_request")
    assert twice in same.description


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("", "is empty"),
        ("k" * 4097, "is longer than 4096 characters"),
        ("tiflux\x00sandbox-agent", "holds control characters"),
        ("tiflux\tsandbox-agent", "holds control characters"),
        ("tiflux\u0085agent-key", "holds control characters"),
        ("${TIFLUX_API_KEY}", "holds a placeholder that nobody filled in"),
        ("PASTE_TIFLUX_API_KEY_HERE", "holds a placeholder that nobody filled in"),
    ],
)
def test_what_cannot_be_a_key_is_refused_unseen(tiflux: HostedDesk, value: str, why: str) -> None:
    found = refused(Admission(shared=True), tiflux, ("x-tiflux-api-key", value))
    assert (found.status, found.description) == (401, f"the header x-tiflux-api-key {why}")


def test_octets_that_are_no_text_are_refused(tiflux: HostedDesk) -> None:
    with pytest.raises(NotAdmitted) as caught:
        asyncio.run(Admission().admit(tiflux, Headers([(b"x-tiflux-api-key", b"\xff\xfe")])))
    assert (caught.value.status, caught.value.description) == (400, "the header x-tiflux-api-key is not UTF-8")


def test_only_the_headers_of_this_desk_count(tiflux: HostedDesk, ohd: HostedDesk) -> None:
    for desk, pairs in (
        (ohd, [("x-tiflux-api-key", AGENT)]),
        (tiflux, [("x-ohd-api-key", KEY)]),
        (tiflux, [("x-api-key", AGENT)]),
        (tiflux, [("tiflux_api_key", AGENT)]),
    ):
        assert refused(Admission(), desk, *pairs).status == 401


def test_cookies_are_never_a_login(ohd: HostedDesk) -> None:
    cookie = ("cookie", f"ohd_session={KEY}; authorization=Bearer {KEY}; x-ohd-api-key={KEY}")
    assert refused(Admission(), ohd, cookie).status == 401
    with_key = admit(Admission(), ohd, cookie, ("x-ohd-api-key", "ohd_sk_sandbox_user"))
    assert with_key.login == Login("openhelpdesk", {"OHD_API_KEY": "ohd_sk_sandbox_user"})


# --- logins of two parts ---------------------------------------------------------------------------------


def test_a_login_of_two_parts_needs_both_headers() -> None:
    otrs = open_desk("otrs")
    both = (("x-otrs-username", "sven"), ("x-otrs-password", "sandbox-password"))
    admitted = admit(Admission(), otrs, *both)
    assert admitted.login == Login("otrs", {"OTRS_USERNAME": "sven", "OTRS_PASSWORD": "sandbox-password"})
    assert admitted.principal.name == "sven"
    half = refused(Admission(), otrs, both[0])
    assert (half.status, half.description) == (401, "x-otrs-username came without x-otrs-password")
    assert refused(Admission(), otrs, both[1]).description == "x-otrs-password came without x-otrs-username"
    # a Bearer value is none of its ways
    assert refused(Admission(), otrs, ("authorization", "Bearer sandbox-password")).status == 401


def test_the_operator_chooses_the_way_and_the_request_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTRS_AUTH", "headers")
    monkeypatch.setenv("OTRS_BASE_URL", "http://127.0.0.1:9/otrs/nph-genericinterface.pl/Webservice/Deskwright")
    monkeypatch.setenv("OTRS_USERNAME", "the-operators")
    monkeypatch.setenv("OTRS_PASSWORD", "the-operators-password")
    otrs = open_desk("otrs", words=())
    assert dict(otrs.address.credentials) == {"OTRS_AUTH": "headers"}
    pairs = [("x-otrs-username", "sven"), ("x-otrs-password", "sandbox-password"), ("x-otrs-auth", "session")]
    admitted = admit(Admission(gate=Gate(_whose)), otrs, *pairs)
    assert admitted.login is not None
    assert dict(otrs.instance_of(admitted.login).credentials) == {
        "OTRS_AUTH": "headers",
        "OTRS_USERNAME": "sven",
        "OTRS_PASSWORD": "sandbox-password",
    }


def test_a_password_may_be_any_text() -> None:
    admission, otrs = Admission(), open_desk("otrs")
    wrong = refused(admission, otrs, ("x-otrs-username", "sven"), ("x-otrs-password", "päss wörd 密码"))
    # it reached the desk, which does not know it
    assert (wrong.status, wrong.error) == (401, "invalid_token")
    assert "OTRS does not accept this login" in wrong.description


# --- Bearer ------------------------------------------------------------------------------------------------


def test_ours_is_asked_for_this_desk_alone(tiflux: HostedDesk, ohd: HostedDesk) -> None:
    granted = Granted(dwa_1=("tiflux", of_grant("tiflux", "TIFLUX_API_KEY", AGENT)))
    admitted = admit(Admission(tokens=granted), tiflux, ("authorization", "Bearer dwa_1"))
    assert (admitted.connection, admitted.client, admitted.principal.kind) == ("c1", "Claude", "connection")
    other = refused(Admission(tokens=granted), ohd, ("authorization", "Bearer dwa_1"))
    assert (other.status, other.error) == (401, "invalid_token")
    assert "connect again" in other.description


def test_ours_never_becomes_the_desks(ohd: HostedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where the desk's own form would fit everything."""
    (way,) = [way for way in ohd.catalogue.connection["credentials"] if "inbound" in way]
    monkeypatch.setitem(way["inbound"], "bearer", ".*")
    assert set(OURS) == set(PREFIX.values())
    for tokens in (None, Granted()):
        for prefix in OURS:
            found = refused(Admission(tokens=tokens), ohd, ("authorization", f"Bearer {prefix}0123456789abcdef"))
            assert found.status == 401


def test_the_desks_own_key_as_bearer(ohd: HostedDesk) -> None:
    for scheme in ("Bearer", "bearer", "BEARER", "Bearer  "):
        admitted = admit(Admission(tokens=Granted()), ohd, ("authorization", f"{scheme} {KEY}"))
        assert admitted.login == Login("openhelpdesk", {"OHD_API_KEY": KEY})
        assert admitted.principal.kind == "key"


@pytest.mark.parametrize(
    "value",
    [
        "Bearer",
        "Bearer ",
        f"Basic {KEY}",
        f"Token {KEY}",
        KEY,
        f"Bearer x{KEY}",
        f"Bearer {KEY} {KEY}",
        f"Bearer {KEY},{KEY}",
        f"Bearer {KEY}, Bearer {KEY}",
        "Bearer ohd_sk_",
        "Bearer ohd_sk_short",
        "Bearer sk-ant-0123456789",
        "Bearer " + "a" * 9000,
    ],
)
def test_any_other_authorization_is_refused(ohd: HostedDesk, value: str) -> None:
    found = refused(Admission(tokens=Granted(), shared=True), ohd, ("authorization", value))
    assert (found.status, found.error) == (401, "invalid_token")


@pytest.mark.parametrize("value", ["Basic YTpi", "Bearer", "Token x", "Bearer sk-ant-0123456789", ""])
def test_a_good_key_wins_over_whatever_authorization_comes_beside_it(tiflux: HostedDesk, value: str) -> None:
    pairs = (("authorization", value), ("x-tiflux-api-key", AGENT))
    assert admit(Admission(), tiflux, *pairs).login == Login("tiflux", {"TIFLUX_API_KEY": AGENT})
    assert refused(Admission(), tiflux, ("authorization", value), ("x-tiflux-api-key", "nobody")).status == 401
    # and beside no key at all it is what it was
    found = refused(Admission(shared=True), tiflux, ("authorization", value))
    assert (found.status, found.error) == (401, "invalid_token")


def test_who_brought_nothing_did_nothing_wrong(tiflux: HostedDesk) -> None:
    """RFC 6750 §3.1: no error where no credential came."""
    for pairs in ((), (("cookie", "session=1"),)):
        found = refused(Admission(tokens=Granted()), tiflux, *pairs)
        assert (found.status, found.error) == (401, "")
        assert found.description.startswith("log in to TiFlux: send your own login in x-tiflux-api-key")


def test_strangers_drive_nobody_out_who_comes_all_the_time(tiflux: HostedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(credentials, "_MOST_KEPT", 3)
    good = {"ann", "ben", "cy", "dora"}
    made: list[str] = []

    async def check(desk: HostedDesk, login: Login) -> Account:
        (key,) = login.credentials.values()
        if key in good:
            return Account(key, key)
        raise Refusal("no", "the key is wrong", "send another", error={"code": "wrong_key"})

    class Counted(Login):
        def __post_init__(self) -> None:
            made.extend(self.credentials.values())
            super().__post_init__()

    admission = Admission(gate=Gate(check))
    monkeypatch.setattr(credentials, "Login", Counted)

    async def come(*keys: str) -> None:
        for key in keys:
            try:
                await admission.admit(tiflux, Headers([(b"x-tiflux-api-key", key.encode())]))
            except NotAdmitted:
                assert key not in good

    asyncio.run(come("ann", *(f"stranger-{number}" for number in range(8)), "ann"))
    assert made.count("ann") == 1
    # of the good ones, too, it is who came least lately that is forgotten
    asyncio.run(come("ben", "cy", "ann", "dora", "ann"))
    assert made.count("ann") == 1
    asyncio.run(come("ben"))
    assert made.count("ben") == 2


def test_a_desk_without_a_declared_form_takes_no_bearer_of_its_own(tiflux: HostedDesk) -> None:
    found = refused(Admission(tokens=Granted()), tiflux, ("authorization", f"Bearer {AGENT}"))
    assert found.status == 401
    assert found.description == (
        "this is no token for TiFlux here: send your own login in x-tiflux-api-key or connect through the authorization"
        " page"
    )


@pytest.mark.parametrize(
    ("head", "claims", "own"),
    [
        (HS, OWN, True),
        (HS, {**OWN, "scopes": []}, True),
        # made for somebody else: it never reaches the desk
        (HS, {**OWN, "iss": "https://id.example.com"}, False),
        (HS, {**OWN, "aud": "https://other.example.com"}, False),
        (HS, {"sub": "1", "exp": 4_000_000_000}, False),
        ({"alg": "RS256"}, OWN, False),
        ({"alg": "none"}, OWN, False),
        ({}, OWN, False),
        (HS, [], False),
        ([], OWN, False),
    ],
)
def test_which_jwt_is_the_desks_own(ohd: HostedDesk, head: Any, claims: Any, own: bool) -> None:
    (way,) = [way for way in ohd.catalogue.connection["credentials"] if "inbound" in way]
    assert is_own_token(way["inbound"], jwt_of(head, claims)) is own


@pytest.mark.parametrize(
    "value", ["a.b.c", "..", "e30.e30.", "%%%.e30.c2ln", "e30.e30.e30.e30", "[" * 3000 + ".e30.c2ln"]
)
def test_what_is_no_jwt_is_nobodys(ohd: HostedDesk, value: str) -> None:
    (way,) = [way for way in ohd.catalogue.connection["credentials"] if "inbound" in way]
    assert not is_own_token(way["inbound"], value)


@pytest.mark.parametrize(
    ("desk", "value", "own"),
    [
        ("tickiti", "1|sandbox-full", True),
        ("tickiti", "12|" + "aB3" * 16, True),
        ("tickiti", "|sandbox-full", False),
        ("tickiti", "x|sandbox-full", False),
        ("tickiti", "12|abc", False),
        ("django_helpdesk", "0123456789abcdef" * 2 + "01234567", True),
        ("django_helpdesk", "0123456789ABCDEF" * 2 + "01234567", False),
        ("django_helpdesk", "0123456789abcdef" * 4, False),
    ],
)
def test_the_forms_of_other_desks(desk: str, value: str, own: bool) -> None:
    ways = load_catalogue(find_desk(desk, [])).connection["credentials"]
    assert any(is_own_token(way.get("inbound") or {}, value) for way in ways) is own


def test_every_desk_with_logins_can_be_reached_by_a_request() -> None:
    """A header that is not the desk's own name is somebody else's; a new desk says its own."""
    for desk in ("django_helpdesk", "openhelpdesk", "otrs", "tickiti", "tiflux"):
        connection = load_catalogue(find_desk(desk, [])).connection
        assert any(way.get("inbound", {}).get("headers") for way in connection["credentials"]), desk
        assert connection["connect"]["texts"]["en"]["steps"], desk


def test_the_page_names_the_headers_of_every_desk() -> None:
    page = (Path(__file__).parents[2] / "docs" / "logins.md").read_text("utf-8")
    told = {
        row[1]: set(re.findall(r"`(x-[a-z-]+)`", row[2]))
        for row in re.finditer(r"^\| `(\w+)` \| (.*?) \| ", page, re.M)
    }
    known = {}
    for desk in ("django_helpdesk", "openhelpdesk", "otrs", "tickiti", "tiflux"):
        ways = load_catalogue(find_desk(desk, [])).connection["credentials"]
        known[desk] = {name for way in ways for name in way.get("inbound", {}).get("headers", {}).values()}
    assert {desk: names for desk, names in told.items() if desk in known} == known


# --- nobody, and the operator's issuer ---------------------------------------------------------------------


def test_without_a_credential_nobody_is_served(tiflux: HostedDesk) -> None:
    shared = open_desk("tiflux", shared=True)
    for admission, desk in ((Admission(shared=True), tiflux), (Admission(), shared), (Admission(), tiflux)):
        found = refused(admission, desk)
        assert (found.status, found.error) == (401, "")
        assert found.description == "log in to TiFlux: send your own login in x-tiflux-api-key"


def test_the_shared_token_serves_whoever_brings_none() -> None:
    desk = open_desk("tiflux", shared=True)
    admitted = admit(Admission(shared=True), desk)
    assert (admitted.login, admitted.principal.kind) == (None, "shared")
    # what was brought is never replaced by it
    assert refused(Admission(shared=True), desk, ("authorization", "Bearer unknown-token")).status == 401
    assert refused(Admission(shared=True), desk, ("x-tiflux-api-key", "unknown-key")).status == 401
    said = refused(Admission(shared=True), desk, ("authorization", "Bearer unknown-token")).description
    assert said.endswith("send your own login in x-tiflux-api-key or send none at all: the operator's serves you then")
    own = admit(Admission(shared=True), desk, ("x-tiflux-api-key", AGENT))
    assert own.login == Login("tiflux", {"TIFLUX_API_KEY": AGENT})
    assert own.key != admitted.key


def test_a_token_of_the_operators_issuer_uses_the_shared_login() -> None:
    desk = open_desk("tiflux", shared=True)
    issuing = Issuing("issued", "https://mcp.example.com/tiflux/mcp")
    desk_of = {"https://mcp.example.com/tiflux/mcp": "tiflux"}.get
    admission = Admission(issuers=issuing, shared=True, desk_of=desk_of)
    admitted = admit(admission, desk, ("authorization", "Bearer issued"))
    assert admitted.principal == Principal("issuer", "ana@example.com", "web")
    assert (admitted.login, admitted.client) == (None, "web")
    # an issuer says who may: nobody comes without
    assert refused(admission, desk).status == 401
    assert refused(Admission(issuers=issuing, shared=True), desk, ("authorization", "Bearer issued")).status == 401


def test_a_token_of_the_issuer_alone_brings_no_login(tiflux: HostedDesk) -> None:
    admission = Admission(issuers=Issuing("issued", "a"), desk_of=lambda address: "tiflux")
    found = refused(admission, tiflux, ("authorization", "Bearer issued"))
    assert (found.status, found.error) == (403, "access_denied")
    assert "x-tiflux-api-key" in found.description
    assert "--shared-token" in found.description
    own = admit(admission, tiflux, ("authorization", "Bearer issued"), ("x-tiflux-api-key", AGENT))
    assert own.login == Login("tiflux", {"TIFLUX_API_KEY": AGENT})
