"""Every write to the record of the therapy, one module a noun."""
