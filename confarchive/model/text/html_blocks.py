"""The elements of HTML that stand apart from the text around them, as browsers lay them out: https://html.spec.whatwg.org/multipage/rendering.html#flow-content-3."""

BLOCKS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"}) | {
    *("address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div"),
    *("dl", "dd", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "li"),
    *("main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody"),
    *("td", "tfoot", "th", "thead", "tr", "ul"),
}
