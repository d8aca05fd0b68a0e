"""Texts that take whatever reads them long, or deep."""

NUMBER = 20_000
"""How often a bomb says its thing."""

BOMBS = {
    "opening brackets": "[" * NUMBER,
    "brackets": "[" * NUMBER + "]" * NUMBER,
    "links in links": "[a](" * NUMBER,
    "pictures in pictures": "![a](" * NUMBER,
    "references": "[a][" * NUMBER,
    "defined": "[a]: /x\n" * NUMBER,
    "defined alike": "".join(f"[{n}]: /x\n[w][{n}]\n\n" for n in range(2000)),
    "stars": "*a " * NUMBER,
    "stars both ways": "*a" * NUMBER + "*" * NUMBER,
    "strong and weak": "a**b*" * NUMBER,
    "underscores": "_a __b " * NUMBER,
    "tildes": "~a ~~b " * NUMBER,
    "backticks": "".join("e" + "`" * (n % 150) for n in range(3000)),
    "backticks alone": "`a " * NUMBER,
    "quotations": "> " * 5000 + "a",
    "quotations by line": "".join(">" * n + " a\n" for n in range(600)),
    "lists": "- " * 5000 + "a",
    "numbered": "1. " * 5000 + "a",
    "lists by line": "".join("  " * n + "- a\n" for n in range(600)),
    "items": "- a\n" * NUMBER,
    "loose items": "- a\n\n" * 5000,
    "wide table": "|".join("a" * 3000)
    + "\n"
    + "|".join(["-"] * 3000)
    + "\n"
    + "|".join("b" * 3000),
    "long table": "a|b\n-|-\n" + "c|d\n" * 10000,
    "table that is none": "|" * NUMBER + "\n" + "-|" * 3,
    "entities": "&amp;&lt;&#x26;&#0;&#x110000;&bogus;" * 4000,
    "ampersands": "&" * NUMBER,
    "angles": "<" * NUMBER,
    "tags left open": "<div>" * 5000,
    "tags in lines": "\n\n".join(["<div>"] * 3000),
    "tags deep and closed": "<b>" * 5000 + "a" + "</b>" * 5000,
    "comments left open": "<!-- " * NUMBER,
    "comment": "<!-- a\n\n" + "b\n\n" * 3000,
    "sections of data": "<![CDATA[" * NUMBER,
    "questions": "<?" * NUMBER,
    "declarations": "<!A " * NUMBER,
    "attributes": "<a " + "b=c " * NUMBER + ">x</a>",
    "quotes in a tag": "<a b='" * NUMBER,
    "script left open": "<script>" + "x\n\n" * 3000,
    "code left open": "<pre><code>" * 3000,
    "headings": "".join(f"## Heading {n}\n\nWords.\n\n" for n in range(2000)),
    "same headings": "## Heading\n\nWords.\n\n" * 2000,
    "underlines": "a\n" + "=\n" * 3000,
    "levels": "".join("#" * (1 + n % 6) + f" A{n}\n\n" for n in range(3000)),
    "notes": "".join(f"w[^{n}] " for n in range(2000))
    + "\n\n"
    + "".join(f"[^{n}]: Note.\n" for n in range(2000)),
    "notes in notes": "a[^0]\n\n" + "".join(f"[^{n}]: b[^{n + 1}]\n\n" for n in range(1000)),
    "inline notes": "^[" * NUMBER,
    "long word": "a" * 200_000,
    "long line": "a b " * 100_000,
    "blanks": "a" + " " * 100_000 + "b",
    "lines": "\n" * 100_000,
    "line ends": "a  \n" * NUMBER,
    "tabs": "\t- a\n" * 5000,
    "fences": "```\n" * 9999,
    "growing fences": "".join("`" * n + "\n" for n in range(3, 800)),
    "addresses": "http://a.b/" * NUMBER,
    "addresses in angles": "<http://a.b/> " * 10000,
    "letters at": "a@b." * NUMBER,
    "dollars": "$a" * NUMBER,
    "formulas": "$$\n" + "{" * 5000 + "\n$$\n\n" + "$" + r"\frac{" * 3000 + "$",
    "formula": "$$" + r"\begin{a}" * 3000 + "$$",
    "braces": "{" * NUMBER + "}" * NUMBER,
    "tags of templates": "{% a %}" * 5000 + "{% " * NUMBER,
    "includes of code": "{% include_code a %}" * 3000,
    "attribute lists": "{: .a" * NUMBER,
    "definitions": "a\n: b\n\n" * 3000,
    "colons": ":" * NUMBER + "a" + ":" * NUMBER,
    "roles": ":a:`b` " * 5000 + "{a}`b` " * 5000,
    "abbreviations": "".join(f"*[A{n}]: b\n" for n in range(1500)) + "A1 " * 3000,
    "places": "".join(f"(a{n})=\n\n" for n in range(2000)),
    "admonitions": "!!! note\n    a\n" * 2000,
    "admonitions deep": "".join("    " * n + "!!! note\n" for n in range(200)),
    "turned words": "\u202e" * 1000 + "words" + "\u2066" * 1000,
    "signs of control": "".join(map(chr, range(32))) * 300 + "\x7f\x85\u2028\u2029\ufeff\ufffe",
    "no letters": "\u0300" * 50_000,
    "both dashes": "a -- b --- c ... \"d\" 'e' " * 5000,
}
"""Texts that take what looks for something in them long, or deep."""

