"""The forms that staff fill in. Every one keeps what was typed when something is missing."""
