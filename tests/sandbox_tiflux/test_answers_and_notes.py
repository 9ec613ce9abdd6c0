"""Answers, internal communications, files: multipart, bytes and names, who may change what."""

from __future__ import annotations

from typing import Any

import pytest

TICKET = "/tickets/123"
NOTES = TICKET + "/internal_communications"
BYTES = b"\x00\xff--boundary\r\n\r\nx\n" * 50
TWO = [("files[]", ("relatório 1.pdf", BYTES, "application/pdf")), ("files[]", ("vazio.txt", b"", "text/plain"))]


# --- answers -------------------------------------------------------------------------------------------


def test_an_answer_is_written_listed_read_and_deleted(desk: Any) -> None:
    agent = desk.as_("agent")
    made = agent.form(TICKET + "/answers", {"name": "<p>Olá</p>", "with_signature": "true"}, TWO).json()
    assert (made["author"], made["answer_origin"], made["user_id"]) == ("[API] João Silva", "api", 7)
    assert (made["name"], made["files_count"]) == ("<p>Olá</p>", 2)
    assert [file["size"] for file in made["files"]] == [len(BYTES), 0]
    stored = desk.world.files_of("answer", made["id"])
    assert [(row["file_name"], row["content_type"]) for row in stored] == [
        ("relatório 1.pdf", "application/pdf"),
        ("vazio.txt", "text/plain"),
    ]
    assert stored[0]["content"] == BYTES
    rows = agent.get(TICKET + "/answers")
    assert [row["files_count"] for row in rows] == [1, 2]
    assert "files" not in rows[0]
    one = f"{TICKET}/answers/{made['id']}"
    assert "signature" not in agent.get(one)
    agent.delete(f"/ticket_answers/{made['id']}/files/{made['files'][0]['id']}")
    agent.refused(40401, "DELETE", f"/ticket_answers/{made['id']}/files/{made['files'][0]['id']}")
    assert agent.get(one)["files_count"] == 1
    agent.delete(one)
    agent.refused(40401, "GET", one)
    assert desk.world.files_of("answer", made["id"]) == []


def test_the_signature_has_three_sentences(desk: Any) -> None:
    said = {
        (name, wanted): desk.as_(name).form(TICKET + "/answers", {"name": "x", "with_signature": wanted}).json()
        for name in ("agent", "no-users")
        for wanted in ("true", "false")
    }
    assert len({answer["signature"] for answer in said.values()}) == 3
    assert said["agent", "false"]["signature"] == said["no-users", "false"]["signature"]


@pytest.mark.parametrize(
    ("path", "field"), [("/answers", "name"), ("/internal_communications", "text"), ("/files", "files")]
)
def test_an_empty_form_is_refused(agent: Any, path: str, field: str) -> None:
    answer = agent.form(TICKET + path, {"other": "x"})
    assert (answer.status_code, answer.json()["detail"]) == (422, {field: ["can't be blank"]})


@pytest.mark.parametrize("path", ["/answers", "/internal_communications", "/files"])
@pytest.mark.parametrize("body", [{"json": {"text": "x", "name": "x"}}, {"data": {"text": "x", "name": "x"}}, {}])
def test_only_multipart_is_taken(agent: Any, path: str, body: dict[str, Any]) -> None:
    agent.refused(41501, "POST", TICKET + path, **body)


@pytest.mark.parametrize(
    ("path", "name"), [("/answers", "name"), ("/internal_communications", "text"), ("/files", "x")]
)
def test_ten_files_of_25_megabytes(desk: Any, path: str, name: str) -> None:
    agent, limit = desk.as_("agent"), 26_214_400
    eleven = [("files[]", (f"{n}.txt", b"x")) for n in range(11)]
    assert agent.form(TICKET + path, {name: "x"}, eleven).json()["detail"] == {
        "files": ["cannot have more than 10 items"]
    }
    assert agent.form(TICKET + path, {name: "x"}, eleven[:10]).status_code == 201
    large = [("files[]", ("large.bin", b"x" * (limit + 1)))]
    assert list(agent.form(TICKET + path, {name: "x"}, large).json()["detail"]) == ["files"]
    exact = [("files[]", ("exact.bin", b"x" * limit))]
    assert agent.form(TICKET + path, {name: "x"}, exact).status_code == 201


