"""A blog's whole way in tests: imported, then built with every warning as an error."""

from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from confarchive.importing import Options, import_posts
from tests.building.sites import CONF, HOME, Built, SiteFolder

BLOG_CONF = "PATH = 'content'\nSITENAME = 'Hall notes'\nSITEURL = 'https://hall.example'\n"


@dataclass(frozen=True)
class Journey:
    """What an import reported, and what a build made of the archive."""

    site: SiteFolder
    report: object
    html: Built

    def post(self, source):
        return next(post for post in self.report.posts if post.source == source)

    def faithful(self):
        return {post.source: post.faithful for post in self.report.posts}

    def findings(self):
        return [(each.path, each.line, each.message) for each in self.report.problems]

    def text(self, path):
        return (self.site.source / path).read_text()

    def page_of(self, source):
        """Return the file of the page that shows a source."""
        name = self.post(source).post.removesuffix(".md")
        return f"{name}/index.html" if self.html.has(f"{name}/index.html") else f"{name}.html"

    def article(self, source):
        (found,) = self.html.page(self.page_of(source)).xpath("//*[@itemprop='articleBody']")
        return found

    def file_behind(self, source, address):
        """Return the output's file that *address* on a source's page leads to; None if there is none."""
        here = f"https://archive.example/{self.page_of(source)}"
        path = unquote(urlsplit(urljoin(here, address)).path).lstrip("/")
        path = f"{path}index.html" if path.endswith("/") or not path else path
        return path if self.html.has(path) else None


def travel(folder, files, builder="html", *, conf="", blog_conf="", warnings=False, **options):
    """Import the blog of these *files*, and build what came of it."""
    blog = folder / "blog"
    for name, content in {"pelicanconf.py": BLOG_CONF + blog_conf, **files}.items():
        file = blog / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    site = SiteFolder.of(folder / "archive", {"conf.py": CONF + conf, "index.md": HOME})
    report = import_posts(blog, site.source, Options(jobs=1, **options))
    return Journey(site, report, site.build(builder, warnings=warnings))
