"""Moments that a customer meets after the arrival: what comes later, what is seen further down only."""
