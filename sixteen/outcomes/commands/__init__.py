"""The parts of `sixteen outcomes`, one file each."""
