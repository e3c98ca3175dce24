"""Reads category.yaml: what a category asks for, and the sentence of the source document that it answers."""

from __future__ import annotations

from auditor.judge.loading.document import read
from auditor.judge.loading.fields import Fields
from auditor.judge.loading.problems import Problem, SourceFile
from auditor.model.rule import CategoryDescriptor

QUALITIES = ("clear", "simple", "light", "secure", "touch")
TEXTS = ("quality_title", "title", "text", "sentence")
KEYS = ("order", "quality", *TEXTS)


def read_category(source: SourceFile, text: str, id_: str) -> tuple[CategoryDescriptor | None, list[Problem]]:
    """The category that a file describes, and what is wrong with the file."""
    root = read(source, text)
    if isinstance(root, Problem):
        return None, [root]
    fields = Fields(source)
    values = fields.mapping(root, "a category", KEYS, KEYS)
    order = fields.number(values["order"][1], "order") if "order" in values else None
    quality = fields.word(values["quality"][1], "quality", QUALITIES) if "quality" in values else None
    texts = {name: fields.bilingual(values[name][1], name) for name in TEXTS if name in values}
    found = {name: value for name, value in texts.items() if value is not None}
    if fields.problems or order is None or quality is None:
        return None, fields.problems
    return CategoryDescriptor(id=id_, order=int(order), quality=quality, **found), []
