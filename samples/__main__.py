"""`python -m samples gulang folder`: write the sheets of a sample office and its answer, and say how to load them."""

import sys
from pathlib import Path

from samples import make_office
from samples.spec import offices, read

if len(sys.argv) != 3:
    sys.exit(f"usage: python -m samples {'|'.join(offices())} FOLDER")
name, folder = sys.argv[1], Path(sys.argv[2])
make_office(name, folder / "sheets", answers=folder / "answers.json")
spec = read(name)
office = f"-o {folder / 'office'}"
print(f"liaison init {spec.title} --id {name} --level {spec.level} --as-of {spec.last_day} --program {name} {office}")
print(f"liaison load {folder / 'sheets'} {office}")
print(f"liaison gaps {office}")
