"""The nouns of the audit: frozen msgspec structs and nothing else."""
