"""Real-looking sites of different quality, served over https with usual headers: how the verdicts spread over them."""
