"""The command line, run as a user runs it, on a small office of hand-written sheets."""
