"""Tenants: one for each login, bounded, closed when unused, and never under a call."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from deskwright.governance.proposal import Principal
from deskwright.hosted.tenants import Tenants
from deskwright.hosted.values import Admitted, Login, NotAdmitted

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


class Fake:
    """What tenants do with an application: begin, ask again, close."""

    def __init__(self, admitted: Admitted) -> None:
        self.admitted = admitted
        self.begun = self.asked = self.closed = 0

    async def start_probes(self) -> None:
        await asyncio.sleep(0)
        self.begun += 1

    def ask_again(self) -> None:
        self.asked += 1

    async def aclose(self) -> None:
        self.closed += 1


def somebody(key: str, **more: Any) -> Admitted:
    return Admitted(Principal("key", "Ann"), Login("tiflux", {"TIFLUX_API_KEY": key}), **more)


class Made:
    def __init__(self, **more: Any) -> None:
        self.made: list[Fake] = []
        self.tenants = Tenants(self._make, **more)  # type: ignore[arg-type]

    def _make(self, admitted: Admitted) -> Fake:
        self.made.append(Fake(admitted))
        return self.made[-1]


async def test_the_same_login_finds_its_application_and_another_does_not() -> None:
    made = Made()
    for key in ("a", "b", "a"):
        async with made.tenants.lease(somebody(key)):
            pass
    assert [fake.admitted.login.credentials["TIFLUX_API_KEY"] for fake in made.made] == ["a", "b"]  # type: ignore[union-attr]
    assert [fake.begun for fake in made.made] == [1, 1]
    await made.tenants.aclose()
    assert [fake.closed for fake in made.made] == [1, 1]


@pytest.mark.parametrize(
    "other",
    [
        {"read_only": True},
        {"connection": "c-1"},
        {"client": "Claude"},
    ],
)
async def test_the_same_key_under_other_terms_is_another_tenant(other: dict[str, Any]) -> None:
    assert somebody("a").key != somebody("a", **other).key


async def test_many_at_once_begin_one_application_once() -> None:
    made = Made()

    async def come() -> None:
        async with made.tenants.lease(somebody("a")) as application:
            assert application.begun == 1  # type: ignore[attr-defined]

    await asyncio.gather(*(come() for _ in range(20)))
    assert [fake.begun for fake in made.made] == [1]
    await made.tenants.aclose()


async def test_the_oldest_unused_one_makes_room() -> None:
    made = Made(most=2)
    async with made.tenants.lease(somebody("a")):
        async with made.tenants.lease(somebody("b")):
            with pytest.raises(NotAdmitted) as refused:
                async with made.tenants.lease(somebody("c")):
                    pass
        assert (refused.value.status, refused.value.retry_after) == (503, 5)
        async with made.tenants.lease(somebody("c")):
            assert len(made.tenants) == 2
    await asyncio.sleep(0.01)
    assert [fake.closed for fake in made.made] == [0, 1, 0]
    await made.tenants.aclose()


async def test_who_was_not_seen_for_a_while_is_closed_but_never_under_a_call() -> None:
    made = Made(idle=0.02)
    async with made.tenants.lease(somebody("a")):
        async with made.tenants.lease(somebody("b")):
            pass
        for _ in range(200):
            if made.made[1].closed:
                break
            await asyncio.sleep(0.01)
        assert [fake.closed for fake in made.made] == [0, 1]
    await made.tenants.aclose()


async def test_what_was_revoked_is_found_by_nobody_and_ends_after_its_call() -> None:
    made = Made()
    admitted = somebody("a", connection="c-1")
    async with made.tenants.lease(admitted):
        made.tenants.forget("c-1")
        await asyncio.sleep(0.06)
        assert (len(made.tenants), made.made[0].closed) == (0, 0)
    for _ in range(100):
        if made.made[0].closed:
            break
        await asyncio.sleep(0.01)
    assert made.made[0].closed == 1
    await made.tenants.aclose()


async def test_abilities_are_asked_again_after_a_while_and_once() -> None:
    made = Made(refresh=0.0)
    for _ in range(3):
        async with made.tenants.lease(somebody("a")):
            pass
        await asyncio.sleep(0.001)
    assert made.made[0].asked == 2
    await made.tenants.aclose()


def test_no_text_of_it_holds_a_credential() -> None:
    admitted = somebody("very-secret-key")
    assert "very-secret-key" not in f"{admitted!r} {admitted.login!r} {admitted.key}"
