"""The site's root in a template: what stands behind it comes along, and nothing is claimed of its post."""

import pytest

from confarchive.importing import Options, import_posts

HEADER = "Title: A\nDate: 2020-01-02\n\n"
ROOTED = {
    "a.md": [
        "![The hall]({{ SITEURL }}/images/hall.png)",
        "![The hall]({{SITEURL}}/images/hall.png)",
        '<img src="{{ SITEURL }}/images/hall.png" alt="The hall">',
        "![The hall][hall]\n\n[hall]: {{ SITEURL }}/images/hall.png",
        "- one\n\n    ![The hall]({{- SITEURL -}}/images/hall.png)\n",
    ],
    "a.rst": [
        ".. image:: {{ SITEURL }}/images/hall.png",
        "`The hall <{{ SITEURL }}/images/hall.png>`_",
    ],
}


@pytest.mark.parametrize("conf", ["PLUGINS = ['jinja2content']", "PLUGINS = []"])
@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, texts in ROOTED.items() for text in texts]
)
def test_the_sites_root_in_a_template(write, site, conf, name, text):
    files = {"pelicanconf.py": f"PATH = 'content'\n{conf}", "content/images/hall.png": "hall"}
    header = HEADER if name.endswith("md") else "A\n#\n\n:date: 2020-01-02\n\n"
    blog = write("blog", {**files, f"content/{name}": header + text})
    report = import_posts(blog, site, Options(jobs=1))
    (post,) = report.posts
    assert post.faithful is None
    assert any("the site's root" in doubt.reason for doubt in post.doubts)
    assert report.files == (("images/hall.png", "files/images/hall.png"),)
    assert "../../files/images/hall.png" in (site / post.post).read_text()
    assert "SITEURL" not in (site / post.post).read_text()
