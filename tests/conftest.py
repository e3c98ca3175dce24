"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# A deadline for each example would be a timing assertion: it fails on a busy machine and says nothing of the code.
settings.register_profile("auditor", deadline=None)
settings.load_profile("auditor")
