"""Templates that are changed as shops change them: what a baseline must not take for new or fixed."""