def test_an_answer_of_another_ticket_is_not_found(desk: Any) -> None:
    answer = desk.world.answers.where(ticket_number=123)[0]["id"]
    desk.as_("agent").refused(40401, "GET", f"/tickets/32/answers/{answer}")
    other = desk.world.answers.where(ticket_number=2010)[0]["id"]
    desk.as_("one-desk").refused(40401, "DELETE", f"/ticket_answers/{other}/files/1")


# --- internal communications ---------------------------------------------------------------------------


def test_a_note_is_written_changed_and_deleted_by_its_author(desk: Any) -> None:
    agent = desk.as_("agent")
    made = agent.form(NOTES, {"text": "<p>Nota</p>"}, TWO).json()
    assert (made["user"], made["files_count"], len(made["files"])) == ({"id": 7, "name": "João Silva"}, 2, 2)
    assert [row["content"] for row in desk.world.files_of("communication", made["id"])] == [BYTES, b""]
    one = f"{NOTES}/{made['id']}"
    changed = agent.put(one, {"text": "Nova"})
    assert (changed["text"], changed["created_at"] < changed["updated_at"]) == ("Nova", True)
    assert agent.refused(42202, "PUT", one, json={"text": ""}) == {"text": ["can't be blank"]}
    agent.delete(one)
    detail = agent.refused(40401, "GET", one)
    assert detail == {"error": [f"Couldn't find ServiceDesk::InternalCommunication with 'id'=\"{made['id']}\""]}


def test_a_note_needs_no_file(agent: Any) -> None:
    made = agent.form(NOTES, {"text": "só texto"}).json()
    assert (made["files"], made["files_count"]) == ([], 0)


def test_a_list_tells_how_many_files_but_not_which(agent: Any) -> None:
    rows = agent.get(NOTES)
    assert [row["files_count"] for row in rows] == [0, 1]
    assert all("files" not in row for row in rows)
    assert agent.get(f"{NOTES}/{rows[1]['id']}")["files"][0]["file_name"] == "orçamento.pdf"


@pytest.mark.parametrize("name", ["admin", "agent"])
def test_somebody_else_s_note_may_not_be_changed(desk: Any, name: str) -> None:
    other = desk.world.communications.where(user_id=8)[0]["id"]
    desk.as_(name).refused(40302, "PUT", f"{NOTES}/{other}", json={"text": "x"})
    desk.as_(name).refused(40302, "DELETE", f"{NOTES}/{other}")


def test_notes_need_their_own_permission(desk: Any) -> None:
    desk.as_("reports").refused(40301, "GET", NOTES)


# --- files ---------------------------------------------------------------------------------------------


def test_files_of_a_ticket(desk: Any) -> None:
    agent = desk.as_("agent")
    made = agent.form(TICKET + "/files", {}, TWO)
    assert made.status_code == 201
    assert [row["file_name"] for row in agent.get(TICKET + "/files")] == [
        "tela.png",
        "relatório 1.pdf",
        "vazio.txt",
    ]
    assert set(made.json()[0]) == {"id", "content_type", "file_name", "size", "url"}
    agent.delete(f"{TICKET}/files/{made.json()[0]['id']}")
    assert agent.total(TICKET + "/files") == 2
    agent.refused(40401, "DELETE", f"/tickets/32/files/{made.json()[1]['id']}")


def test_get_files_pages_by_twenty(agent: Any) -> None:
    for _ in range(2):
        agent.form("/tickets/32/files", {}, [("files[]", (f"{n}.txt", b"x")) for n in range(10)])
    agent.form("/tickets/32/files", {}, [("files[]", ("last.txt", b"x"))])
    assert (len(agent.get("/tickets/32/files")), agent.total("/tickets/32/files")) == (20, 21)
    assert [row["file_name"] for row in agent.get("/tickets/32/files", offset=2)] == ["last.txt"]
