"""A blog's own plugins, whose sources are read as text: what they add tells which posts they touch."""

import pytest

HEADER = "Title: A\nDate: 2020-01-02\n\n"
RST = "A\n#\n\n:date: 2020-01-02\n\n"


OWN = {
    "counts": (
        (
            "from pelican import signals\ndef count(generator):\n    generator.context['n'] = 3\n"
            "def register():\n    signals.article_generator_finalized.connect(count)\n"
        ),
        True,
    ),
    "changes": (
        (
            "from pelican import signals\ndef shout(instance):\n    instance._content = instance._content.upper()\n"
            "def register():\n    signals.content_object_init.connect(shout)\n"
        ),
        None,
    ),
    "extends": (
        (
            "from pelican import signals\ndef more(pelican):\n    pelican.settings['MARKDOWN']['extensions'].append(X())\n"
            "def register():\n    signals.initialized.connect(more)\n"
        ),
        None,
    ),
    "reads": (
        (
            "from pelican import signals\ndef add(readers):\n    readers.reader_classes['md'] = X\n"
            "def register():\n    signals.readers_init.connect(add)\n"
        ),
        None,
    ),
    "reads other files": (
        (
            "from pelican import signals\nclass Own:\n    file_extensions = ['org']\n"
            "def add(readers):\n    readers.reader_classes['org'] = Own\n"
            "def register():\n    signals.readers_init.connect(add)\n"
        ),
        True,
    ),
}


@pytest.mark.parametrize(
    "place",
    ["plugins/{}.py", "plugins/{}/__init__.py", "{}.py", "own/{}/code.py", "plugins/{}/{}.py"],
)
@pytest.mark.parametrize("kind", OWN)
def test_a_blogs_own_plugin_is_read_and_never_run(claims, kind, place):
    source, claim = OWN[kind]
    files = {place.format("hall", "hall"): f"raise SystemExit\n{source}"}
    found = claims("PLUGIN_PATHS = ['own']\nPLUGINS = ['hall']", {"a.md": f"{HEADER}Text."}, files)
    assert found["a.md"][0] is claim
    assert len(claims.problems) == 0


def test_a_plugin_elsewhere_is_not_opened(claims, write):
    write("elsewhere", {"hall.py": OWN["counts"][0]})
    conf = "PLUGIN_PATHS = ['../elsewhere']\nPLUGINS = ['hall']"
    claims(conf, {"a.md": f"{HEADER}Text."})
    assert "`hall` is not known" in claims.problems[0]


ADDS = {
    "directive": "directives.register_directive('ditaa', Drawing)",
    "role": 'roles.register_local_role("hall", hall)',
    "tag": "@LiquidTags.register('hall')\ndef hall(preprocessor, tag, markup): ...",
    "computed": "for name in NAMES:\n        directives.register_directive(name, Drawing)",
    "early": "directives.register_directive('ditaa', D)\n    signals.initialized.connect(folder)",
}
USED = {
    "directive": [
        ".. ditaa::\n\n    +--+\n",
        ".. DITAA::\n\n    +--+\n",
        "- .. ditaa:: x",
        ".. |x| ditaa:: y",
    ],
    "role": ["At :hall:`x`.", "At `x`:hall:."],
    "tag": ['At {% hall "x" %}.', "- at {%- hall %}"],
    "computed": [".. ditaa::\n\n    +--+\n"],
    "early": [".. ditaa::\n\n    +--+\n"],
}
NOT_USED = [
    "Of ditaa.",
    ".. note::\n\n   The hall.",
    "As ``.. ditaa::``, ``:hall:`` and ``{% hall %}``.",
]


def adding(kind):
    if kind == "tag":
        return f"from pelican import signals\n{ADDS[kind]}\ndef register(): ...\n"
    return f"from pelican import signals\ndef register():\n    {ADDS[kind]}\n"


@pytest.mark.parametrize("kind", ADDS)
def test_what_only_adds_directives_roles_or_tags_touches_what_uses_them(claims, kind):
    used = {f"used-{n}.rst": f"{RST}Text.\n\n{text}\n" for n, text in enumerate(USED[kind])}
    texts = NOT_USED if kind != "computed" else NOT_USED[::2]
    others = {f"other-{n}.rst": f"{RST}Text.\n\n{text}\n" for n, text in enumerate(texts)}
    files = {"plugins/hall.py": adding(kind)}
    found = claims("PLUGINS = ['hall']", {**used, **others}, files)
    assert {name: claim for name, (claim, _) in found.items()} == {
        **dict.fromkeys(used, None),
        **dict.fromkeys(others, True),
    }
    assert all(len(found[name][1]) == 1 and "`hall`" in found[name][1][0][0] for name in used)


@pytest.mark.parametrize(
    "more",
    [
        "signals.content_object_init.connect(shout)",
        "content_object_init.connect(shout)",
        "setattr(Content, 'content', shout)",
        "HTMLTranslator.visit_image = shout",
        "pelican.settings['MARKDOWN'] = {}",
    ],
)
def test_what_does_more_than_add_directives_may_touch_any_post(claims, more):
    source = f"{adding('directive')}    {more}\n"
    found = claims("PLUGINS = ['hall']", {"a.md": f"{HEADER}Text."}, {"plugins/hall.py": source})
    assert found["a.md"][0] is None
