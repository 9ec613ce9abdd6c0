"""Real helpdesks that the tests start and stop. None of them is ever reached over a network."""
