"""What a desk says of a login, asked of the sandboxes; and that it is asked once, not at each request."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from deskwright.errors import Refusal
from deskwright.governance.proposal import Principal
from deskwright.hosted.check import called, check_login, plain_account
from deskwright.hosted.connect import languages, login_fields, words
from deskwright.hosted.desk import Account, HostedDesk
from deskwright.hosted.gate import Gate
from deskwright.hosted.guesses import network_of
from deskwright.hosted.values import Admitted, Login, NotAdmitted
from deskwright.sandboxes import load_sandbox

from .desks import open_desk


def login(desk: str, name: str = "") -> Login:
    """One of a sandbox's logins: its first, or the one of that name."""
    credentials = load_sandbox(desk).credentials
    found = next((item for item in credentials if item.name == name), credentials[0])
    return Login(desk, {key: value for key, value in found.environment.items() if not key.endswith(("_BASE", "_URL"))})


def asked(desk: HostedDesk, given: Login) -> Account:
    return asyncio.run(check_login(desk, given))


def refusal(desk: HostedDesk, given: Login) -> Refusal:
    with pytest.raises(Refusal) as caught:
        asked(desk, given)
    for value in given.credentials.values():
        assert len(value) < 8 or value not in caught.value.text()
    return caught.value


def code(found: Refusal) -> Any:
    assert found.error is not None
    return found.error["code"]


# --- accounts ----------------------------------------------------------------------------------------------


def test_tiflux_tells_who_a_key_belongs_to() -> None:
    desk = open_desk("tiflux")
    agent, admin = asked(desk, login("tiflux", "agent")), asked(desk, login("tiflux", "admin"))
    assert agent.subject.isdecimal()
    assert agent.subject != admin.subject
    assert agent.name != admin.name
    assert agent.name


def test_open_help_desk_tells_name_and_role() -> None:
    desk = open_desk("openhelpdesk")
    staff, admin = asked(desk, login("openhelpdesk", "staff")), asked(desk, login("openhelpdesk", "admin"))
    assert staff.subject != admin.subject
    assert staff.grants is not None
    assert admin.grants is not None
    assert (staff.grants.roles, admin.grants.roles) == (frozenset({"staff"}), frozenset({"admin"}))


def test_tickiti_tells_the_tokens_abilities() -> None:
    desk = open_desk("tickiti")
    none, agent = asked(desk, login("tickiti", "none")), asked(desk, login("tickiti", "agent"))
    assert none.grants is not None
    assert agent.grants is not None
    assert none.grants.abilities == frozenset()
    assert agent.grants.abilities
    # nobody knows what tells one of its accounts from another: the token itself
    assert none.subject == login("tickiti", "none").digest


def test_of_an_otrs_login_the_name_is_what_was_given() -> None:
    found = asked(open_desk("otrs"), login("otrs", "agent"))
    assert (found.subject, found.name) == ("sven", "sven")


