"""Dialogs of real consent scripts and some made by hand, beside what a person says: `python -m tests.consents`."""
