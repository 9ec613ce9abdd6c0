"""Certificates: checked unless the operator says otherwise, which is told each time; every wrong setting is named."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from deskwright.connections import Connections, Tls
from deskwright.errors import SetupError
from deskwright.listing import Selection
from deskwright.policy import Policy
from deskwright.results import Answer
from deskwright.serving import Application, ServedDesk
from deskwright.settings import read_instances
from helpdesks.otrs import AsyncOtrs, ConfigurationError, ConnectionFailed, Otrs

from .otrs_desk import CATALOGUE, PASSWORD, error, text
from .otrs_server import Served, deskwright, make_certificate, served


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return make_certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="module")
def desk(certificate: tuple[Path, Path]) -> Iterator[Served]:
    key, file = certificate
    with served(ssl_keyfile=str(key), ssl_certfile=str(file)) as made:
        yield made


def settings(desk: Served, **more: str) -> dict[str, str]:
    return {**desk.environment(), **more}


def call(environment: dict[str, str], tls: Tls | None = None) -> Answer:
    """One call of a server with these variables."""

    async def run() -> Answer:
        instances = {found.name: found for found in read_instances(CATALOGUE, environment)}
        connections = Connections(CATALOGUE.connection, instances, tls or Tls())
        application = Application([ServedDesk(CATALOGUE, connections, Policy())], Selection())
        try:
            return await application.call("search_tickets", {"queue": "Support"})
        finally:
            await application.aclose()

    return asyncio.run(run())


@pytest.mark.parametrize("variables", [{}, {"OTRS_VERIFY_SSL": ""}, {"OTRS_VERIFY_SSL": "true"}])
@pytest.mark.parametrize("way", ["session", "login", "headers"])
def test_a_certificate_that_nobody_vouches_for_is_refused(desk: Served, variables: dict[str, str], way: str) -> None:
    before = len(desk.world.requests)
    answer = call(settings(desk, OTRS_AUTH=way, **variables))
    assert answer.is_error
    assert "the desk could not be reached" in text(answer)
    assert "nothing was sent" in text(answer)
    assert error(answer)["code"] == "connection_failed"
    assert PASSWORD not in text(answer)
    assert len(desk.world.requests) == before


@pytest.mark.parametrize(
    "way",
    ["session", "login"],
)
def test_and_the_reason_is_plain(desk: Served, way: str) -> None:
    assert "its certificate is not trusted" in text(call(settings(desk, OTRS_AUTH=way)))


@pytest.mark.parametrize("word", ["false", "False", "0", "no", "off"])
def test_the_operator_may_switch_it_off(desk: Served, word: str) -> None:
    answer = call(settings(desk, OTRS_VERIFY_SSL=word))
    assert answer.structured == {"TicketID": ["8", "3"]}


def test_a_file_of_the_authority_is_better(desk: Served, certificate: tuple[Path, Path]) -> None:
    answer = call(settings(desk, OTRS_CA_FILE=str(certificate[1])))
    assert answer.structured == {"TicketID": ["8", "3"]}
    also = call(settings(desk, OTRS_CA_FILE=str(certificate[1]), OTRS_VERIFY_SSL="true"))
    assert also.structured == answer.structured


def test_the_command_line_comes_first(desk: Served, certificate: tuple[Path, Path], tmp_path: Path) -> None:
    _, other = make_certificate(tmp_path)
    assert not call(settings(desk), Tls(insecure=True)).is_error
    assert not call(settings(desk), Tls(ca_file=str(certificate[1]))).is_error
    # a file given there is not switched off by the environment
    assert call(settings(desk, OTRS_VERIFY_SSL="false"), Tls(ca_file=str(other))).is_error


def test_another_authority_is_not_enough(desk: Served, tmp_path: Path) -> None:
    _, other = make_certificate(tmp_path)
    assert error(call(settings(desk, OTRS_CA_FILE=str(other))))["code"] == "connection_failed"


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"OTRS_VERIFY_SSL": "maybe-4711"}, ["OTRS_VERIFY_SSL must be true or false"]),
        ({"OTRS_CA_FILE": "/nowhere/4711.pem"}, ["OTRS_CA_FILE: the file cannot be read"]),
        (
            {"OTRS_VERIFY_SSL": "maybe-4711", "OTRS_CA_FILE": "/nowhere/4711.pem", "OTRS_TIMEOUT": "soon-4711"},
            ["OTRS_VERIFY_SSL must be true or false", "OTRS_CA_FILE: the file cannot be read", "OTRS_TIMEOUT is not"],
        ),
    ],
)
def test_wrong_values_are_told_together_and_not_shown(desk: Served, variables: dict[str, str], told: list[str]) -> None:
    with pytest.raises(SetupError) as server:
        read_instances(CATALOGUE, settings(desk, **variables))
    with pytest.raises(ConfigurationError) as script:
        Otrs.from_env(settings(desk, **variables))
    for words in (str(server.value), str(script.value)):
        assert all(part in words for part in told)
        assert "4711" not in words


def test_off_and_a_file_do_not_go_together(desk: Served, certificate: tuple[Path, Path]) -> None:
    with pytest.raises(SetupError) as caught:
        read_instances(CATALOGUE, settings(desk, OTRS_VERIFY_SSL="false", OTRS_CA_FILE=str(certificate[1])))
    assert "OTRS_VERIFY_SSL is off and OTRS_CA_FILE is set: leave one of them out" in str(caught.value)


def test_a_file_that_is_no_certificate(desk: Served, certificate: tuple[Path, Path]) -> None:
    answer = call(settings(desk, OTRS_CA_FILE=str(certificate[0])))
    assert "cannot be used" in text(answer)
    assert error(answer)["code"] == "not_configured"


# --- scripts -------------------------------------------------------------------------------------------


def test_a_script_is_refused_too_and_hears_why(desk: Served) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        script = Otrs.from_env(settings(desk, OTRS_AUTH="login"))
        with script, pytest.raises(ConnectionFailed) as caught:
            script.ticket.search()
    assert caught.value.sent is False
    assert "its certificate is not trusted" in str(caught.value)


@pytest.mark.parametrize("kind", [Otrs, AsyncOtrs])
def test_a_script_is_warned_each_time(desk: Served, kind: Any) -> None:
    for _ in range(2):
        with pytest.warns(UserWarning, match="OTRS_VERIFY_SSL is off: the certificate of https://127") as told:
            kind.from_env(settings(desk, OTRS_VERIFY_SSL="false"))
        (only,) = told
        assert PASSWORD not in str(only.message)


def test_a_script_with_the_file_is_not(desk: Served, certificate: tuple[Path, Path]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with Otrs.from_env(settings(desk, OTRS_CA_FILE=str(certificate[1]))) as script:
            assert script.ticket.search(queues="Support").ticket_id == ["8", "3"]


# --- the commands --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("variables", "warned"), [({}, False), ({"OTRS_VERIFY_SSL": "false"}, True), ({"OTRS_VERIFY_SSL": "true"}, False)]
)
def test_serve_warns_at_each_start(desk: Served, variables: dict[str, str], warned: bool, tmp_path: Path) -> None:
    done = deskwright("serve", "otrs", variables=settings(desk, **variables), scratch=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    warning = [line for line in done.stderr.splitlines() if line.startswith("deskwright: warning:")]
    assert len(warning) == warned
    assert all("NOT checked" in line and "OTRS_VERIFY_SSL" in line for line in warning)
    assert PASSWORD not in done.stderr


def test_serve_does_not_start_with_a_wrong_word(desk: Served, tmp_path: Path) -> None:
    done = deskwright("serve", "otrs", variables=settings(desk, OTRS_VERIFY_SSL="maybe"), scratch=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "OTRS_VERIFY_SSL must be true or false" in done.stderr
    assert "Traceback" not in done.stderr


def test_doctor_says_the_same(desk: Served, certificate: tuple[Path, Path], tmp_path: Path) -> None:
    refused = deskwright("doctor", "otrs", variables=settings(desk), scratch=tmp_path)
    assert refused.returncode == 1
    assert "certificate refused: self-signed certificate" in refused.stdout
    assert "OTRS_CA_FILE" in refused.stdout
    good = deskwright("doctor", "otrs", variables=settings(desk, OTRS_CA_FILE=str(certificate[1])), scratch=tmp_path)
    assert good.returncode == 0
    assert "logged in with agent's login, in a session" in good.stdout
    assert not [one for one in (PASSWORD, *desk.world.sessions) if one in good.stdout + good.stderr]
