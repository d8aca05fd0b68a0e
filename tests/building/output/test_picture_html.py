"""What an author wrote of a picture stays; what it lacks is added."""

import pytest

from confarchive.building.output import picture_html
from confarchive.building.site.page_parts import Picture, PictureCopy

PLAIN = Picture(file="_images/files/a%20hall.png", width=400, height=300)
LARGE = Picture(
    file="_images/files/hall.jpg",
    width=4000,
    height=3000,
    copies=tuple(
        PictureCopy(
            file=f"_image_copies/files/hall.jpg.480{end}", width=480, is_webp=end == ".webp"
        )
        for end in (".webp", ".jpg")
    ),
)
PICTURES = {each.file: each for each in (PLAIN, LARGE)}
SMALL = '<img src="../_images/files/a%20hall.png"{}>'


def complete(html, *, is_first_seen=False):
    return picture_html.complete(html, PICTURES, is_first_seen=is_first_seen)


@pytest.mark.parametrize(
    ("given", "added"),
    [
        ("", ' width="400" height="300"'),
        (' width="200"', ' height="150"'),
        (' height="60"', ' width="80"'),
        (' width="200" height="60"', ""),
        (' width="50%"', ""),
        (' style="width: 300px"', ' width="400" height="300"'),
        (' style="height: 3em"', ""),
        (' style="color: red; aspect-ratio: 1"', ""),
        (' style="max-width: 300px"', ' width="400" height="300"'),
        (' style="width: 3em" height="20"', ""),
    ],
)
def test_its_place_is_left_free_as_its_author_has_it(given, added):
    assert complete(SMALL.format(given)) == SMALL.format(f'{given}{added} decoding="async"')


def test_lengths_in_pixels_are_numbers():
    told = complete(SMALL.format(' width="300px" height=" 200px"'))
    assert told == SMALL.format(' width="300" height="200" decoding="async"')


def test_a_path_describes_no_picture():
    told = complete('<img alt="../_images/x.svg" src="../_images/x.svg">')
    assert told == '<img alt="" src="../_images/x.svg" decoding="async">'
    assert 'alt="x.svg"' in complete('<img alt="x.svg" src="../_images/x.svg">')


def test_all_but_the_first_wait_until_they_are_seen():
    text = (
        "<p><img src=x.png> and <IMG src='y.png' loading=eager /><img src=z.png decoding=sync></p>"
    )
    assert complete(text) == (
        '<p><img src=x.png decoding="async"> and '
        "<IMG src='y.png' loading=eager decoding=\"async\" />"
        '<img src=z.png decoding=sync loading="lazy"></p>'
    )
    assert 'src=x.png loading="lazy"' in complete(text, is_first_seen=True)


@pytest.mark.parametrize(
    "text",
    [
        "<p>No picture.</p>",
        "<pre>&lt;img src=x.png></pre>",
        "<!-- <img src=x.png> -->",
        "<script>'<img src=x.png>'</script>",
        "<textarea><img src=x.png></textarea>",
        "a < b <imgx>",
    ],
)
def test_what_is_no_picture_stays(text):
    assert complete(text) == text


def large(given=""):
    return f'<img src="../../_images/files/hall.jpg" alt="Hall"{given}>'


def test_a_large_one_is_chosen_from_copies_and_leads_to_the_whole():
    sizes = "(max-width: 48em) 100vw, 46em"
    top = "../../_image_copies/files/hall.jpg"
    assert complete(large()) == (
        '<a class="archive-original" href="../../_images/files/hall.jpg"><picture>'
        f'<source type="image/webp" srcset="{top}.480.webp 480w" sizes="{sizes}">'
        '<img src="../../_images/files/hall.jpg" alt="Hall" width="4000" height="3000" '
        f'decoding="async" srcset="{top}.480.jpg 480w" sizes="{sizes}"></picture></a>'
    )


@pytest.mark.parametrize(
    ("given", "sizes"),
    [
        (' width="200"', "200px"),
        (' style="width: 20px;"', "20px"),
        (' width="50%"', picture_html.COLUMN),
    ],
)
def test_it_is_chosen_by_how_wide_its_author_has_it(given, sizes):
    assert complete(large(given)).count(f'sizes="{sizes}"') == 2


@pytest.mark.parametrize("inside", ["a", "button", "label", "summary"])
def test_no_link_stands_in_what_is_clicked(inside):
    text = f"<{inside} class=x>{large()}</{inside}>"
    told = complete(text)
    assert "archive-original" not in told
    assert "srcset" in told
    assert complete(f"{text}{large()}").count("archive-original") == 1
    assert complete(f"</{inside}>{text}").count("archive-original") == 0


@pytest.mark.parametrize(
    "text",
    [
        f"<picture><source srcset=x.avif>{large()}</picture>",
        large(' srcset="x.png 2x"'),
    ],
)
def test_an_authors_own_choice_stays(text):
    assert "_image_copies" not in complete(text)
    assert "archive-original" not in complete(text)
    assert complete(text).count("srcset") == 1


def test_sizes_of_no_choice_give_way():
    assert complete(large(' sizes="50vw"')).count("sizes=") == 2


def test_a_map_is_no_link():
    assert "archive-original" not in complete(large(' usemap="#places"'))


def test_commas_in_names_part_no_addresses():
    comma = Picture(
        file="_images/a,%20b.jpg",
        width=900,
        height=600,
        copies=(PictureCopy(file="_image_copies/a,%20b.jpg.480.jpg", width=480, is_webp=False),),
        is_chosen_too=True,
    )
    told = picture_html.chosen("<img>", comma, "../", "9rem")
    assert (
        'srcset="../_image_copies/a%2C%20b.jpg.480.jpg 480w, ../_images/a%2C%20b.jpg 900w"' in told
    )
