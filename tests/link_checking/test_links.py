"""``confarchive links`` against hosts of our own on loopback: what it tells, how it asks, and how it goes on."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from datetime import date, timedelta

import pytest

from confarchive import cli
from confarchive.link_checking import run, visits
from confarchive.model.files import link_file
from confarchive.model.files.link_file import CheckedLink, Found
from tests.building.secret import PATH, secret
from tests.building.sites import SiteFolder, post
from tests.link_checking import hosts as loopback
from tests.link_checking.hosts import EXPECTED

TODAY = date.today().isoformat()  # noqa: DTZ011
MANY = int(os.environ.get("CONFARCHIVE_LINKS", "300"))


def linking(addresses, date="2012-03-04", **header):
    return post("Links", " ".join(f"[x]({each})" for each in addresses), date=date, **header)


def check(site, *words):
    code = cli.main(
        ["links", "--site", str(site.source), "--delay", "0.01", "--seconds", "1", *words]
    )
    assert code == 0
    return link_file.read(site.source)[0]


def test_each_answer_is_told_rightly(tmp_path, hosts, capsys):
    files = {
        "posts/a.md": linking(f"{hosts.url(kind)}#part" for kind in EXPECTED),
        "posts/b.md": linking([hosts.url("gone")], date="2011-02-03"),
        PATH: secret(status="draft").replace("The quokka meets.", f"[x]({hosts.url('ok/quokka')})"),
    }
    site = SiteFolder.of(tmp_path, files)
    found = check(site, "--archive", hosts.url("wayback", 1))
    told = {each.address.rpartition("/")[2]: (each.found, each.why) for each in found.values()}
    assert told == EXPECTED
    assert not [path for path in hosts.asked if "quokka" in path]
    assert found[hosts.url("moved")].leads_to == hosts.url("ok")
    assert {each.since for each in found.values()} == {TODAY}
    copies = {each.address.rpartition("/")[2]: each.copy for each in found.values() if each.copy}
    assert copies.keys() == {"gone", "none", "babbling", "loop", "never", "endless-head"}
    assert copies["gone"] == f"https://web.archive.org/web/20110203000000/{hosts.url('gone')}"
    said = capsys.readouterr().out
    assert (
        f"dead: {hosts.url('none')} (404, since {TODAY}); a copy: https://web.archive.org/" in said
    )
    assert "15 addresses: 4 answers, 1 moved, 2 dead, 6 failing, 2 refused." in said


def test_a_host_is_asked_one_thing_at_a_time_with_pauses(tmp_path, hosts, monkeypatch):
    paused, sleep = [], asyncio.sleep

    async def noted(seconds):
        paused.append(seconds)
        await sleep(0 if seconds == 0.5 else seconds)

    monkeypatch.setattr(asyncio, "sleep", noted)
    addresses = [hosts.url(f"slow/{n}", n % 2) for n in range(6)]
    site = SiteFolder.of(tmp_path, {"posts/a.md": linking(addresses)})
    check(site, "--delay", "0.5", "--no-copies")
    assert set(hosts.at_once.values()) == {1}
    assert paused.count(0.5) == 4  # two between the three questions to each of both


def test_no_more_hosts_at_once_than_told(tmp_path):
    with loopback.running(4) as hosts:
        site = SiteFolder.of(
            tmp_path, {"posts/a.md": linking(hosts.url("slow", n) for n in range(4))}
        )
        check(site, "--hosts", "2", "--no-copies")
        assert hosts.most == 2


def test_what_was_asked_lately_is_not_asked_again(tmp_path, hosts):
    site = SiteFolder.of(
        tmp_path, {"posts/a.md": linking(hosts.url(kind) for kind in ("ok", "none"))}
    )
    check(site, "--no-copies")
    before = (site.source / link_file.FILE).read_bytes()
    check(site, "--no-copies")
    assert (site.source / link_file.FILE).read_bytes() == before
    assert hosts.asked["/ok"] == 1
    check(site, "--no-copies", "--again", "0")
    assert hosts.asked["/ok"] == 2
    site.write({"posts/a.md": linking([hosts.url("ok")])})
    assert check(site, "--no-copies").keys() == {
        hosts.url("ok")
    }  # what no post leads to is forgotten


def test_days_and_copies_are_kept_while_nothing_changes(tmp_path, hosts):
    site = SiteFolder.of(
        tmp_path, {"posts/a.md": linking(hosts.url(kind) for kind in ("none", "broken"))}
    )
    old = {"since": "2020-01-01", "checked": "2020-01-01"}
    mine = CheckedLink(
        address=hosts.url("none"), found=Found.DEAD, copy="https://mine.example/", **old
    )
    link_file.write(site.source, [mine, CheckedLink(address=hosts.url("broken"), found=Found.ANSWERS, **old)])  # fmt: skip
    found = check(site, "--archive", hosts.url("wayback"))
    assert (found[hosts.url("none")].since, found[hosts.url("none")].copy) == (
        "2020-01-01",
        mine.copy,
    )
    assert (found[hosts.url("broken")].since, found[hosts.url("broken")].checked) == (TODAY, TODAY)


@pytest.mark.parametrize(
    ("found", "days", "dead"),
    [(Found.DEAD, 0, True), (Found.FAILING, 29, False), (Found.FAILING, 30, True), (Found.REFUSED, 99, False), (Found.MOVED, 99, False)],
)  # fmt: skip
def test_what_fails_counts_as_dead_after_a_month(found, days, dead):
    since = date(2020, 1, 1)
    checked = (since + timedelta(days=days)).isoformat()
    link = CheckedLink(
        address="https://x.example/", found=found, since=since.isoformat(), checked=checked
    )
    assert link.is_dead is dead


def test_a_host_that_is_none_is_dead_and_no_network_is_not(tmp_path, monkeypatch):
    errors = {"gone.example": socket.EAI_NONAME, "away.example": socket.EAI_AGAIN}

    def lookup(host, *_args, **_more):
        raise socket.gaierror(errors[host if isinstance(host, str) else host.decode()], "no")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    addresses = [f"http://{name}/" for name in errors]
    order = run.Order(today=TODAY, again=0, api="", manners=visits.Manners(delay=0))
    found = run.check(tmp_path, dict.fromkeys(addresses, "2012-01-01"), {}, order)
    assert [(found[each].found, found[each].why) for each in addresses] == [
        (Found.DEAD, "no such host"),
        (Found.FAILING, "the host's name was not looked up"),
    ]


def test_a_run_that_is_killed_goes_on(tmp_path):
    kinds = [*EXPECTED]
    with loopback.running(20) as hosts:
        addresses = [hosts.url(f"{kinds[n % len(kinds)]}/{n}", n % 20) for n in range(MANY)]
        site = SiteFolder.of(tmp_path, {"posts/a.md": linking(addresses)})
        command = [sys.executable, "-m", "confarchive", "links", "--site", site.source]
        command += ["--no-copies", "--delay", "0.05", "--hosts", "20", "--seconds", "5"]
        process = subprocess.Popen(command)
        file = site.source / link_file.FILE
        until = time.monotonic() + 120
        while not file.exists() and process.poll() is None and time.monotonic() < until:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
        process.wait()
        known = link_file.read(site.source)[0]
        assert 0 < len(known) < MANY
        subprocess.run(command, check=True)
        found = link_file.read(site.source)[0]
        assert found.keys() == set(addresses)
        for address, link in found.items():
            told, why = EXPECTED[address.split("/")[3]]
            assert (link.found, link.why) == (told, why.replace("1 s", "5 s"))
        for address in known:
            path = address.split("/", 3)[3]
            assert hosts.asked[f"/{path}"] == (11 if path.startswith("loop") else 1), path


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("address,found,why,since,checked,leads_to,copy\nhttps://x.example/,alive,,2020-01-01,2020-01-01,,\n", 2),
        ("address,found,why,since,checked,leads_to,copy\nhttps://x.example/,dead,,soon,2020-01-01,,\n", 2),
        ("address,found,why,since,checked,leads_to,copy\nhttps://x.example/,dead,,2020-01-01,2020-01-01,,javascript:x\n", 2),
        ("address,found\nhttps://x.example/,dead\n", 2),
        ("address;found\nhttps://x.example/;dead\n", 2),
        ("address,found,why,since,checked,leads_to,copy\n,dead,,2020-01-01,2020-01-01,,\n", 2),
        ("address,found,why,since,checked,leads_to,copy\n" + '"' + "x\n" * 70_000, 2),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_is_told(tmp_path, capsys, text, line):
    site = SiteFolder.of(tmp_path, {"posts/a.md": post("A"), link_file.FILE: text})
    assert cli.main(["links", "--site", str(site.source)]) == 2
    said = capsys.readouterr().err
    assert f"links.csv:{line}: not understood" in said
    assert (site.source / link_file.FILE).read_text() == text


def test_the_package_that_is_missing_is_told(tmp_path, capsys, monkeypatch):
    site = SiteFolder.of(tmp_path, {"posts/a.md": post("A")})
    monkeypatch.setitem(sys.modules, "httpx", None)
    for name in [name for name in sys.modules if name.startswith("confarchive.link_checking")]:
        monkeypatch.delitem(sys.modules, name)
    assert cli.main(["links", "--site", str(site.source)]) == 2
    assert "run: pip install 'confarchive[links]'" in capsys.readouterr().err


# -- what readers and data have of it
