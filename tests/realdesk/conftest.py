"""One real django-helpdesk for all tests here. Nothing is skipped: where it cannot be installed the tests fail."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
if str(REPOSITORY) not in sys.path:
    sys.path.insert(0, str(REPOSITORY))

from tests.realdesks.django_helpdesk.environment import RealDeskFailed  # noqa: E402
from tests.realdesks.django_helpdesk.server import RunningDesk, running_django_helpdesk  # noqa: E402
from tests.realdesks.stdio_session import StdioSession, open_stdio_session  # noqa: E402

if TYPE_CHECKING:
    from helpdesks.django_helpdesk import DjangoHelpdesk

OpenTicket = Callable[..., int]


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    """A freshly seeded helpdesk; tests make their own tickets and never count on its being empty."""
    try:
        with running_django_helpdesk(tmp_path_factory.mktemp("django-helpdesk")) as running:
            yield running
    except RealDeskFailed as failure:
        pytest.fail(f"the real helpdesk is not available, and its tests are not optional:\n{failure}", pytrace=False)


@pytest.fixture(scope="session")
def sdk(desk: RunningDesk) -> Iterator[DjangoHelpdesk]:
    """The generated SDK as the admin."""
    from helpdesks.django_helpdesk import DjangoHelpdesk

    with DjangoHelpdesk.from_env(desk.environment("admin")) as opened:
        yield opened


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The only folder from which the server may attach."""
    return tmp_path_factory.mktemp("attachments")


@pytest.fixture(scope="session")
def assistant(desk: RunningDesk, files: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StdioSession]:
    """`deskwright serve django-helpdesk` over stdio, driven by the official client, as the admin."""
    scratch = tmp_path_factory.mktemp("server")
    options = ["--attachments", str(files)]
    with open_stdio_session("django-helpdesk", options, desk.environment("admin"), scratch) as session:
        yield session


@pytest.fixture
def open_ticket(sdk: DjangoHelpdesk, desk: RunningDesk) -> OpenTicket:
    """Opens a ticket and gives its id."""

    def opened(title: str = "Scratch", **fields: Any) -> int:
        given: dict[str, Any] = {
            "queue": desk.queues["support"],
            "description": "From a test.",
            "submitter_email": "eve@customer.example",
            "priority": 3,
        }
        return sdk.tickets.create(title=title, **{**given, **fields}).id

    return opened
