"""What a journey may ask for at most."""

from __future__ import annotations

from typing import Final

MOST_STEPS: Final = 500
"""Steps: a purchase takes about 40 in a recording; thousands are a loop, or an attempt to keep the machine busy."""

NO_PASSWORDS: Final = "A journey holds no password: name the variable that holds user:password with --basic-auth-env."

LONGEST_WAIT: Final = 60.0
"""Seconds that one step may wait: longer no customer does."""
