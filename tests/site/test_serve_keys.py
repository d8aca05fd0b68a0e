"""A key ends `make serve` at any moment."""

import re
import time

import pytest

from tests.building.sites import SiteFolder, post
from tests.site.served_sites import FIRST, free_port, shown, wait_for

MOMENTS = [
    ("", 0.01),
    ("", 0.05),
    ("", 0.3),
    ("initial build", 0.05),
    ("initial build", 0.3),
    ("Running Sphinx", 0.1),
    ("Building again", 0.1),
]
"""What was said last when the key comes, and seconds after that."""


@pytest.mark.parametrize(("said", "moment"), MOMENTS)
def test_a_key_shows_no_traceback(repository, tmp_path, said, moment):
    site = SiteFolder.of(tmp_path, FIRST)
    log, port = tmp_path / "log.txt", free_port()
    with shown(repository, site.source, port) as process:
        if said == "Building again":
            wait_for(port)
            time.sleep(0.3)  # it watches a moment later
            site.write({"posts/2015/trip.md": post("A trip", "Second words.")})
        deadline = time.monotonic() + 60
        while said not in log.read_text() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert said in log.read_text()
        time.sleep(moment)
    assert process.returncode == 130
    told = log.read_text()
    assert not re.search("Traceback|Error|kill:", told), told
    if said == "initial build":
        time.sleep(1)
        assert log.read_text() == told, "it builds on"
