"""Where published pages lie: folders and branches. Nothing else is read, and nothing runs."""

import os
import pickle

import pytest

from confarchive.importing.published.storage import branch, folder, pages

FILES = {"index.html": "<p>Home</p>", "2015/trip/index.html": "<p>Trip</p>", "feed.xml": "<feed/>"}


@pytest.fixture
def output(write):
    return folder.Folder(path=write("output", FILES), name="the folder output")


def test_a_folder_has_its_files_by_their_addresses(output):
    assert output.addresses() == ("2015/trip/index.html", "feed.xml", "index.html")
    assert output.read("2015/trip/index.html") == b"<p>Trip</p>"


@pytest.mark.parametrize(
    "address", ["gone.html", "2015", "../secret.html", "out.html", "pipe.html"]
)
def test_a_folder_reads_nothing_else(output, write, address):
    write("", {"secret.html": "secret"})
    (output.path / "out.html").symlink_to("../secret.html")
    os.mkfifo(output.path / "pipe.html")
    assert output.addresses() == ("2015/trip/index.html", "feed.xml", "index.html")
    with pytest.raises(OSError, match=r"leads out|plain file|No such file|Is a directory"):
        output.read(address)


def test_no_page_is_read_that_is_too_long(output, monkeypatch):
    monkeypatch.setattr(pages, "LONGEST", 10)
    with pytest.raises(OSError, match="more than 10 bytes"):
        output.read("index.html")
    assert output.read("feed.xml") == b"<feed/>"


@pytest.fixture
def clone(write, git, commit):
    """A clone whose sources are checked out, and whose pages stand on the branch gh-pages."""
    root = write("clone", FILES)
    commit(root, "2015-02-03")
    git(root, "branch", "-m", "gh-pages")
    git(root, "checkout", "-q", "--orphan", "source")
    git(root, "rm", "-rfq", ".")
    write("clone", {"trip.md": "Title: Trip\n\nx\n"})
    commit(root, "2015-02-04")
    return root


def test_a_branch_has_its_files_by_their_addresses(clone):
    (found,) = branch.branches(clone)
    assert found.name == "the branch gh-pages"
    assert found.addresses() == ("2015/trip/index.html", "feed.xml", "index.html")
    assert found.read("2015/trip/index.html") == b"<p>Trip</p>"
    with pytest.raises(FileNotFoundError):
        found.read("trip.md")


def test_a_branch_of_a_fresh_clone_is_only_a_remote_one(clone, git, tmp_path):
    git(tmp_path, "clone", "-q", "-b", "source", str(clone), "fresh")
    (found,) = branch.branches(tmp_path / "fresh")
    assert found.read("index.html") == b"<p>Home</p>"


@pytest.mark.parametrize("name", ["master", "main", "pages"])
def test_a_persons_pages_stand_on_the_main_branch(clone, git, name):
    git(clone, "branch", "-m", "gh-pages", name)
    assert [each.name for each in branch.branches(clone)] == [f"the branch {name}"]


def test_other_branches_and_the_one_that_is_checked_out_have_no_pages(clone, git):
    git(clone, "branch", "-m", "gh-pages", "feature/gh-pages")
    git(clone, "branch", "master")
    assert branch.branches(clone) == ()


def test_links_and_submodules_of_a_branch_are_no_files(clone, git, commit):
    git(clone, "checkout", "-q", "gh-pages")
    (clone / "link.html").symlink_to("/etc/hostname")
    commit(clone, "2015-02-05")
    git(clone, "checkout", "-q", "source")
    (found,) = branch.branches(clone)
    assert "link.html" not in found.addresses()


def test_nothing_that_a_repository_configures_runs(clone, git, tmp_path):
    ran = tmp_path / "ran"
    for key in ("core.fsmonitor", "filter.x.smudge", "core.sshCommand", "core.pager"):
        git(clone, "config", key, f"touch {ran}; cat")
    (found,) = branch.branches(clone)
    assert found.read("index.html") == b"<p>Home</p>"
    assert not ran.exists()


def test_a_repository_that_leads_elsewhere_is_not_read(clone, write):
    write("clone/.git", {"objects/info/alternates": "/elsewhere/objects\n"})
    assert branch.branches(clone) == ()


def test_no_repository_no_branches(output):
    assert branch.branches(output.path) == ()


def test_what_a_clone_has_not_fetched_is_told(clone):
    (found,) = branch.branches(clone)
    objects = [each for each in (clone / ".git/objects").glob("??/*") if each.is_file()]
    for each in objects:
        each.unlink()
    with pytest.raises(OSError, match="cannot be read"):
        found.read("index.html")


def test_no_page_of_a_branch_is_read_that_is_too_long(clone, monkeypatch):
    monkeypatch.setattr(pages, "LONGEST", 10)
    (found,) = branch.branches(clone)
    with pytest.raises(OSError, match="more than 10 bytes"):
        found.read("index.html")


def test_pages_can_go_to_another_process(output, clone):
    for each in (output, *branch.branches(clone)):
        other = pickle.loads(pickle.dumps(each))  # noqa: S301 - made here
        assert other.read("index.html") == each.read("index.html")
        assert isinstance(other.name, str)


def test_the_bound_is_one_for_all(output, clone, monkeypatch):
    monkeypatch.setattr(pages, "LONGEST", 1)
    for each in (output, *branch.branches(clone)):
        with pytest.raises(OSError, match="more than 1 bytes"):
            each.read("index.html")
