"""The archive passes the checks that its authors are told to make."""

import pytest

from confarchive import cli


@pytest.mark.parametrize("site", ["built_site", "dirhtml_site"])
def test_it_tells_nothing_of_what_is_not_published(site, site_source, request, capsys):
    output = request.getfixturevalue(site)
    assert cli.main(["check", "--leaks", str(output), "--site", str(site_source)]) == 0
    assert not capsys.readouterr().err


def test_its_drafts_are_told_by_a_preview(preview_site, site_source, capsys):
    """What finds nothing in the site finds the drafts where they are: it does look."""
    assert cli.main(["check", "--leaks", str(preview_site), "--site", str(site_source)]) == 1
    assert "which is not published [leak]" in capsys.readouterr().err


def test_its_posts_are_as_good_as_they_can_be(site_source, capsys):
    assert cli.main(["check", "--site", str(site_source)]) == 0, capsys.readouterr()
