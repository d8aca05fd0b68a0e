"""What is odd is told, and ends no check of links."""

import pytest

from confarchive import cli
from confarchive.exit_codes import INCOMPLETE
from confarchive.link_checking import copies, run, visits
from confarchive.model.files import link_file
from confarchive.model.files.link_file import Found
from tests.building import exported
from tests.building.sites import SiteFolder, post


def test_a_file_that_excel_wrote_is_read(tmp_path):
    text = "\ufeffaddress,found,why,since,checked,leads_to,copy\nhttps://x.example/,dead,,2020-01-01,2020-01-01,,\n"
    (tmp_path / link_file.FILE).write_text(text, "utf-8")
    found, problems = link_file.read(tmp_path)
    assert list(found) == ["https://x.example/"]
    assert not problems


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:99999999/", "http://[/", "http://\u2603..x/"]
)
def test_an_odd_address_is_told_and_ends_no_run(tmp_path, address):
    order = run.Order(today="2020-01-01", again=0, api=address, manners=visits.Manners(delay=0))
    with pytest.raises(copies.ServiceError, match="no answer; copies of 1 addresses are looked"):
        run.check(tmp_path, {address: "2012-01-01"}, {}, order)
    assert link_file.read(tmp_path)[0][address].found in {Found.DEAD, Found.FAILING}


@pytest.mark.parametrize(
    ("option", "values"),
    [
        ("--hosts", "0 -1 x 1.5"),
        ("--again", "-1 x 0.5"),
        ("--seconds", "0 -1 nan inf x"),
        ("--delay", "-1 nan inf x"),
        ("--archive", "nowhere ftp://a.example/ /wayback"),
    ],
)
def test_values_that_cannot_be_are_refused(tmp_path, capsys, option, values):
    site = SiteFolder.of(tmp_path, {"posts/a.md": post("A")})
    for value in values.split():
        with pytest.raises(SystemExit):
            cli.main(["links", "--site", str(site.source), f"{option}={value}"])
        assert f"argument {option}: found {value!r}, expected" in capsys.readouterr().err
    assert not (site.source / link_file.FILE).exists()


@pytest.mark.parametrize("command", ["export {folder}", "scorecard", "scorecard --json"])
def test_a_wrong_line_of_checked_links_is_told(tmp_path, capsys, command):
    line = "https://a.example/,dead,404,2020-02-03,2020-02-03,,"
    head = "address,found,why,since,checked,leads_to,copy"
    linked = post("A", "[x](https://a.example/) [y](https://b.example/)")
    site = SiteFolder.of(tmp_path, {"posts/a.md": linked, "links.csv": f"{head}\n{line}\nx,dead\n"})
    words = command.format(folder=tmp_path / "out").split()
    assert cli.main([*words, "--site", str(site.source)]) == INCOMPLETE
    said = capsys.readouterr()
    assert said.err.startswith("links.csv:3: not understood")
    assert "take the line out" in said.err
    if words[0] == "export":
        rows = exported.of_json(tmp_path / "out")["links"]
        assert [row["dead"] for row in rows] == [1, None]
    else:
        assert "links-answer" in said.out or "links still answer" in said.out
