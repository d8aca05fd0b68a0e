"""Looking after an archive: what could be put better in its files, and doing so when told to.

::

    files of the archive -> sources -> advice on terms, conferences, references -> changes

Advice is data: a :class:`~confarchive.curating.proposals.Proposal` says what was seen and
where, and what would be written. Nothing is written unless its reader says so, and then
only what is proposed: the rest of a file stays as it is, to the byte. Needs no Sphinx.
"""

from confarchive.curating.archive_files import Sources, exclusion, load
from confarchive.curating.asking import ask, open_questions
from confarchive.curating.incomplete_editions import incomplete_editions
from confarchive.curating.known_facts import conference_advice, disputed_values
from confarchive.curating.linking import references
from confarchive.curating.mentions import unnamed_conferences, unnamed_findings
from confarchive.curating.missing_conferences import lacking_conferences, missing_entries
from confarchive.curating.people import (
    SamePerson,
    answered_of_person,
    people_advice,
    same_persons,
)
from confarchive.curating.plain_headers import plain_headers
from confarchive.curating.proposals import Proposal, UnwritableError, write
from confarchive.curating.questions import Answer, Question, answered, questions, understood
from confarchive.curating.read_meetings import editions_told
from confarchive.curating.terms import term_advice
from confarchive.curating.untold_talks import untold_talks

__all__ = [
    "Answer",
    "Proposal",
    "Question",
    "SamePerson",
    "Sources",
    "UnwritableError",
    "answered",
    "answered_of_person",
    "ask",
    "conference_advice",
    "disputed_values",
    "editions_told",
    "exclusion",
    "incomplete_editions",
    "lacking_conferences",
    "load",
    "missing_entries",
    "open_questions",
    "people_advice",
    "plain_headers",
    "questions",
    "references",
    "same_persons",
    "term_advice",
    "understood",
    "unnamed_conferences",
    "unnamed_findings",
    "untold_talks",
    "write",
]
