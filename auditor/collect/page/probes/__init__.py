"""The probes: JavaScript that returns facts, never verdicts. See bundle.py for how they are put together."""
