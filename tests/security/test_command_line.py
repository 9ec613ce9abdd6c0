"""The command line under bad input: a sentence that says what to do, never a trace, never a secret."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

DESK = Path(__file__).parents[1] / "fixtures" / "desk"
SECRET = "s3cret-value-77"


def run(*words: str, stdin: bytes = b"", **environment: str) -> tuple[int, str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ACME")}
    done = subprocess.run(
        [sys.executable, "-m", "deskwright", *words],
        input=stdin, capture_output=True, timeout=60, env={**clean, **environment}, check=False,
    )  # fmt: skip
    out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    assert "Traceback" not in err
    assert SECRET not in out + err
    return done.returncode, out, err


DEEP = "[" * 100_000
CALL = ("call", "acme", "get_ticket")
HERE = ("--desks", str(DESK))
SET = {"ACME_BASE": "http://127.0.0.1:9", "ACME_TOKEN": SECRET}


@pytest.mark.parametrize(
    ("words", "stdin", "code", "told"),
    [
        ((*CALL, "{", *HERE), b"", 2, "not JSON"),
        ((*CALL, DEEP, *HERE), b"", 2, "nested too deeply"),
        ((*CALL, "[1]", *HERE), b"", 2, "JSON object"),
        ((*CALL, "-", *HERE), b"\xff\xfe", 2, "arguments are not"),
        ((*CALL, "-", *HERE), b"", 2, "not JSON"),
        ((*CALL, '{"ticket_id": NaN}', *HERE), b"", 5, "not a number"),
        ((*CALL, '{"ticket_id": "\\ud800"}', *HERE), b"", 5, "surrogate"),
        (("call", "acme", "get_tikket", *HERE), b"", 2, "did you mean get_ticket"),
        (("call", "acne", "x", *HERE), b"", 2, "did you mean acme"),
        (("serve", "acme", "--allow", "destory", *HERE), b"", 2, "did you mean destroy"),
        (("serve", "acme", "--tools", "get_tickets", *HERE), b"", 2, "did you mean get_ticket"),
        (("serve", "acme", "--env-file", "/no/such", *HERE), b"", 1, "no such file"),
        (("serve", "acme", "--ca-file", "/no/such", *HERE), b"", 2, "no such file"),
        (("serve", "acme", "--attachments", "/no/such", *HERE), b"", 2, "no such folder"),
        (("serve", "acme", "--desks", "/no/such"), b"", 2, "no such folder"),
    ],
)
def test_bad_words(words: tuple[str, ...], stdin: bytes, code: int, told: str) -> None:
    found, out, err = run(*words, stdin=stdin, **SET)
    assert (found, told in out + err) == (code, True), out + err[-400:]


def test_nothing_is_set() -> None:
    for command in (("serve", "acme"), ("call", "acme", "get_ticket")):
        code, _, err = run(*command, *HERE)
        assert code == 1
        assert "not set: ACME_BASE, ACME_TOKEN" in err
        assert "deskwright doctor acme" in err


@pytest.mark.parametrize(
    "content", [f"ACME_TOKEN={SECRET}\n\xff".encode("latin-1"), f"ACME_TOKEN={SECRET}".encode("utf-16")]
)
def test_an_env_file_that_is_no_text(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "desk.env"
    path.write_bytes(content)
    code, _, err = run("serve", "acme", *HERE, "--env-file", str(path))
    assert code == 1
    assert f"the env file {path} cannot be read: it is not UTF-8 text" in err


def test_an_env_file_that_cannot_be_opened(tmp_path: Path) -> None:
    """A link to itself cannot be opened by anybody, root included."""
    path = tmp_path / "desk.env"
    path.symlink_to(path)
    code, _, err = run("serve", "acme", *HERE, "--env-file", str(path))
    assert code == 1
    assert str(path) in err
    assert "Traceback" not in err


def test_a_placeholder_in_an_env_file_is_not_a_token(tmp_path: Path) -> None:
    path = tmp_path / "desk.env"
    path.write_text("ACME_BASE=https://desk.example.com\nACME_TOKEN=PASTE_ACME_TOKEN_HERE\n", "utf-8")
    code, _, err = run("serve", "acme", *HERE, "--env-file", str(path))
    assert (code, "not set: ACME_TOKEN" in err) == (1, True)


@pytest.mark.parametrize(
    "base",
    [f"https://user:{SECRET}@desk.example", f"https://desk.example/?k={SECRET}", f"ftp://{SECRET}", f"\n{SECRET}"],
)
def test_a_secret_in_the_address_is_not_repeated(base: str) -> None:
    for command in (("serve", "acme"), ("doctor", "acme"), ("call", "acme", "get_ticket")):
        code, _, err = run(*command, *HERE, ACME_BASE=base, ACME_TOKEN=SECRET)
        assert code != 0
        assert "ACME_BASE" in err or command[0] == "doctor"


@pytest.mark.parametrize(
    ("base", "told"),
    [("http://desk.example", True), ("https://desk.example", False), ("http://127.0.0.1:9", False)],
)
def test_an_unencrypted_address_is_told(base: str, told: bool) -> None:
    _, _, err = run("serve", "acme", *HERE, ACME_BASE=base, ACME_TOKEN=SECRET)
    assert ("is not https" in err) is told


def test_help_shows_no_value() -> None:
    for command in ((), ("serve",), ("tools",), ("call",), ("doctor",), ("register",)):
        code, out, _ = run(*command, "--help", **SET)
        assert code == 0
        assert out


def test_a_terminal_that_cannot_show_the_text() -> None:
    arguments = ("call", "tickiti", "query_tickets", "{}", "--sandbox")
    code, out, _ = run(*arguments, PYTHONIOENCODING="ascii")
    assert code == 0
    assert out.isascii()


def test_the_reader_goes_away() -> None:
    command = f"{sys.executable} -m deskwright tools tickiti --all-tools --json | head -c 100"
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60, check=False)
    assert done.stderr == b""