MYST = {
    "directives": "```{note}\na\n```\n" * 1500,
    "directives deep": "".join("`" * n + "{note}\n" for n in range(120, 3, -1)) + "a",
    "colons deep": "".join(":" * n + " {note}\n" for n in range(120, 3, -1)) + "a",
    "directives left open": "```{note}\n" * 3000,
    "no directives": "```{bogus}\na\n```\n" * 1000,
    "options": "```{note}\n" + ":a: b\n" * 10000 + "```",
    "options in YAML": "```{note}\n---\na: " + "[" * 10000 + "\n---\n```",
    "includes of itself": "```{include} hostile.md\n```",
    "substitutions": "```{eval-rst}\n.. |a| replace:: |b|\n.. |b| replace:: |a|\n\n|a|\n```",
    "substitutions that double": "```{eval-rst}\n"
    + "".join(f".. |a{n}| replace:: |a{n + 1}| |a{n + 1}|\n" for n in range(30))
    + ".. |a30| replace:: x\n\n|a0|\n```",
    "lists of tables": "```{list-table}\n" + "* - a\n  - b\n" * 2000 + "```",
    "table of commas": "```{csv-table}\n" + "a,b\n" * 5000 + "```",
    "table of lines": "```{eval-rst}\n" + "+--+\n|a |\n" * 2000 + "+--+\n```",
    "deep text": "```{eval-rst}\n" + "".join(" " * n + "a\n\n" for n in range(700)) + "```",
    "toctrees": "```{toctree}\n:glob:\n\n/*\n*\n../*\n```",
    "lists of posts": "```{postlist}\n```\n" * 50,
    "blocks": "".join(f"% a{n}\n+++\n" for n in range(3000)),
    "glossary": "```{glossary}\n" + "".join(f"a{n}\n  b\n" for n in range(1500)) + "```",
}
"""The same for what MyST alone reads."""

RST = {
    "targets": "".join(f"`a{n}`_ \n\n.. _a{n}: /x\n\n" for n in range(1500)),
    "substitutions": ".. |a| replace:: |b|\n.. |b| replace:: |a|\n\n|a|",
    "substitutions that double": "".join(
        f".. |a{n}| replace:: |a{n + 1}| |a{n + 1}|\n" for n in range(30)
    )
    + ".. |a30| replace:: x\n\n|a0|",
    "backticks": "`a " * 5000,
    "stars": "*a " * 5000 + "**b " * 5000,
    "bars": "|a " * 5000,
    "underscores": "a_ b__ " * 3000,
    "deep text": "".join(" " * n + "a\n\n" for n in range(700)),
    "deep lists": "".join("  " * n + "- a\n\n" for n in range(400)),
    "table of lines": "+--+\n|a |\n" * 2000 + "+--+",
    "table in table": "+"
    + "-" * 3000
    + "+\n"
    + "|"
    + "+--" * 1000
    + "|\n"
    + "+"
    + "-" * 3000
    + "+",
    "plain table": "= =\n" + "a b\n" * 4000 + "= =",
    "titles": "".join(f"Title {n}\n{chr(33 + n % 14) * 12}\n\n" for n in range(1000)),
    "fields": ":a: b\n" * 5000,
    "options": "-a  b\n" * 5000,
    "line block": "| a\n" * 5000,
    "notes": "".join("[#]_ \n\n.. [#] a\n\n" for n in range(700)),
    "roles": ".. role:: a\n\n" * 1500 + ":a:`b` " * 3000,
    "comments": "..\n\n" * 5000,
    "includes of itself": ".. include:: hostile.rst",
    "classes": ".. class:: a\n" * 3000,
    "parsed": ".. parsed-literal::\n\n" + "   *a* `b`_\n" * 3000,
}
"""Texts in reStructuredText."""
