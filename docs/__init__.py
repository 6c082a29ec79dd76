"""Documentation; `generate.py` makes the generated pages."""
