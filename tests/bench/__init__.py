"""Figures of the whole house, as ratios against a floor measured in the same run."""
