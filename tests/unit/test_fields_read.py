"""What is stored is read by something: a field that nothing reads is dead, or stands here."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re

import msgspec

from auditor import model, resources

UNREAD = {
    "AxeEvidence.unread",
    "DocumentEvidence.client_height",
    "Fix.over_site",
    "Layer.see_through",
    "Layer.z_index",
    "LighthouseEvidence.insights",
    "LighthouseEvidence.warnings",
    "MotionEvidence.observed",
    "OriginState.indexed_db",
    "TargetsEvidence.page_colour",
    "TextBlock.line_height",
    "Timing.dom_content_loaded",
    "Timing.long_tasks",
}
"""Fields that only snapshots and result.json hold: nothing of ours reads them, and who does may be outside. Let
nothing be added here; what the next version of the snapshot does without is taken out."""


def read() -> set[str]:
    """Every name of an attribute or in a string of the program, and every attribute of a template."""
    found: set[str] = set()
    for path in resources.PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                found.add(node.attr)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    for path in (resources.directory("reports") / "html").glob("*.html"):
        found.update(re.findall(r"\.(\w+)", path.read_text(encoding="utf-8")))
    return found


def test_every_field_that_is_stored_is_read() -> None:
    """Facts are read by rules, of packs too: `auditor facts` offers them all."""
    known = read()
    unread: set[str] = set()
    structs = 0
    for module in pkgutil.walk_packages(model.__path__, f"{model.__name__}."):
        if ".facts" in module.name:
            continue
        for name, struct in vars(importlib.import_module(module.name)).items():
            if isinstance(struct, type) and issubclass(struct, msgspec.Struct) and struct.__module__ == module.name:
                structs += 1
                unread |= {f"{name}.{field}" for field in struct.__struct_fields__ if field not in known}
    assert structs > 100
    assert unread == UNREAD
