"""Tests of the loaders: every file is made here, as clerks make them, and read for real."""
