"""Where the navigation leads beside the archive's own pages."""

from tests.building.sites import CONF, SiteFolder, post

MENU = 'archive_menu = [("Slides & more", "https://slides.example/?a=1&b=2")]\n'
FILES = {"conf.py": CONF + MENU, "posts/one.md": post()}
NAVIGATION = "//nav[@aria-label='Archive']"


def test_it_stands_last_on_every_page(tmp_path):
    built = SiteFolder.of(tmp_path, FILES).build()
    for page in ("index.html", "posts/one.html", "search.html"):
        links = built.links(page, NAVIGATION)
        assert list(links.items())[-1] == ("Slides & more", "https://slides.example/?a=1&b=2")


def test_an_edit_of_it_reaches_every_page(tmp_path):
    site = SiteFolder.of(tmp_path, FILES)
    site.build()
    site.write({"conf.py": CONF + MENU.replace("more", "notes")})
    built = site.build()
    assert "Slides & notes" in built.links("posts/one.html", NAVIGATION)
    assert "Slides & more" not in built.links("posts/one.html", NAVIGATION)
