"""What has come, gone and stayed between two audits: of two results, or of a result and a baseline. Pure."""
