"""Types unmistakable values into the fields of the sealed page, and looks for them in all that would have left it."""