@pytest.mark.parametrize(
    ("desk", "given"),
    [
        ("tiflux", {"TIFLUX_API_KEY": "tiflux-sandbox-nobody"}),
        ("openhelpdesk", {"OHD_API_KEY": "ohd_sk_of_nobody_at_all"}),
        ("tickiti", {"TICKITI_API_TOKEN": "99|sandbox-nobody"}),
        ("otrs", {"OTRS_USERNAME": "sven", "OTRS_PASSWORD": "not-the-sandbox-password"}),
        ("otrs", {"OTRS_USERNAME": "nobody-here", "OTRS_PASSWORD": "sandbox-password"}),
    ],
)
def test_a_wrong_login_is_told_from_any_other_trouble(desk: str, given: Mapping[str, str]) -> None:
    found = refusal(open_desk(desk), Login(desk, given))
    assert code(found) == "wrong_key"
    assert "revoked or expired" in found.why


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, "TIFLUX_API_KEY is missing"),
        ({"TIFLUX_API_KEY": " "}, "TIFLUX_API_KEY is empty"),
        ({"TIFLUX_API_KEY": "two\nlines"}, "TIFLUX_API_KEY holds control characters"),
        ({"TIFLUX_API_KEY": "k" * 5000}, "TIFLUX_API_KEY is longer than 4096 characters"),
    ],
)
def test_what_cannot_be_a_login_is_not_sent(
    given: Mapping[str, str], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIFLUX_API_BASE_URL", "http://127.0.0.1:9/api/v2")
    # nobody is there: asking would end otherwise
    found = refusal(open_desk("tiflux", words=()), Login("tiflux", given))
    assert (code(found), found.why) == ("incomplete_login", why)


def test_an_address_where_nobody_answers_is_no_wrong_login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OHD_BASE_URL", "http://127.0.0.1:9")
    found = refusal(open_desk("openhelpdesk", words=()), Login("openhelpdesk", {"OHD_API_KEY": "ohd_sk_sandbox_staff"}))
    assert code(found) == "desk_unreachable"


# --- the gate ----------------------------------------------------------------------------------------------


def closed(desk: HostedDesk, *, closed: bool = True) -> None:
    for user in desk.address.app.state.world.users.rows.values():
        user["enable_mcp"] = not closed


def test_an_account_that_is_not_enabled_is_told_so_in_both_languages() -> None:
    desk = open_desk("tiflux")
    closed(desk)
    found = refusal(desk, login("tiflux"))
    assert found.error == {
        "code": "gate_closed",
        "texts": {
            "en": "this TiFlux account is not enabled for hosted MCP servers;"
            " ask TiFlux or your administrator to enable it",
            "pt": "esta conta do TiFlux não está habilitada para servidores MCP hospedados;"
            " peça a habilitação ao TiFlux ou ao seu administrador",
        },
    }
    assert found.why == found.error["texts"]["en"]


@pytest.mark.parametrize("value", [None, "true", 1])
def test_only_what_is_required_opens_it(value: Any) -> None:
    desk = open_desk("tiflux")
    for user in desk.address.app.state.world.users.rows.values():
        user["enable_mcp"] = value
    assert code(refusal(desk, login("tiflux"))) == "gate_closed"


def test_what_is_required_and_cannot_be_asked_lets_nobody_in(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = open_desk("tiflux")
    without = {
        id: one for id, one in desk.catalogue.operations.items() if id != desk.catalogue.connection["connect"]["check"]
    }
    monkeypatch.setattr(desk, "catalogue", replace(desk.catalogue, operations=without))
    assert code(refusal(desk, login("tiflux"))) == "desk_answered"
    with pytest.raises(NotAdmitted) as caught:
        asyncio.run(Gate().account(desk, login("tiflux")))
    assert caught.value.status == 503
    assert "requires something of an account" in caught.value.description


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_gate_is_asked_once_a_minute() -> None:
    desk, clock = open_desk("tiflux"), Clock()
    gate, key = Gate(clock=clock), login("tiflux")

    async def story() -> None:
        assert (await gate.account(desk, key)).name
        closed(desk)
        clock.now += 59
        assert (await gate.account(desk, key)).name
        clock.now += 2
        with pytest.raises(NotAdmitted) as caught:
            await gate.account(desk, key)
        assert (caught.value.status, caught.value.error) == (403, "access_denied")
        assert "not enabled for hosted MCP servers" in caught.value.description
        closed(desk, closed=False)
        clock.now += 11
        assert (await gate.account(desk, key)).name

    asyncio.run(story())


class Asked:
    """A desk that answers what it is told to, and counts."""

    def __init__(self, answer: Account | Refusal) -> None:
        self.answer, self.times = answer, 0
        self.released: asyncio.Event | None = None

    async def __call__(self, desk: HostedDesk, login: Login) -> Account:
        self.times += 1
        if self.released is not None:
            await self.released.wait()
        if isinstance(self.answer, Refusal):
            raise self.answer
        return self.answer


def trouble(code: str, **more: Any) -> Refusal:
    return Refusal("what", "why", "next", error={"code": code, **more})


def test_many_at_once_ask_once_and_one_that_leaves_stops_nobody() -> None:
    check = Asked(Account("1", "Ana"))
    gate, desk, key = Gate(check), open_desk("tiflux"), login("tiflux")

    async def story() -> None:
        check.released = asyncio.Event()
        first = asyncio.create_task(gate.account(desk, key))
        rest = [asyncio.create_task(gate.account(desk, key)) for _ in range(20)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        first.cancel()
        await asyncio.sleep(0)
        check.released.set()
        assert [account.name for account in await asyncio.gather(*rest)] == ["Ana"] * 20
        assert check.times == 1

    asyncio.run(story())


def test_what_was_refused_is_asked_again_after_a_while() -> None:
    check, clock = Asked(trouble("wrong_key")), Clock()
    gate, desk, key = Gate(check, clock), open_desk("openhelpdesk"), Login("openhelpdesk", {"OHD_API_KEY": "new"})

    async def story() -> None:
        for _ in range(5):
            with pytest.raises(NotAdmitted) as caught:
                await gate.account(desk, key)
            assert (caught.value.status, caught.value.error) == (401, "invalid_token")
        assert check.times == 1
        check.answer = Account("1", "Ana")
        clock.now += 11
        assert (await gate.account(desk, key)).name == "Ana"
        # another login is another question
        assert (await gate.account(desk, Login("openhelpdesk", {"OHD_API_KEY": "other"}))).name == "Ana"
        assert check.times == 3

    asyncio.run(story())


@pytest.mark.parametrize("kind", ["desk_unreachable", "desk_answered", "not_allowed"])
def test_where_nothing_is_required_the_desk_decides_at_each_call(kind: str) -> None:
    gate, desk = Gate(Asked(trouble(kind))), open_desk("openhelpdesk")
    key = Login("openhelpdesk", {"OHD_API_KEY": "ohd_sk_something"})
    assert asyncio.run(gate.account(desk, key)).name == ""


def test_where_something_is_required_nobody_is_let_in_unasked() -> None:
    gate, desk = Gate(Asked(trouble("desk_unreachable", retry_after=7.5))), open_desk("tiflux")
    with pytest.raises(NotAdmitted) as caught:
        asyncio.run(gate.account(desk, login("tiflux")))
    found = caught.value
    assert (found.status, found.error, found.retry_after) == (503, "temporarily_unavailable", 7)


def test_a_connection_whose_key_was_revoked_is_told_to_connect_again() -> None:
    gate, desk = Gate(Asked(trouble("wrong_key"))), open_desk("tiflux")
    with pytest.raises(NotAdmitted) as caught:
        asyncio.run(gate.account(desk, login("tiflux"), granted=True))
    assert caught.value.description == "the desk no longer takes the login behind this connection; connect again"


# --- who tries one after the other -------------------------------------------------------------------------


class Slow:
    """A desk that knows one key, and takes its time over any other."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.released = asyncio.Event()

    async def __call__(self, desk: HostedDesk, login: Login) -> Account:
        (key,) = login.credentials.values()
        self.asked.append(key)
        if key.startswith("good"):
            return Account("1", "Ana")
        await self.released.wait()
        raise trouble("wrong_key")


def ohd(key: str) -> Login:
    return Login("openhelpdesk", {"OHD_API_KEY": key})


async def statuses(gate: Gate, desk: HostedDesk, *logins: Login, peer: str = "") -> list[int]:
    found = []
    for one in logins:
        try:
            await gate.account(desk, one, peer=peer)
            found.append(200)
        except NotAdmitted as refused:
            found.append(refused.status)
    return found


def test_ten_wrong_logins_of_one_address_are_enough() -> None:
    desk, check, clock = open_desk("openhelpdesk"), Slow(), Clock()
    check.released.set()
    gate = Gate(check, clock)

    async def story() -> None:
        guesses = [ohd(f"guess-{number}") for number in range(12)]
        assert await statuses(gate, desk, *guesses, peer="203.0.113.9") == [401] * 10 + [429] * 2
        assert len(check.asked) == 10
        # the one who is told to wait is told how long
        clock.now += 100
        with pytest.raises(NotAdmitted) as caught:
            await gate.account(desk, ohd("another"), peer="203.0.113.9")
        assert (caught.value.error, caught.value.retry_after) == ("temporarily_unavailable", 800)
        # somebody else goes in meanwhile; the same wrong one again is no new guess
        assert await statuses(gate, desk, ohd("good-1"), peer="203.0.113.10") == [200]
        assert await statuses(gate, desk, guesses[0], peer="203.0.113.9") == [401]
        clock.now += 801
        assert await statuses(gate, desk, ohd("good-2"), peer="203.0.113.9") == [200]

    asyncio.run(story())


def test_right_logins_are_no_guesses() -> None:
    desk, gate = open_desk("openhelpdesk"), Gate(Slow())

    async def story() -> None:
        team = [ohd(f"good-{number}") for number in range(50)]
        assert await statuses(gate, desk, *team, peer="203.0.113.9") == [200] * 50

    asyncio.run(story())


@pytest.mark.parametrize("kind", ["desk_unreachable", "desk_answered", "not_allowed", "gate_closed"])
def test_what_says_nothing_of_the_login_is_no_guess(kind: str) -> None:
    desk, gate = open_desk("openhelpdesk"), Gate(Asked(trouble(kind)))

    async def story() -> None:
        found = await statuses(gate, desk, *[ohd(f"key-{number}") for number in range(20)], peer="203.0.113.9")
        assert set(found) == {403 if kind == "gate_closed" else 200}

    asyncio.run(story())


def test_who_is_known_is_not_locked_out_by_a_neighbour() -> None:
    """Both sit behind one address."""
    desk, check, clock = open_desk("openhelpdesk"), Slow(), Clock()
    check.released.set()
    gate = Gate(check, clock)

    async def story() -> None:
        assert await statuses(gate, desk, ohd("good-1"), peer="203.0.113.9") == [200]
        await statuses(gate, desk, *[ohd(f"guess-{number}") for number in range(20)], peer="203.0.113.9")
        assert await statuses(gate, desk, ohd("good-1"), peer="203.0.113.9") == [200]
        # also where its answer has to be had again
        clock.now += 13 * 3600
        await statuses(gate, desk, *[ohd(f"guess-{number}") for number in range(20)], peer="203.0.113.9")
        assert await statuses(gate, desk, ohd("good-1"), peer="203.0.113.9") == [200]
        assert check.asked.count("good-1") == 2

    asyncio.run(story())


def test_a_password_is_not_guessed_from_many_addresses() -> None:
    desk, check = open_desk("otrs"), Asked(trouble("wrong_key"))
    gate = Gate(check)

    async def story() -> None:
        found: list[int] = []
        for number in range(40):
            one = Login("otrs", {"OTRS_USERNAME": "sven", "OTRS_PASSWORD": f"guess-{number}"})
            found += await statuses(gate, desk, one, peer=f"203.0.113.{number}")
        assert found == [401] * 30 + [429] * 10
        other = Login("otrs", {"OTRS_USERNAME": "rita", "OTRS_PASSWORD": "guess"})
        assert await statuses(gate, desk, other, peer="203.0.113.200") == [401]

    asyncio.run(story())


def test_who_tries_many_at_once_waits_and_holds_nobody_up() -> None:
    desk, clock = open_desk("openhelpdesk"), Clock()

    async def story() -> None:
        check = Slow()
        gate = Gate(check, clock)
        assert await statuses(gate, desk, ohd("good-1"), peer="203.0.113.1") == [200]
        clock.now += 13 * 3600

        def crowd(peer: str, count: int) -> list[asyncio.Task[Account]]:
            tries = [ohd(f"{peer}-{number}") for number in range(count)]
            return [asyncio.create_task(gate.account(desk, one, peer=peer)) for one in tries]

        tasks = [task for network in range(9) for task in crowd(f"198.51.100.{network}", 9)]
        for _ in range(3):
            await asyncio.sleep(0)
        # eight of each of eight addresses are asked about; the ninth of each, and the ninth address, are not
        assert len(check.asked) == 1 + 64
        assert await statuses(gate, desk, ohd("good-1"), peer="203.0.113.1") == [200]
        assert await statuses(gate, desk, ohd("good-2"), peer="203.0.113.1") == [503]
        check.released.set()
        ended = [
            end.status for end in await asyncio.gather(*tasks, return_exceptions=True) if isinstance(end, NotAdmitted)
        ]
        assert (ended.count(401), ended.count(503)) == (64, 17)
        assert await statuses(gate, desk, ohd("good-2"), peer="203.0.113.1") == [200]

    asyncio.run(story())


def test_an_account_keeps_its_name_while_the_desk_is_away() -> None:
    check, clock = Asked(Account("1", "Ana")), Clock()
    desk, gate = open_desk("openhelpdesk"), Gate(check, clock)

    async def story() -> None:
        assert (await gate.account(desk, ohd("good"))).name == "Ana"
        check.answer = trouble("desk_unreachable")
        clock.now += 13 * 3600
        assert (await gate.account(desk, ohd("good"))).name == "Ana"
        assert check.times == 2
        # what was revoked is nobody's any more
        check.answer = trouble("wrong_key")
        clock.now += 31
        assert await statuses(gate, desk, ohd("good")) == [401]

    asyncio.run(story())


def test_a_key_is_one_tenant_whatever_its_owner_is_called() -> None:
    key = ohd("good")
    names = {Admitted(Principal("key", name), key).key for name in ("key …0123abcd", "Ana (1)", "Ana Maria (1)")}
    assert len(names) == 1
    others = {Admitted(Principal("issuer", name), None).key for name in ("ana@example.com", "ben@example.com")}
    assert len(others | names) == 3


@pytest.mark.parametrize(
    ("account", "name"),
    [
        (Account("7", "Ana"), "Ana (7)"),
        # a name that is to look like another's
        (Account("9", "Ana (7)"), "Ana (7) (9)"),
        (Account("sven", "sven"), "sven"),
        (Account(ohd("k").digest, "Ana"), "Ana (key …0123abcd)"),
        (plain_account(ohd("k")), "key …0123abcd"),
        (Account("7\n8", "Ana"), "Ana (7 8)"),
    ],
)
def test_how_an_account_is_called_in_the_audit(account: Account, name: str) -> None:
    assert called(account, ohd("k"), "key …0123abcd") == name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:203.0.113.9", "203.0.113.9", True),
        ("203.0.113.9", "203.0.113.10", False),
        ("fe80::1%eth0", "fe80::2%eth1", True),
        ("", "unknown", False),
    ],
)
def test_whom_an_address_stands_for(one: str, other: str, same: bool) -> None:
    assert (network_of(one) == network_of(other)) is same


# --- words -------------------------------------------------------------------------------------------------


def test_what_a_person_is_asked_for() -> None:
    tiflux = open_desk("tiflux")
    (field,) = login_fields(tiflux.catalogue, tiflux.address)
    assert (field.variable, field.secret) == ("TIFLUX_API_KEY", True)
    assert (field.label(), field.label("pt"), field.label("de")) == (
        "TiFlux API key",
        "Chave de API do TiFlux",
        "TiFlux API key",
    )
    assert languages(tiflux.catalogue) == ["en", "pt"]
    assert words(tiflux.catalogue, "pt").steps[0] == "Entre em app.tiflux.com."
    assert (words(tiflux.catalogue, "de").language, words(tiflux.catalogue).language) == ("en", "en")
    otrs = open_desk("otrs")
    assert [(field.variable, field.secret) for field in login_fields(otrs.catalogue, otrs.address)] == [
        ("OTRS_USERNAME", False),
        ("OTRS_PASSWORD", True),
    ]


def test_a_desk_that_says_nothing_of_it_is_asked_for_its_variables() -> None:
    from dataclasses import replace

    desk = open_desk("openhelpdesk")
    connection = {key: value for key, value in desk.catalogue.connection.items() if key != "connect"}
    plain = [{key: value for key, value in way.items() if key != "inbound"} for way in connection["credentials"]]
    catalogue = replace(desk.catalogue, connection={**connection, "credentials": plain})
    (field,) = login_fields(catalogue, desk.address)
    assert (field.variable, field.label(), field.hint()) == ("OHD_API_KEY", "API key", "")
    assert words(catalogue).steps == [plain[0]["about"]]
