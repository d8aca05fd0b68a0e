"""Addresses that run scripts are not written, in whatever spelling, and each is told."""

import pytest

from confarchive.importing import Options, import_posts
from confarchive.model.addresses.schemes import runs_script
from confarchive.model.files import conference_file

URLS = (
    "javascript:zanzibar()",
    "JavaScript:zanzibar()",
    "vbscript:zanzibar()",
    "data:text/html,zanzibar",
    "java&#115;cript:zanzibar()",
    "java&Tab;script:zanzibar()",
    "&#1;javascript:zanzibar()",
)
FORMS = {
    "Markdown": ("md", "[words]({})"),
    "reference": ("md", "[words][a]\n\n[a]: {}"),
    "autolink": ("md", "<{}>"),
    "inline HTML": ("md", 'Some <a href="{}">words</a>.'),
    "a block": ("md", '<div><a href="{}">words</a></div>'),
    "frame": ("md", '<iframe src="{}"></iframe>'),
    "rst": ("rst", "`words <{}>`_"),
    "raw rst": ("rst", '.. raw:: html\n\n   <a href="{}">words</a>'),
    "HTML": ("html", '<a href="{}">words</a>'),
}
HEADERS = {
    "md": "Title: One\nDate: 2015-02-03\n\nBefore.\n\n{}\n",
    "rst": "One\n###\n\n:date: 2015-02-03\n\nBefore.\n\n{}\n",
    "html": '<html><head><title>One</title><meta name="date" content="2015-02-03"></head>'
    "<body><p>Before.</p>{}</body></html>",
}


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("form", FORMS)
def test_none_is_written(write, form, url):
    suffix, body = FORMS[form]
    text = HEADERS[suffix].format(body.format(url))
    blog = write("blog", {"pelicanconf.py": "PATH = 'content'\n", f"content/one.{suffix}": text})
    site = write("site", {"conf.py": ""})
    report = import_posts(blog, site, Options(jobs=1))
    written = (site / "posts/2015/one.md").read_text()
    addresses = written.replace("\\<", "").replace('"', "(").replace("<", "(").split("(")
    assert not [each for each in addresses if runs_script(each) and "{" not in each], written
    told = [each for each in report.problems if "runs a script" in each.message]
    assert told or url not in written


OTHERS = ("https://a.example/javascript:x", "data:image/png;base64,AA", "javascript.html", "#a", "")


@pytest.mark.parametrize("url", OTHERS)
def test_others_are_none(url):
    assert not runs_script(url)


@pytest.mark.parametrize("url", ["java\\tscript:x", "\\u200bJAVASCRIPT:x", "data:TEXT/html,x"])
@pytest.mark.parametrize("place", ["  url:", "  editions:\n    2015:\n      url:"])
def test_data_files_refuse_them_with_their_line(url, place):
    text = f'a:\n  name: A\n{place} "{url}"\n'
    described, (problem,) = conference_file.read(text)
    assert problem.line == text.count("\n")
    assert "expected an address such as" in problem.message
    assert "script:" not in repr(described).lower()
    assert runs_script(url.encode().decode("unicode_escape"))
