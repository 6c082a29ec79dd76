"""Measures, programs and claims: what is counted, what the rules of a place ask for, and the verdicts."""
