"""The `docker run` line that starts the server in a container: read-only but for one volume, without any privilege.

Refuses what cannot reach into a container. No value of a variable stands in the line: Docker takes it, by its name,
from the environment that the client gives it.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from deskwright.errors import SetupError

__all__ = ["IMAGE", "STATE_VOLUME", "Container", "is_our_container"]

#: The image as `docker build -t deskwright .` names it.
IMAGE = "deskwright"
STATE_VOLUME = "deskwright-state"
#: Where the image keeps what outlives a container (its XDG_STATE_HOME).
STATE_FOLDER = "/state"
_STATE = f"type=volume,source={STATE_VOLUME},target={STATE_FOLDER}"
_HOST = r"(?:localhost|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|[A-Za-z0-9-]+(?=:))(?::[0-9]+)?/"
_PART = r"[a-z0-9]+(?:[._-]+[a-z0-9]+)*"
_REFERENCE = re.compile(
    rf"(?:{_HOST})?{_PART}(?:/{_PART})*(?::[A-Za-z0-9_][A-Za-z0-9._-]{{0,127}})?(?:@sha256:[0-9a-f]{{64}})?"
)


class Container:
    """One container's line, and the host's files that were laid into it."""

    def __init__(self, image: str, *, platform: str) -> None:
        if not _REFERENCE.fullmatch(image):
            raise SetupError(
                f"refused: --docker {image}\nwhy: that is no name of an image\n"
                "next: write it as docker pull takes it: ghcr.io/you/deskwright:1.2"
            )
        self._image = image
        self._platform = platform
        self.mounts: list[str] = []

    def inside(self, flag: str, path: Path, *, writable: bool = False) -> str:
        """Lay a file or folder of the host into the container; where it is in there."""
        source = str(path)
        if any(sign in source for sign in ',"\n'):
            raise SetupError(
                f"refused: {flag} {source}\nwhy: Docker's --mount reads a comma or a quotation mark as its own\n"
                "next: use a path without them"
            )
        target = f"/mnt/{flag.removeprefix('--')}-{len(self.mounts)}/{path.name or 'root'}"
        if "," in target or any(c.isspace() for c in target):
            target = f"/mnt/{flag.removeprefix('--')}-{len(self.mounts)}/file"
        mount = f"type=bind,source={source},target={target}" + ("" if writable else ",readonly")
        self.mounts.append(mount)
        return target

    def command(self, variables: Sequence[str], *, absolute: bool, terminal: bool = False) -> list[str]:
        """All up to the image; what follows are the words of `deskwright`."""
        docker = (shutil.which("docker") or "docker") if absolute else "docker"
        words = [docker, "run", "--rm", "-it" if terminal else "-i", *self._fetching()]
        words += ["--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges"]
        words += self._user()
        for mount in (_STATE, *self.mounts):
            words += ["--mount", mount]
        for name in variables:
            words += ["-e", name]
        return [*words, self._image]

    def _fetching(self) -> list[str]:
        # Somebody else may own a bare name in a public registry: what was not built here is not run.
        return [] if "/" in self._image else ["--pull", "never"]

    def _user(self) -> list[str]:
        # Elsewhere Docker runs in a machine of its own and maps the owner of files.
        if not self.mounts or not self._platform.startswith("linux") or not hasattr(os, "getuid") or not os.getuid():
            return []
        return ["--user", f"{os.getuid()}:{os.getgid()}"]


def is_our_container(words: Sequence[str]) -> bool:
    """Whether the words of a client's entry are a line of this module."""
    return "run" in words and "serve" in words and _STATE in words
