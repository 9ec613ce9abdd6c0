"""Where a person decides: the approval page, and `deskwright approvals` for those who prefer a terminal.

command, command_line, terminal: the commands · serve: where the page listens · guard, sessions: who and what is let in
page, screens, decisions: its requests · views, words: what they show · texts, letter, differences: hostile text made
harmless and readable.
"""
