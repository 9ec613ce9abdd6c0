"""What a superuser watches: disks, exceptions, background jobs, super-tasks, diagnostics.

Jobs of the portal's own queue are never touched, and a super-task can only be listed.
"""

from __future__ import annotations

from typing import Any

from .call import Call, Handler, shown
from .fields import as_integer
from .shapes import stamp

PROTECTED_JOBS = "portal_default"


def status(call: Call) -> Any:
    failed = [row for row in call.state.jobs.all() if row["status"] == "failed"]
    low = [row for row in call.state.disks.all() if row["free_space"] < row["min_free_space"]]
    return {
        "status": "critical" if low else "warning" if failed else "ok",
        "checked_at": stamp(call.state.now),
        "failed_jobs": len(failed),
        "disks_below_minimum": [row["root_path"] for row in low],
    }


def manage(call: Call) -> Any:
    return {
        "disks": [shown(row) for row in call.state.disks.all()],
        "exceptions": [shown(row) for row in call.state.exceptions.all()],
    }


def disk_store(call: Call) -> Any:
    fields = call.fields()
    values = {
        "root_path": fields.text("root_path", required=True, limit=255),
        "min_free_space": fields.integer("min_free_space", required=True, low=0),
        "warn_free_space": fields.integer("warn_free_space", required=True, low=0),
    }
    fields.done()
    row = call.state.disks.find(root_path=values["root_path"])
    if row is None:
        row = call.state.disks.add({"free_space": 50_000_000_000})
    row |= values
    return {"disk": shown(row)}


def disk_delete(call: Call) -> Any:
    row = call.row(call.state.disks)
    del call.state.disks.rows[row["id"]]
    return {"deleted": True}


def exception_store(call: Call) -> Any:
    fields = call.fields()
    values = {
        "pattern": fields.text("pattern", required=True, limit=255),
        "description": fields.text("description"),
    }
    fields.done()
    return {"exception": shown(call.state.exceptions.add(values))}


def exception_delete(call: Call) -> Any:
    row = call.row(call.state.exceptions)
    del call.state.exceptions.rows[row["id"]]
    return {"deleted": True}


def jobs_index(call: Call) -> Any:
    return {"jobs": [shown(row) for row in call.state.jobs.all()]}


def jobs_retry(call: Call) -> Any:
    numbers = _named_jobs(call)
    for number in numbers:
        call.state.jobs.rows[number]["status"] = "queued"
    return {"retried": len(numbers)}


def jobs_delete(call: Call) -> Any:
    numbers = _named_jobs(call)
    for number in numbers:
        del call.state.jobs.rows[number]
    return {"deleted": len(numbers)}


def _named_jobs(call: Call) -> list[int]:
    """The jobs that exist and may be touched; unknown ids are accepted."""
    fields = call.fields()
    named = fields.body.get("job_ids")
    if not isinstance(named, list):
        fields.fail("job_ids", "The job_ids field must be an array.")
    fields.done()
    numbers = {as_integer(item) for item in named or []}
    return [number for number, row in call.state.jobs.rows.items() if number in numbers and _free(row)]


def _free(row: dict[str, Any]) -> bool:
    return bool(row["queue"] != PROTECTED_JOBS)


def super_tasks_fetch(call: Call) -> Any:
    return {"super_tasks": [shown(row) for row in call.state.super_tasks.all()]}


def diagnostics(call: Call) -> Any:
    return {
        "version": "2026.2-sandbox",
        "tickets": len(call.state.tickets),
        "responses": len(call.state.responses),
        "stored_files": len(call.state.blobs),
        "time": stamp(call.state.now),
    }


OPERATIONS: dict[str, Handler] = {
    "supervisor.health.status": status,
    "supervisor.health.manage": manage,
    "supervisor.health.disk_store": disk_store,
    "supervisor.health.disk_delete": disk_delete,
    "supervisor.health.exception_store": exception_store,
    "supervisor.health.exception_delete": exception_delete,
    "supervisor.jobs.index": jobs_index,
    "supervisor.jobs.retry": jobs_retry,
    "supervisor.jobs.delete": jobs_delete,
    "supervisor.super_tasks.fetch": super_tasks_fetch,
    "supervisor.diagnostics": diagnostics,
}
