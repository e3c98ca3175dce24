"""The pairs, by the quality that a person sees suffer. The first change of each is the least."""
