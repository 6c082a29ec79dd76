"""What a machine may lack: skipped with its reason here, a failure with CI=true."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

pytest_plugins = ["tests.engines"]
ROOT = Path(__file__).parents[1]


def lacking(reason: str) -> NoReturn:
    """Skip the test because of what this machine lacks; in CI, where nothing may be lacking, fail it."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI lacks something that a test needs: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium that Playwright can drive."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or lacking("no Chromium on this machine")


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of published data beside the project (jp/, uk/)."""
    folder = ROOT.parent / "shared" / "data"
    return folder if folder.is_dir() else lacking("no ../shared/data beside the project")
