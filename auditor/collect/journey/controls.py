"""What the fields of a page hold at the moment. What is typed there is never read: only whether something is."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Final

import msgspec
from playwright.async_api import CDPSession

from auditor.collect.browser.worlds import top_world
from auditor.model.funnel import Control

MOST_OPTIONS: Final = 400
"""Entries of a list that are read: there are some 250 countries."""

ANSWER: Final = 3.0
"""Seconds in which the page answers."""

_READ = """(selectors, most) => JSON.stringify(selectors.map((selector) => {
  let scope = document;
  let field = null;
  for (const part of selector.split(" >>> ")) {
    try { field = scope && scope.querySelector(part); } catch { field = null; }
    scope = field && field.shadowRoot;
  }
  if (!field) return {};
  const list = field instanceof HTMLSelectElement;
  const ticked = field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio");
  const chosen = field.getAttribute("aria-checked");
  const value = typeof field.value === "string" ? field.value : String(field.textContent);
  return {
    holds: ticked ? field.checked : chosen !== null ? chosen === "true" : value.trim() !== "",
    value: list ? value.slice(0, 200) : "",
    options: list ? Array.from(field.options).slice(0, most).map((option) => ({
      text: option.text.slice(0, 200), value: option.value.slice(0, 200), off: option.disabled,
    })) : [],
    must: field.required === true || field.getAttribute("aria-required") === "true",
  };
}))"""


async def controls(cdp: CDPSession, selectors: Sequence[str]) -> list[Control]:
    """What the fields that `selectors` find hold, in their order. Raises EvaluationError or TimeoutError if the page
    does not say, or not what was asked."""
    world = await top_world(cdp)
    text = await asyncio.wait_for(world.call(_READ, list(selectors), MOST_OPTIONS), ANSWER)
    return msgspec.json.decode(text, type=list[Control])
