"""Documents of other people's servers: which addresses are never asked, and what is not taken from those that are."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from deskwright.hosted.outside import Document, OutsideError, is_inside, read_document

from .documents import Documents, documents


@pytest.fixture
def server() -> Iterator[Documents]:
    with documents() as made:
        yield made


def read(url: str, **more: Any) -> Document:
    return asyncio.run(read_document(url, **more))


def failure(url: str, **more: Any) -> str:
    with pytest.raises(OutsideError) as caught:
        read(url, **more)
    return str(caught.value)


def leads_to(*addresses: str) -> Any:
    async def resolve(host: str, port: int) -> Sequence[str]:
        return addresses

    return resolve


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0",
        "fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a00:1::1", "no-address", "", "fec0::1",
        "64:ff9b:1::a00:1", "::7f00:1", "::a00:1", "192.0.0.192", "168.63.129.16", "5f00::1", "3fff::1", "2001::1",
    ],
)  # fmt: skip
def test_addresses_that_are_inside(address: str) -> None:
    assert is_inside(address)
    assert failure("https://id.example.com/x", resolve=leads_to(address)) == (
        "id.example.com leads to an address inside this network"
    )
    # one good address beside it makes it no better
    assert "inside this network" in failure("https://id.example.com/", resolve=leads_to("93.184.215.14", address))


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:93.184.215.14", "8.8.8.8"])
def test_addresses_that_are_outside(address: str) -> None:
    assert not is_inside(address)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://id.example.com/", "it must be an https address"),
        ("http://169.254.169.254/latest/meta-data", "it must be an https address"),
        ("https://169.254.169.254/latest/meta-data", "leads to an address inside"),
        ("https://127.0.0.1/", "leads to an address inside"),
        ("https://[::1]/", "leads to an address inside"),
        ("https://2130706433/", "leads to an address inside"),
        ("https://localhost/", "leads to an address inside"),
        ("https://id.example.com:8443/", "only the port of https is asked"),
        ("https://id.example.com:22/", "only the port of https is asked"),
        ("ftp://id.example.com/", "it must be an https address"),
        ("file:///etc/passwd", "an address without a host"),
        ("https://user:pass@id.example.com/", "an address without a host, or with more"),
        ("https://id.example.com/#x", "an address without a host, or with more"),
        ("https://[::1", "an address that cannot be read as one"),
        ("", "an address without a host"),
    ],
)
def test_addresses_that_are_not_asked(url: str, why: str) -> None:
    assert why in failure(url)


def test_what_was_judged_is_what_is_asked(server: Documents) -> None:
    """The name means an address once: here the test's own server, however the name would be resolved later."""
    server.answers["/keys?a=1"] = (200, {"cache-control": "public, max-age=120"}, b'{"keys": []}')
    port = server.server_address[1]
    times = 0

    async def resolve(host: str, asked: int) -> Sequence[str]:
        nonlocal times
        times += 1
        assert (host, asked) == ("localhost", port)
        return ["127.0.0.1"] if times == 1 else ["10.0.0.1"]

    found = read(f"http://localhost:{port}/keys?a=1", known_hosts=("localhost",), resolve=resolve)
    assert (found, times) == (Document({"keys": []}, 120), 1)
    ((path, headers),) = server.asked
    assert (path, headers["host"]) == ("/keys?a=1", f"localhost:{port}")
    assert {name.lower() for name in headers} == {"host", "accept", "accept-encoding", "connection", "user-agent"}


def test_of_several_addresses_the_next_is_tried(server: Documents) -> None:
    server.answers["/"] = (200, {}, b"[1]")
    url = f"http://localhost:{server.server_address[1]}/"
    found = read(url, known_hosts=("localhost",), resolve=leads_to("127.77.0.9", "127.0.0.1"))
    assert found == Document([1], None)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ((302, {"location": "http://127.0.0.1/inside"}, b""), "answered 302"),
        ((301, {"location": "https://other.example.com/"}, b""), "answered 301"),
        ((404, {}, b"{}"), "answered 404"),
        ((500, {}, b"{}"), "answered 500"),
        ((200, {}, b"<html>"), "sent no JSON"),
        ((200, {}, b"[" * 100_000), "sent no JSON"),
        ((200, {}, b'"' + b"a" * 300_000 + b'"'), "sent more than 262144 bytes"),
        ((200, {"content-encoding": "gzip"}, b"\x1f\x8b\x08"), "sent no JSON"),
    ],
)
def test_answers_that_are_not_taken(server: Documents, answer: Any, why: str) -> None:
    server.answers["/secret-path"] = answer
    text = failure(f"{server.url}/secret-path", known_hosts=("127.0.0.1",))
    assert why in text
    assert "secret-path" not in text
    assert len(server.asked) == 1


def test_proxies_and_logins_of_the_environment_take_no_part(server: Documents, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    server.answers["/"] = (200, {}, b"{}")
    assert read(f"{server.url}/", known_hosts=("127.0.0.1",)).value == {}


def test_a_server_that_never_ends_is_left() -> None:
    async def endless(host: str, port: int) -> Sequence[str]:
        await asyncio.sleep(60)
        return []

    assert (
        failure("https://id.example.com/", resolve=endless, longest=0.02) == "id.example.com did not answer in 0.02 s"
    )


def test_nobody_there(server: Documents) -> None:
    assert "127.0.0.1 could not be read: ConnectError" in failure("http://127.0.0.1:9/", known_hosts=("127.0.0.1",))
    assert failure("https://id.example.com/", resolve=leads_to()) == "id.example.com has no address"
