"""What of headers keeps files from building without confarchive, and how it is rewritten."""

import pytest

from confarchive.cli import main
from confarchive.curating import load, plain_headers
from confarchive.model.frontmatter import parse

PATH = "posts/2015/one.md"
ZONE = 'archive_timezone = "Europe/Brussels"\n'


def rewritten(archive, folder, text, zone=ZONE):
    """Return the file that ``check --apply`` makes of *text*, and what was told."""
    sources = archive({"conf.py": zone, PATH: text})
    told = [str(each.problem) for each in plain_headers(sources)]
    assert main(["check", "--site", str(folder), "--apply"]) == 0
    assert [each for each in plain_headers(load(folder)) if each.change] == []
    return (folder / PATH).read_bytes().decode(), told


@pytest.mark.parametrize("key", ["image", '"image"', "'image' "])
def test_a_picture_named_by_its_old_key_gets_the_new_one(archive, tmp_path, key):
    text = f"---\r\ndate: 2015-02-03  # kept\r\n{key}: ../../files/hall.svg\r\n---\r\n\r\n# One\r\n\r\nimage: x\r\n"
    after, told = rewritten(archive, tmp_path, text)
    new = "cover " if key.endswith(" ") else "cover"
    assert after == text.replace(f"{key}:", f"{new}:", 1)
    assert len(told) == 1
    assert parse(after, PATH)[0].cover == "../../files/hall.svg"


@pytest.mark.parametrize("header", [{"image": 2}, {"cover": "a.svg"}, {"date": "2015-02-03 10:00"}])
def test_what_is_plain_stays(archive, post, tmp_path, header):
    text = post(**header)
    assert rewritten(archive, tmp_path, text) == (text, [])


def test_a_post_with_both_keys_is_told_and_stays(archive, post, tmp_path):
    text = post(cover="a.svg", image="b.svg")
    after, told = rewritten(archive, tmp_path, text)
    assert after == text
    message = "ABlog's is a number, and a build without confarchive stops at a path"
    assert told == [f"{PATH}:4: image: {message}; the key is 'cover' now [not-plain]"]


@pytest.mark.parametrize(
    ("written", "local"),
    [
        ("2015-02-03 10:00+01:00", "2015-02-03 10:00"),
        ("2015-02-03T23:30:05Z", "2015-02-04 00:30:05"),
        ("2015-07-03 10:00 -0500", "2015-07-03 17:00"),
    ],
)
def test_a_time_with_an_offset_becomes_one_of_the_archives_zone(
    archive, post, tmp_path, written, local
):
    text = post(date=written)
    after, told = rewritten(archive, tmp_path, text)
    assert after == text.replace(written, local)
    assert len(told) == 1


def test_the_second_run_of_an_hour_keeps_its_offset(archive, post, tmp_path):
    text = post(date="2015-10-25 02:30+01:00")
    assert rewritten(archive, tmp_path, text)[0] == text


def test_without_a_zone_no_time_is_touched(archive, post, tmp_path):
    text = post(date="2015-02-03 10:00+01:00")
    assert rewritten(archive, tmp_path, text, zone="") == (text, [])
