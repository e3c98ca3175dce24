"""Visual clutter of a picture, by published measures; each module names its paper."""
