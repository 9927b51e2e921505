"""What holds for every test."""

import hypothesis

# How long an example takes on a crowded machine says nothing about whether it is right.
hypothesis.settings.register_profile("sixteen", deadline=None)
hypothesis.settings.load_profile("sixteen")
