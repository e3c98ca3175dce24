"""Tries the forms of the sealed page: sends them with errors, types and pastes, and opens the on-screen keyboard."""
