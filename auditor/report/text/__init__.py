"""The parts of the summary in the terminal."""
