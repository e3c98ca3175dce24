"""From what rules decided to charges, numbers, words, points, a verdict and the gate. Pure; docs/score.md tells it."""
