"""Sixteen runs a Dynamic Interpersonal Therapy service. The map of the rooms is in README.md."""

__version__ = "0.1.0"
