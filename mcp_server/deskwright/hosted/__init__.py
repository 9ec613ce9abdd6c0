"""The hosted server: desks over HTTP for many people, each with a login of their own."""
