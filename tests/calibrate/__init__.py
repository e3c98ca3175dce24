"""What is usual: facts of the first screen over pages as their makers publish them, by device."""
