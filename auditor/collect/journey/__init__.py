"""Journeys: a walk through a shop, whose pages are examined where it comes to them, without loading them anew."""
