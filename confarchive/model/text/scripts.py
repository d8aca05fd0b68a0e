"""Letters of scripts in which words stand beside one another without a blank."""

WITHOUT_BLANKS = (
    # Thai, Lao, Burmese and Khmer; kana and Han; Hangul, as particles stand at its words.
    r"\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    r"\uff66-\uff9f\U00020000-\U0003ffff"
)
"""To stand between brackets of a regular expression."""
BEGINS = rf"(?:(?<![^\W_{WITHOUT_BLANKS}])|(?=[{WITHOUT_BLANKS}]))"
"""Where a word may begin: at none of its letters but the first, and at any of these."""
ENDS = rf"(?:(?![^\W\d_{WITHOUT_BLANKS}])|(?<=[{WITHOUT_BLANKS}]))"
"""Where a word may end."""
