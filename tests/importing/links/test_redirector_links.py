"""Links through a page of the blog that sends readers on lead to where it does: its script is not in the archive."""

import base64

import pytest

from tests.importing.sources.pages.test_pages_of_themes import blog, plain, read, run

__all__ = ["run"]

FAR = "https://far.example/seen?by=eve&at=3"
CODED = base64.b64encode(FAR.encode()).decode()
HEAD = '<link rel="canonical" href="https://hall.example/{}.html">'


def imported(run, url):
    def template(name, title, day, text):
        own = f'<p>We read <a href="{url}">of it</a> there.</p>' if name == "tram" else ""
        return plain(name, title, day, text * 2 + own, HEAD.format(name))

    report, posts = run(blog(template))
    told = [each.message for each in report.problems if "sends readers on" in each.message]
    return posts["tram.html"], told


@pytest.mark.parametrize(
    "url",
    [
        f"/go/#{CODED}",
        f"/go/#{CODED.rstrip('=')}",
        f"https://hall.example/go#{CODED}",
        f"/goto.html?url={CODED.replace('=', '%3D')}",
        f"/out.php?{CODED}",
        "/redirect/?to=https%3A%2F%2Ffar.example%2Fseen%3Fby%3Deve%26at%3D3",
    ],
)
def test_a_link_that_carries_its_address_leads_there(run, site, url):
    post, told = imported(run, url)
    assert (
        f"[of it](<{FAR}>)" in read(site, post).body or f"[of it]({FAR})" in read(site, post).body
    )
    assert len(told) == 1
    assert told[0].startswith(
        f"1 of its links lead through a page that sends readers on by a script, such as {url}; "
    )


@pytest.mark.parametrize(
    "url",
    [
        f"https://other.example/go/#{CODED}",
        "/go/#part",
        "/go/#cGFydA==",
        f"/go/#{base64.b64encode(b'javascript:alert(1)').decode()}",
        f"/share/?url={FAR}",
        "/go/",
    ],
)
def test_another_stays(run, site, url):
    post, told = imported(run, url)
    assert "(https://far.example" not in read(site, post).body
    assert not told
