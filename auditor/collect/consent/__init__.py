"""Answers the dialog that asks for consent, as a customer would, before a page is examined."""
