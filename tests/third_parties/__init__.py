"""Brings the list of third parties up to date: `python -m tests.third_parties VERSION`; it needs npm."""
