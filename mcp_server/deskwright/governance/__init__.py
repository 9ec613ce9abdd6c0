"""Governance of writes: what was proposed, who decided, what was sent, and a record of every step.

proposal: the values · rules, ruling: policy.yaml · propose, decide, apply: the three steps · direct, approved: the two
gates before a request · same: is it what was approved? · secrets, files, visible: what is covered, read once, written
out · elicit: asking a person through the assistant · governor: what a server holds of all this.
"""
