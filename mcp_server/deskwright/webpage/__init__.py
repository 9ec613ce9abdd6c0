"""What every page for people is made with: the approval page and those of a hosted server.

render: templates filled, files served · headers: the strict headers, and whether a form is one of ours · forms: read ·
hidden_signs: strangers' text made harmless. It knows no page.
"""
