"""The tables of an archive's data: the one place that tells what they are called, and what stands in them.

JSON, its schema, CSV, SQLite, what Datasette tells and docs/data.md follow from here.
"""

from __future__ import annotations

from confarchive.building.data.table_types import (
    DataTable,
    count,
    key,
    number,
    of_post,
    real,
    text,
)
from confarchive.building.translations import gettext_noop

VERSION = "2.0"
"""The version of the tables: a change that breaks queries makes the number before the point larger."""
TABLES = (
    DataTable(
        name="posts",
        meaning=gettext_noop("The posts that lists name, newest first."),
        searched=("title", "summary", "text"),
        facets=("year", "language", "category"),
        label="title",
        columns=(
            key("id", "the post's file without its suffix, such as posts/2015/trip"),
            key("title", "its title"),
            text("subtitle", "its second title"),
            key(
                "date", "when it was published: ISO 8601, with hour and offset where they are known"
            ),
            count("year", "the year of its date"),
            count("month", "the month of its date"),
            text(
                "updated",
                "when it was last changed, as its header says: ISO 8601, with hour and offset where they are known",
            ),
            text("category", "the term of its category", to="terms"),
            text("series", "the term of the series of posts that it is a part of", to="terms"),
            number("part", "which part of that series it is"),
            text("place", "where it was written", to="places"),
            text("language", "the code of its language, as its header says"),
            text("translation_of", "the post that it is a translation of", to="posts"),
            text("summary", "the summary in its header"),
            key("text", "what readers see of its text, a blank line between blocks"),
            count("words", "how many words that has, what stands between blanks"),
            text("url", "the address of its page, where conf.py tells html_baseurl"),
        ),
    ),
    DataTable(
        name="people",
        meaning=gettext_noop("Those who wrote a post, or gave a talk that a post tells of."),
        searched=("name", "about"),
        label="name",
        columns=(
            key("id", "the key in people.yml, or the slug of the name"),
            key("name", "the name"),
            text("url", "the address of their own site"),
            text("about", "a sentence on them"),
        ),
    ),
    DataTable(
        name="post_people",
        meaning=gettext_noop("Who wrote which post."),
        keys=2,
        columns=(
            of_post(),
            key("person", "one of its authors", to="people"),
            count("position", "which of them, from 1"),
        ),
    ),
    DataTable(
        name="talks",
        meaning=gettext_noop("Talks that posts or the programmes of editions tell of."),
        searched=("title",),
        facets=("conference", "language"),
        label="title",
        columns=(
            key("id", "the conference, or the post where none is told, and the slug of the title"),
            key("title", "its title"),
            text("conference", "the conference at which it was given", to="conferences"),
            text("edition", "the edition at which it was given", to="editions"),
            text("language", "the code of its language"),
            text(
                "start",
                "when it began, in the time of the place: ISO 8601, with hour and offset where they are known",
            ),
            number("minutes", "how long it took", unit=gettext_noop("minutes")),
            text("room", "the room"),
            text("slides", "where its slides are: an address, or a file of the archive"),
            text("video", "where its recording is: an address, or a file of the archive"),
            text("url", "the address of its own page"),
        ),
    ),
    DataTable(
        name="talk_people",
        meaning=gettext_noop("Who gave which talk."),
        keys=2,
        columns=(
            key("talk", "the talk", to="talks"),
            key("name", "the name of one who gave it"),
            text("person", "the person, where a post tells of one so called", to="people"),
            count("position", "which of its speakers, from 1"),
        ),
    ),
    DataTable(
        name="post_talks",
        meaning=gettext_noop("Which post tells of which talk."),
        keys=2,
        columns=(of_post(), key("talk", "a talk that it tells of", to="talks")),
    ),
    DataTable(
        name="conferences",
        meaning=gettext_noop("Conferences that come back: series of editions."),
        searched=("name", "aliases", "description"),
        label="name",
        columns=(
            key("id", "what posts name it by, such as fosdem"),
            key("name", "its name"),
            text("aliases", "other names, one a line"),
            text("url", "its address"),
            text("description", "a sentence on it"),
        ),
    ),
    DataTable(
        name="editions",
        meaning=gettext_noop("Meetings of conferences, each conference's oldest first."),
        facets=("conference", "year", "country", "online"),
        label="name",
        columns=(
            key("id", "what posts name it by, such as fosdem-2015"),
            key("conference", "its conference", to="conferences"),
            key("name", "its name"),
            number("year", "the year it began in"),
            text("start", "its first day: ISO 8601, a month where no more is known"),
            text("end", "its last day: ISO 8601"),
            text("place", "the town it was held in", to="places"),
            text("country", "the code of the country: ISO 3166, two letters"),
            text("venue", "the house it was held in"),
            text("address", "the address of that"),
            real("latitude", "where that is, north", unit=gettext_noop("degrees")),
            real("longitude", "where that is, east", unit=gettext_noop("degrees")),
            text("url", "its address on the web"),
            count("online", "whether it was held online: 1 for yes, 0 for no"),
        ),
    ),
    DataTable(
        name="post_conferences",
        meaning=gettext_noop("Which post is about which conference, or mentions it."),
        keys=2,
        facets=("relation", "conference"),
        columns=(
            of_post(),
            key("named", "what the post names: a conference or an edition"),
            key("conference", "the conference", to="conferences"),
            text("edition", "the edition, where the post names one", to="editions"),
            key("relation", "about, or mentions"),
        ),
    ),
    DataTable(
        name="journeys",
        meaning=gettext_noop(
            "Ways from each edition that a person wrote about to the next one, by their first days, as far as it is known where they were."
        ),
        keys=2,
        columns=(
            key("person", "the person", to="people"),
            key("edition", "the edition that the way leads to", to="editions"),
            key("origin", "the edition that it begins at", to="editions"),
            count("kilometres", "how long it is on a great circle", unit=gettext_noop("km")),
        ),
    ),
    DataTable(
        name="places",
        meaning=gettext_noop("Towns of editions, and places where posts were written."),
        facets=("country",),
        label="name",
        columns=(
            key("id", "the slug of the name, behind it the code of the country where it is told"),
            key("name", "its name"),
            text("country", "the code of the country: ISO 3166, two letters"),
            real("latitude", "where it is, north", unit=gettext_noop("degrees")),
            real("longitude", "where it is, east", unit=gettext_noop("degrees")),
        ),
    ),
    DataTable(
        name="terms",
        meaning=gettext_noop("Tags and categories, and series of posts."),
        facets=("kind",),
        label="name",
        columns=(
            key("id", "the kind and the slug, such as tag-travel"),
            key("kind", "tag, category or series"),
            key("name", "its most used spelling"),
            text("description", "what terms.yml says of it"),
        ),
    ),
    DataTable(
        name="post_terms",
        meaning=gettext_noop("Which post bears which term."),
        keys=2,
        columns=(of_post(), key("term", "a term that it bears", to="terms")),
    ),
    DataTable(
        name="links",
        meaning=gettext_noop(
            "Links in the titles and texts of posts, in their order, and then the addresses elsewhere of the talks in their headers; "
            "but for links to mail and within the post."
        ),
        keys=2,
        facets=("kind", "host", "shown", "found", "dead"),
        columns=(
            of_post(),
            count("position", "which link of the post, from 1"),
            key("kind", "post, page, conference, term or file, all of the archive; or outer"),
            key("target", "what it leads to: a name in the archive, or an address"),
            text("host", "the host of an address, without www."),
            text("words", "the words that are linked"),
            count(
                "shown",
                "whether it is shown in its place, as pictures are: 1 for yes, 0 for no",
            ),
            text(
                "found",
                "what was found at an address, where it was checked: answers, moved, dead, failing or refused",
            ),
            number(
                "dead",
                "whether an address answers no more, where it was checked: 1 for yes, 0 for no",
            ),
            text("checked", "the day of that check: ISO 8601"),
            text("copy", "the address of a copy in a web archive"),
        ),
    ),
    DataTable(
        name="citations",
        meaning=gettext_noop("Links from post to post, each with the sentence it stands in."),
        keys=2,
        columns=(
            of_post("the post that links"),
            count("position", "which link of the post, as in links"),
            key("cited", "the post that it links to", to="posts"),
            text("words", "the words that are linked"),
            key("sentence", "the sentence that they stand in"),
        ),
    ),
    DataTable(
        name="files",
        meaning=gettext_noop("Files of the archive that posts show or offer."),
        facets=("media_type",),
        columns=(
            key("id", "its place in the archive"),
            text("media_type", "what it is, such as image/png"),
            count("size", "its size", unit=gettext_noop("bytes")),
        ),
    ),
    DataTable(
        name="post_files",
        meaning=gettext_noop("Which post uses which file, and as what."),
        keys=3,
        facets=("use",),
        columns=(
            of_post(),
            key("file", "a file that it uses", to="files"),
            key("use", "cover, shown, link, slides or video"),
        ),
    ),
    DataTable(
        name="old_addresses",
        meaning=gettext_noop("Addresses from before, and what has their place."),
        columns=(
            key("id", "the address, as a header or redirects.yml says"),
            key("target", "the page or file that it leads to"),
            text("post", "that post, where it is one", to="posts"),
        ),
    ),
    DataTable(
        name="sources",
        meaning=gettext_noop("Where imported posts come from."),
        facets=("blog",),
        columns=(
            of_post(),
            text("blog", "the name of the blog"),
            key("file", "the file in that blog"),
            key("sha256", "the checksum of the file's bytes when it was imported"),
            text("origin", "page, where the text was taken from the published page"),
        ),
    ),
)
BY_NAME = {table.name: table for table in TABLES}
