"""This service's own record as an extract: making one, and not keeping one too long."""
