"""Runs of ``confarchive links`` after and beside others: what is known already, and what is asked of whom again."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from confarchive import cli
from confarchive.exit_codes import INCOMPLETE, NOTHING_DONE
from confarchive.link_checking import run, visits
from confarchive.model.files import link_file
from confarchive.model.files.link_file import CheckedLink, Found
from tests.building.sites import SiteFolder, post
from tests.link_checking.test_links import TODAY, check, linking


def known(address, found, days, **more):
    """Return what was found at an *address* so many days ago."""
    day = (date.fromisoformat(TODAY) - timedelta(days)).isoformat()
    return CheckedLink(address=address, found=found, why="?", since=day, checked=day, **more)


@pytest.mark.parametrize(
    ("before", "kind", "after"),
    [
        (Found.DEAD, "broken", (Found.DEAD, True)),
        (Found.DEAD, "closing", (Found.DEAD, True)),
        (Found.DEAD, "gone", (Found.DEAD, True)),
        (Found.DEAD, "ok", (Found.ANSWERS, False)),
        (Found.DEAD, "refused", (Found.REFUSED, False)),
        (Found.ANSWERS, "broken", (Found.FAILING, False)),
        (Found.FAILING, "broken", (Found.FAILING, True)),
        (Found.FAILING, "none", (Found.DEAD, True)),
    ],
)
def test_what_was_dead_stays_so_until_something_answers(tmp_path, hosts, before, kind, after):
    address = hosts.url(kind)
    site = SiteFolder.of(tmp_path, {"posts/a.md": linking([address])})
    old = known(address, before, 40)
    link_file.write(site.source, [old])
    (now,) = check(site, "--no-copies").values()
    assert (now.found, now.is_dead, now.checked) == (*after, TODAY)
    assert now.since == (old.since if after[0] is before else TODAY)


def test_what_has_no_copy_is_not_looked_for_at_each_run(tmp_path, hosts):
    addresses = [hosts.url("closing"), hosts.url("broken"), hosts.url("none")]
    site = SiteFolder.of(tmp_path, {"posts/a.md": linking(addresses)})
    service = "--archive", hosts.url("wayback", 1)
    found = check(site, *service)
    assert {each.sought for each in found.values()} == {TODAY}
    assert [bool(found[each].copy) for each in addresses] == [False, False, True]

    def asked():
        return sum(n for path, n in hosts.asked.items() if path.startswith("/wayback"))

    assert asked() == 3
    check(site, *service)
    assert asked() == 3
    check(site, *service, "--again", "0")
    assert asked() == 5  # what has a copy keeps it


@pytest.mark.parametrize(
    ("kind", "why"),
    [("none", "answered 404"), ("broken", "answered 500"), ("closing", "no answer"), ("never", "no answer in 1 s"),
     ("ok", "answered otherwise than the Internet Archive's API does")],
)  # fmt: skip
def test_a_service_that_fails_is_told_and_not_asked_for_ever(tmp_path, hosts, capsys, kind, why):
    addresses = [hosts.url(f"gone/{n}") for n in range(5)]
    site = SiteFolder.of(tmp_path, {"posts/a.md": linking(addresses)})
    service = hosts.url(kind, 1)
    words = ["links", "--site", str(site.source), "--delay", "0.01", "--seconds", "1"]
    assert cli.main([*words, "--archive", service]) == INCOMPLETE
    said = capsys.readouterr()
    assert f"{service}: {why}; copies of 5 addresses are looked for by the next run" in said.err
    assert "5 addresses: 0 answers, 0 moved, 5 dead" in said.out
    assert sum(n for path, n in hosts.asked.items() if path.startswith(f"/{kind}")) == 3
    assert {each.sought for each in link_file.read(site.source)[0].values()} == {""}
    found = check(site, "--archive", hosts.url("wayback", 1))  # which is asked for all
    assert all(each.copy for each in found.values())


def test_progress_is_told(tmp_path, hosts, capsys):
    site = SiteFolder.of(
        tmp_path, {"posts/a.md": linking(hosts.url(f"ok/{n}", n % 2) for n in range(40))}
    )
    check(site, "--no-copies")
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "0 of 40 addresses asked"
    assert said[1:] == [f"{n} of 40 addresses asked" for n in range(4, 41, 4)]
    check(site, "--no-copies")
    assert not capsys.readouterr().err


HOLD = """\
import sys, time
from pathlib import Path
from confarchive import links_command
with links_command._lock(Path(sys.argv[1]), "_tags") as is_alone:
    print(is_alone, flush=True)
    time.sleep(600)
"""


def test_a_second_run_at_once_is_refused(tmp_path, hosts, capsys):
    site = SiteFolder.of(tmp_path, {"posts/a.md": linking([hosts.url("ok")])})
    first = subprocess.Popen(
        [sys.executable, "-c", HOLD, site.source], text=True, stdout=subprocess.PIPE
    )
    try:
        assert first.stdout.readline() == "True\n"
        assert cli.main(["links", "--site", str(site.source)]) == NOTHING_DONE
        assert "another 'confarchive links' on this archive is going on" in capsys.readouterr().err
        assert not (site.source / link_file.FILE).exists()
        assert not hosts.asked
    finally:
        first.kill()
        first.communicate()
    assert check(site, "--no-copies")  # none that was killed is waited for


def test_a_file_that_is_a_link_stays_one(tmp_path):
    site = SiteFolder.of(tmp_path, {"posts/a.md": post("A"), "kept/links.csv": ""})
    (site.source / link_file.FILE).symlink_to("kept/links.csv")
    order = run.Order(today=TODAY, again=0, api="", manners=visits.Manners(delay=0))
    run.check(site.source, {}, {}, order)
    assert (site.source / link_file.FILE).is_symlink()
    assert (site.source / "kept/links.csv").read_text().startswith("address,found")
    assert [file.name for file in (site.source / "kept").iterdir()] == ["links.csv"]
