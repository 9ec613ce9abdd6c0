"""Support ticket triage: read, recommend with evidence, a person approves named fields, apply, audit.

A desk like any other, described by `specs/triage`, that lives in this process. It uses no network and no account.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deskwright.local_desks import LocalDesk

__all__ = ["create_desk"]


def create_desk(environ: Mapping[str, str]) -> LocalDesk:
    """The desk on this machine, with its data where the environment says."""
    from deskwright.triage.app import open_desk

    return open_desk(environ)
