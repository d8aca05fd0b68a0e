"""A blog of three posts, one of which a plugin changes, and the pages that its readers got."""

CONF = "SITENAME = 'Hall'\nPATH = 'content'\nTIMEZONE = 'UTC'\n"
POSTS = {
    "content/trip.md": (
        "Title: The trip\nDate: 2015-02-03\nSlug: trip\nTags: halls\n\n"
        "We saw *the hall* and [the room]({filename}room.md), after a long way through the rain.\n\n"
        "![The hall]({static}hall.png)\n\n- One thing to take along\n- Another thing to leave\n"
    ),
    "content/room.md": (
        "Title: The room\nDate: 2015-02-04\nSlug: room\n\n"
        "The room had [a door](https://door.example/) and `seven` windows, all of them open.\n\n"
        "> Close them, said the keeper of the house to all who would hear it.\n"
    ),
    "content/play.md": (
        "Title: The play\nDate: 2015-02-05\nSlug: play\n\n"
        "On the stage stood {% place the hall %} and all who had come looked at it for long.\n"
    ),
    "content/hall.png": "picture",
}
TRIP = (
    '<p>We saw <em>the hall</em> and <a href="https://hall.example/room.html">the room</a>, after a '
    'long way through the rain.</p><p><img alt="The hall" src="https://hall.example/hall.png"></p>'
    "<ul><li>One thing to take along</li><li>Another thing to leave</li></ul>"
)
ROOM = (
    '<p>The room had <a href="https://door.example/">a door</a> and <code>seven</code> windows, all of '
    "them open.</p><blockquote><p>Close them, said the keeper of the house to all who would hear it.</p>"
    "</blockquote>"
)
BARE = "<p>On the stage stood {% place the hall %} and all who had come looked at it for long.</p>"


def page(title, text):
    """Return a page as a theme writes it around a post."""
    return (
        f"<!doctype html><html><head><title>{title} - Hall</title></head><body>"
        '<nav><ul><li><a href="https://hall.example/">Home</a></li>'
        '<li><a href="https://hall.example/room.html">The room</a></li>'
        '<li><a href="https://hall.example/trip.html">The trip</a></li></ul></nav>'
        f"<main><article><header><h1>{title}</h1><p class='meta'>Tue 03 February 2015 by "
        f"<em>Jane</em></p></header><div class='entry-content'>{text}</div>"
        "<footer><img src='https://hall.example/theme/share.png' alt='Share'> Share this</footer>"
        "</article></main><footer>Proudly made of <strong>stone</strong></footer></body></html>"
    )


PAGES = {
    "trip.html": page("The trip", TRIP),
    "room.html": page("The room", ROOM),
    "play.html": page("The play", BARE),
    "index.html": page("Hall", "<p>All that was.</p>"),
}

BOTH = ("published", "engine")
