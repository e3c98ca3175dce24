"""What `auditor explain` tells: the score of a result.json, written out so that it can be computed by hand."""
