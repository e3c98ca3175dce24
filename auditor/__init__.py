"""Audits a site on a phone and a tablet: clear, simple, light, secure, comfortable to touch."""

from __future__ import annotations

__version__ = "0.1.0"
