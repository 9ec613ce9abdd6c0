"""Governance of writes: what was proposed, who decided, what was sent, and a record of every step.

proposal: the values · rules: policy.yaml · propose, decide, apply: the three steps · elicit: asking a person
through the assistant · governor: what a server holds of all this.
"""
