"""The demo's generation step: the pipeline into a temporary folder, with its progress bar on a terminal.

Never writes to generated/ or specs/: the checkout stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from deskwright_codegen.finding import Level, sort_findings
from deskwright_codegen.generate import generate_desk as run_pipeline
from deskwright_codegen.progress import Progress
from deskwright_codegen.workspace import Workspace, write_shared, write_tree

from tests.demo.paper import Paper

REPOSITORY = Path(__file__).resolve().parents[2]
STAGES = 7


class GenerationFailed(Exception):
    """The pipeline refused; the text is its findings."""


@dataclass(frozen=True, slots=True)
class Generated:
    """A fresh package `helpdesks` with one desk in it."""

    package_root: Path
    """The folder for PYTHONPATH, before the committed package."""
    files: int
    operations: int
    named_tools: int


def generate_desk(desk: str, folder: Path, paper: Paper) -> Generated:
    """What `deskwright regen DESK --output FOLDER` does, without its look back at older output."""
    paper.command(f"deskwright regen {desk.replace('_', '-')} --output TEMPORARY_FOLDER")
    workspace = Workspace(REPOSITORY, folder)
    with Progress(STAGES) as progress:
        made = run_pipeline(workspace.read(desk), lambda stage: progress.stage(desk, stage))
        if made.failed or made.api is None:
            told = "\n".join(
                finding.render() for finding in sort_findings(made.findings) if finding.level is Level.ERROR
            )
            raise GenerationFailed(f"{desk} cannot be generated\n{told}")
        progress.stage(desk, "write")
        workspace.package.mkdir(parents=True)
        write_shared(workspace)
        write_tree(workspace.package / desk, made.files)
    return Generated(
        package_root=folder,
        files=len(made.files),
        operations=len(made.api.operations),
        named_tools=sum(1 for tool in made.api.tools if tool.kind == "named"),
    )
