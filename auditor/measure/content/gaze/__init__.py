"""Where the eye goes on the first screen, as far as the picture itself draws it; each module names its papers."""
