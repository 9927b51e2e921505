"""What the therapy is, in plain Python: no framework, no database, no clock.

Each module opens with its concept and where it comes from, so that a clinician can read it and
correct it. Times are always arguments.
"""
