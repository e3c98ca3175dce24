"""Pages and the same pages with a fault planted: pairs that a person ranks without hesitation."""
