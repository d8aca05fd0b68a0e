"""Small blogs, and archives to bring them into."""

import os
import shutil
import subprocess

import pytest

from confarchive.importing import Options, import_posts
from confarchive.importing.links import destinations, index
from confarchive.importing.links.link_outcomes import Links
from confarchive.importing.links.resolver import Resolver
from confarchive.importing.published.storage import web_archive
from confarchive.importing.sources.pelican.source import Pelican
from confarchive.importing.sources.protocol import SourceOptions
from tests.importing import hall_blog as hall


@pytest.fixture
def write(tmp_path):
    """Write files, given as path=text, below a folder of tmp_path; return the folder."""

    def write(folder, files):
        root = tmp_path / folder
        root.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return root

    return write


@pytest.fixture
def claims(write, site):
    """Import posts of a blog with these lines of settings; return claims and reasons by name."""

    def claims(conf, posts, files=()):
        blog = write("blog", {"pelicanconf.py": f"PATH = 'content'\n{conf}", **dict(files)})
        write("blog/content", posts)
        report = import_posts(blog, site, Options(jobs=1, dry_run=True))
        claims.problems = [str(problem) for problem in report.problems]
        return {
            post.source: (post.faithful, [(each.reason, each.line) for each in post.doubts])
            for post in report.posts
        }

    return claims


TRIP = "Title: Trip\nDate: 2015-02-03\nSlug: trip\nTags: C++, Big Data\nCategory: Dev Ops\nAuthor: Jane Doe\n\n"
FILES = {
    "content/2015/trip.md": TRIP,
    "content/2015/my post.md": "Title: Mine\nDate: 2015-03-01\nSlug: mine\n\n",
    "content/2015/hall.jpg": "",
    "content/draft.md": "Title: Draft\nDate: 2015-03-01\nStatus: draft\nSlug: draft\n\n",
    "content/pages/about.md": "Title: About\n\n",
    "content/trip-fr.md": "Title: Voyage\nDate: 2015-02-03\nSlug: trip\nLang: fr\n\n",
    "content/images/a b (1)#.png": "",
    "content/images/été.png": "",
    "content/images/x.png": "",
    "content/extra/favicon.ico": "",
    "output/index.html": "",
}


@pytest.fixture
def resolve(write):
    """Resolve a URL in a post of a blog with these settings."""

    def resolve(url, *, post="2015/trip.md", conf="", convert_site_links=True):
        root = write("blog", {"pelicanconf.py": f"PATH = 'content'\n{conf}", **FILES})
        ours, _ = Pelican.open(root, SourceOptions())
        posts = [reading.post for reading in ours.read(1, 0)]
        placed = destinations.assign(posts, ours, known={})
        listed = [each for each in posts if each.path.startswith("2015/")]
        table = index.index(
            ours,
            placed,
            listed,
            ours.lists(listed),
            convert_site_links=convert_site_links,
        )
        resolver = Resolver(
            index=table, destination=next(each for each in placed if each.post.path == post)
        )
        links = Links(resolver.find)
        return links(url), links

    return resolve


@pytest.fixture
def site(write):
    return write("site", {"conf.py": ""})


@pytest.fixture
def git(tmp_path):
    """Run Git in a folder, as on that day by its author's clock."""
    if shutil.which("git") is None:
        pytest.skip("no Git here to make a history with")

    def run(folder, *arguments, day="2014-05-06"):
        moment = f"{day}T23:30:00-0500"  # the day after, in UTC
        env = {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "GIT_AUTHOR_DATE": moment,
            "GIT_COMMITTER_DATE": moment,
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        names = ["-c", "user.name=Jane", "-c", "user.email=jane@hall.example"]
        subprocess.run(
            ["git", *names, *arguments], cwd=folder, env=env, check=True, capture_output=True
        )

    return run


@pytest.fixture
def commit(git):
    """Commit all that is in a folder, and make it a repository first, if it is none."""

    def commit(folder, day):
        if not (folder / ".git").exists():
            git(folder, "init", "-q", "-b", "main")
        git(folder, "add", "--all")
        git(folder, "commit", "-q", "--allow-empty", "-m", "x", day=day)

    return commit


@pytest.fixture
def hall_blog(write):
    return write("blog", {"pelicanconf.py": hall.CONF, **hall.POSTS})


@pytest.fixture
def page_claims(hall_blog, site, write):
    """Import the blog with these published pages; return each post's claim and its proof."""

    def claims(changed=(), folder="output", **options):
        write(f"blog/{folder}", {**hall.PAGES, **dict(changed)})
        report = import_posts(hall_blog, site, Options(jobs=1, dry_run=True, **options))
        claims.report = report
        return {each.source: (each.faithful, tuple(each.proved_by)) for each in report.posts}

    claims.site = site
    return claims


@pytest.fixture
def opened_archive(write):
    pytest.importorskip("warcio")

    def opened(name, data):
        return web_archive.open_archive(write("given", {name: data}) / name, "it")

    return opened
