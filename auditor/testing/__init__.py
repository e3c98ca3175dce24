"""What the pytest plugin (auditor/pytest_plugin.py) gives to tests of a shop."""

from __future__ import annotations

from auditor.testing.failures import AuditFailure
from auditor.testing.page_audit import PageAudit

__all__ = ["AuditFailure", "PageAudit"]
