"""A rule as a page: docs/rules/ID.md, and one in HTML whose examples are live."""
