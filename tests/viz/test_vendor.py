"""The bundled library is the one that its README describes."""

import hashlib
import re
from pathlib import Path

VENDOR = Path(__file__).parents[2] / "viz" / "vendor"


def test_bundle_is_the_one_in_the_readme():
    stated = re.search(
        r"sha256` \| `([0-9a-f]{64})`|\| sha256 \| `([0-9a-f]{64})`", (VENDOR / "README.md").read_text("utf-8")
    )
    assert stated
    assert hashlib.sha256((VENDOR / "vis-network.min.js").read_bytes()).hexdigest() in stated.groups()


def test_each_package_of_the_bundle_has_its_licence():
    row = next(line for line in (VENDOR / "README.md").read_text("utf-8").splitlines() if line.startswith("| packages"))
    packages = [name.split("/")[-1] for name in re.findall(r"`([^`]+)`", row)]
    assert sorted(f"LICENSE-{name}.txt" for name in packages) == sorted(p.name for p in VENDOR.glob("LICENSE-*"))


def test_bundle_cannot_end_its_script_tag_and_names_no_address():
    text = (VENDOR / "vis-network.min.js").read_text("utf-8")
    assert "</script" not in text.lower()
    assert re.findall(r"https?://(?!www\.w3\.org)", text) == []
