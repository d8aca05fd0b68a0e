"""What the package's templates can use: a page's view and five small functions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from markupsafe import Markup
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

from confarchive.building import previews, search, themes
from confarchive.building.documents import old_links, raw_html
from confarchive.building.output import icons, page_assets, picture_html
from confarchive.building.output.json_ld import StructuredData
from confarchive.building.search import bodies
from confarchive.building.site.all_pages import TEXT
from confarchive.building.site.lists.lists import feed
from confarchive.building.site.page_models import PostView
from confarchive.building.site.page_parts import Month
from confarchive.model.files.link_file import address_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx

    from confarchive.building.site.assembly import Site
    from confarchive.building.site.cards import SharedPicture
    from confarchive.building.site.page_parts import DeadLink, Link, Picture
    from confarchive.building.speed.templates import Assets

    PathTo = Callable[..., str]


_SIZES = {
    "archive-cover": picture_html.COLUMN,
    "archive-thumbnail": "min(9rem, 28vw)",
    "archive-gallery-picture": "(max-width: 48em) 45vw, 12rem",
}
"""How wide templates show pictures, by their class."""
_OF_ARCHIVE = {
    *("page.html", themes.PAGE_TEMPLATE),
    *("ablog/collection.html", "ablog/catalog.html"),
}
"""The templates of all pages but those that Sphinx makes, such as an index of modules."""


@dataclass(slots=True, kw_only=True)
class TemplateContexts:
    """Gives the pages of one build what they show beyond their text.

    ``pages`` are the names of those that were given it, ``sources_withheld`` the documents whose
    sources are not offered; ``pictures`` are the site's by their addresses, none where texts show them as they are. Pages are ``in_furo``, or in another theme. ``assets`` makes the elements that load styles and scripts, None for Sphinx's way.
    """

    site: Site
    sources_withheld: AbstractSet[str]
    pictures: Mapping[str, Picture]
    in_furo: bool
    assets: Assets | None = None
    pages: list[str] = field(default_factory=list)

    def complete_page(
        self, app: Sphinx, name: str, template: str, context: dict[str, Any]
    ) -> str | None:
        """Complete the *context* of the page *name*; return the template that shows it, None for *template*."""
        self.pages.append(name)
        if "css_tag" not in context:  # a page as JSON, which no template shows
            return None
        if self.assets is not None:
            self.assets.keep(context)
        if "body" in context:
            body = old_links.mark(context["body"], self.site.old_targets, app.builder, name)
            context["body"] = _mark_dead(body, self.site.page(name).dead)
            if name in app.env.found_docs and search.is_wanted(app.builder):
                bodies.keep(app.builder, name, context["body"])
            if self.pictures:
                is_topped = (
                    top := self.site.page(name).top
                ) is not None and top.picture is not None
                context["body"] = picture_html.complete(
                    context["body"], self.pictures, is_first_seen=is_topped
                )
        complete(context, self.site, name, app.config.html_baseurl)
        if isinstance(app.builder, SingleFileHTMLBuilder):  # there are no lists to lead to
            plain = replace(context["archive_page"], kind=TEXT, navigation=(), view=None, top=None)
            context["archive_page"] = plain
            context["archive_template"] = "confarchive/document.html"
        context["archive_preview"] = previews.of_pull_request()
        context["archive_in_furo"] = self.in_furo
        others = context.get("metatags", "")  # such as what sphinxext.opengraph tells of documents
        context["archive_shares"] = 'property="og:' not in others
        context["archive_describes"] = 'name="description"' not in others
        context["archive_picture"] = _shared(
            self.site.page(name).shared, context.get("body", ""), context["absolute"]
        )
        for style in self.site.pages.kind(name).styles:
            app.add_css_file(style)  # to this page alone
        if name in self.sources_withheld:
            context["sourcename"] = ""
        if self.in_furo and template in _OF_ARCHIVE:
            page_assets.leave_out_unused(context)
        if template not in {"page.html", themes.PAGE_TEMPLATE}:
            return None
        return themes.PAGE_TEMPLATE if self.in_furo else themes.PAGE_TEMPLATE_ELSEWHERE


def _shared(
    picture: SharedPicture | None, body: str, absolute: Callable[..., str]
) -> SharedPicture | None:
    """Return what others show with a link to a page, by its whole URL, and with the words that its *body* has for it."""
    if picture is None:
        return None
    text = picture.text or picture_html.alternative(body, picture.file)
    url = picture.file if "://" in picture.file else absolute(picture.file, resource=True)
    return replace(picture, file=url, text=text, card=None) if url else None


def _mark_dead(html: str, dead: Iterable[DeadLink]) -> str:
    """Return the *html* of a document, its links that answer no more with the day beside them."""
    since = {link.address: link.since for link in dead}
    if not since:
        return html
    return raw_html.mark(html, lambda url: since.get(address_of(url)), "data-dead")


def complete(context: dict[str, Any], site: Site, name: str, base_url: str) -> None:
    """Add to a template's *context* what the page *name* shows of the archive.

    ``archive_page``
        a :class:`confarchive.building.site.page_models.Page`
    ``archive_template``
        the template of what stands there, as the table of kinds has it
    ``archive_mentions``
        whether posts mention conferences that they are not about: the search has a facet for these
    ``archive_list``, ``archive_feed``
        the page of all posts, and the file of its feed ("" without a base URL)
    ``link(item, classes="")``
        a :class:`~confarchive.building.site.page_models.Link` as HTML
    ``picture(item, classes, text="", lazy=False)``
        a :class:`~confarchive.building.site.page_models.Picture` as HTML, described by a text
    ``absolute(page, resource=False)``
        a page's whole URL, or a file's when it is a resource; "" without a base URL
    ``compact(svg, *unused)``
        the theme's icons in fewer signs, and without those *unused*
    ``archive_data``
        what machines are told of the page, None where that is nothing
    """
    pathto: PathTo = context["pathto"]
    page = site.page(name)
    everything = site.addresses.blog
    context["archive_page"] = page
    context["archive_list"] = everything
    context["archive_mentions"] = bool(site.archive.by_mention)
    context["archive_feed"] = feed(everything, site.data)
    context["compact"] = icons.compact
    context["link"] = lambda item, classes="": _link(item, pathto, classes)
    context["picture"] = partial(_picture, pathto)
    context["absolute"] = absolute = partial(_absolute, base_url, context)
    data = StructuredData(
        addresses=site.addresses,
        url=absolute,
        title=context["project"],
        language=context["language"] or "en",
    )
    describe = site.pages.kind(name).data
    thing = describe(data, page.view) if describe and page.view else None
    context["archive_data"] = {"@context": "https://schema.org", **thing} if thing else None
    context["archive_template"] = site.pages.template(name)
    if isinstance(page.view, PostView):
        context["prev"] = _neighbour(page.view.older, pathto)
        context["next"] = _neighbour(page.view.newer, pathto)


def _neighbour(link: Link | None, pathto: PathTo) -> dict[str, str] | None:
    """Return a link as the theme expects the previous and the next page."""
    return {"link": pathto(link.page), "title": escape(link.text)} if link else None


def _link(item: Link, pathto: PathTo, classes: str) -> Markup:
    attribute = f' class="{escape(classes)}"' if classes else ""
    if not item.page:
        return Markup(f"<span{attribute}>{escape(item.text)}</span>")  # noqa: S704 (escaped here)
    url = pathto(item.page)
    if isinstance(item, Month):
        url = f"{url.rstrip('#')}#{item.anchor}"  # of the page itself it is "#"
    return Markup(f'<a{attribute} href="{escape(url)}">{escape(item.text)}</a>')  # noqa: S704


def _picture(
    pathto: PathTo, item: Picture, classes: str, text: str = "", *, lazy: bool = False
) -> Markup:
    """Return a picture that leaves its place free until it has come, where its size is known."""
    url = item.file if "://" in item.file else pathto(item.file, 1)
    size = f' width="{item.width}" height="{item.height}"' if item.width and item.height else ""
    later = ' loading="lazy"' if lazy else ""
    shown = f'class="{classes}" src="{escape(url)}" alt="{escape(text)}"'
    img = f'<img {shown}{size}{later} decoding="async">'
    top = url.removesuffix(item.file)
    return Markup(picture_html.chosen(img, item, top, _SIZES[classes]))  # noqa: S704 (escaped here)


def _absolute(base_url: str, context: dict[str, Any], target: str, resource: bool = False) -> str:
    if not base_url or not context.get("pageurl"):
        return ""
    pathto: PathTo = context["pathto"]
    return urljoin(str(context["pageurl"]), pathto(target, resource))
