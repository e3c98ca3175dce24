"""`python -m tests.action FOLDER [good|bad] [ARGS]`: runs the action's steps in an empty FOLDER, on the first page of a
demo shop, with nothing of this machine's caches, and prints what each says."""

from __future__ import annotations

import sys
from pathlib import Path

from auditor.demo.server import demo_shop
from tests.action.steps import run


def main(folder: Path, variant: str = "good", *arguments: str) -> int:
    workspace = folder / "workspace"
    workspace.mkdir(parents=True)
    code = 0
    with demo_shop("good" if variant == "good" else "bad") as shop:
        ca = f"--ca-file {shop.ca_pem}" if shop.ca_pem else ""
        given = {"urls": shop.pages[0], "args": " ".join([ca, *arguments])}
        for step in run(workspace, folder / "home", given):
            print(f"\n=== {step.name}: {'not run here' if step.code is None else f'exit code {step.code}'}")
            print(step.said, end="")
            for name, value in step.outputs.items():
                print(f"  output {name} = {value}")
            code = step.code or 0
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), *sys.argv[2:]))
