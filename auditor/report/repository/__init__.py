"""What reports for a forge share: the elements at fault, each once, and the files of the repository they come from."""
