"""What makes generating quick without changing a byte of it: less copying, no collecting, two things at a time.

Refuses to leave its marks: the parser's copying and the collector are as before when a block ends.
"""

from __future__ import annotations

import contextlib
import copy
import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from types import TracebackType
from typing import Any, Self


@contextmanager
def no_collecting() -> Iterator[None]:
    """A document becomes millions of objects, hardly any of them garbage: looking for it takes a fifth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def shallow_endpoints() -> Iterator[None]:
    """openapi-python-client copies each endpoint three times with every schema it reaches, and drops the original."""
    from openapi_python_client.parser import openapi

    parser: Any = openapi
    was, parser.deepcopy = parser.deepcopy, _shallow
    try:
        yield
    finally:
        parser.deepcopy = was


def _shallow(endpoint: Any) -> Any:
    """A copy whose own lists can be changed."""
    made = copy.copy(endpoint)
    for name, value in vars(endpoint).items():
        if isinstance(value, (list, set)):
            setattr(made, name, value.copy())
    made.responses = copy.copy(endpoint.responses)
    made.responses.patterns = list(endpoint.responses.patterns)
    return made


class Beside:
    """A function of this package at work in an interpreter of its own: plain JSON goes in, a text comes out.

    Where that does not pay, or does not work, it is called here when its result is asked for.
    """

    def __init__(self, module: str, function: str, arguments: Sequence[Any], *, pays: bool) -> None:
        self._module, self._function, self._arguments = f"{__package__}.{module}", function, arguments
        self._process: subprocess.Popen[bytes] | None = None
        if pays and (os.cpu_count() or 1) > 1:
            program = (
                "import importlib,json,sys\n"
                "module,function,arguments=json.load(sys.stdin)\n"
                "made=getattr(importlib.import_module(module),function)(*arguments)\n"
                "sys.stdout.buffer.write(made.encode('utf-8','surrogatepass'))\n"
            )
            self._process = subprocess.Popen(
                [sys.executable, "-c", program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )

    def __enter__(self) -> Self:
        if self._process is not None and self._process.stdin is not None:
            with contextlib.suppress(OSError):  # it ended already: its result is made here
                self._process.stdin.write(json.dumps([self._module, self._function, self._arguments]).encode())
            with contextlib.suppress(OSError):
                self._process.stdin.close()
            self._process.stdin = None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()

    def result(self) -> str:
        """What the function returned; what it raises is raised here."""
        process, self._process = self._process, None
        if process is not None:
            text, _ = process.communicate()
            if process.returncode == 0:
                return text.decode("utf-8", "surrogatepass")
        made: str = getattr(import_module(self._module), self._function)(*self._arguments)
        return made
