// Customer reviews, loaded before anything may be shown.
window.avis = [];
