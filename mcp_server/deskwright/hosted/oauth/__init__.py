"""The authorization server: web connectors register, people grant them a desk by their key, tokens stand for it."""
