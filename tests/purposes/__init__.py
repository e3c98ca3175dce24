"""What the inference of purposes says of the labelled forms of the repository, as a confusion table."""
