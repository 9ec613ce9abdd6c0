"""Run time: the MCP server, its policy, and the `deskwright` command. Refuses to widen what a token may do."""
