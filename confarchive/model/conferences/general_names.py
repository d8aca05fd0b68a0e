"""Names that have no word of their own and may be anything's: ``World Expo``, ``NATO Summit``, ``Party Congress``."""

from __future__ import annotations

import re
from functools import cache

from confarchive.model.conferences.conference_regions import PATTERN, REGIONS
from confarchive.model.conferences.conference_relatives import PEOPLES

_MEETINGS = """
assembly barcamp camp conf conference conferencia conférence conferenza conferência congres congreso congress congresso congrès convention
day days expo exposition fair fest festival forum gathering hackathon hackfest jornada jornadas journée journées kongress konferenz konferencja
konferencia konference konferens konferanse meeting meetings meetup messe rencontre rencontres retreat salon seminar session summer school summit
symposium tag tage tagung treffen tour unconference week weekend workshop workshops zlot конференция конференція съезд форум nap gün günü dni dny
"""
_WORDS = """
academic access actions active advanced agency agile air all alumni american amateur annual app application applied architecture army art arts
association authors auto autumn aviation bank basic best big bike black blogger bloggers blue board book books boat business
camera camping capital car care career cat central charity chess chief child children church cinema citizens city civil class classic clean
climate cloud club coast code college comic comics commercial commission committee commons community company computer computing connected content
contributor cooking core corporate council country craft creative crisis cross culture customer customers cyber dance data defence defense design
designers dev developer developers development digital disability district dog dream eastern east eco ecology economic economy editors education
educators election electric employee emergency energy engineering engineers enterprise entrepreneurs environment ethics evening event experts
fall family fan fantasy farm farmers fashion federal festival fiction field film finance financial first fitness food football foreign forest
founders free freedom friends fund future game games gaming garden general geek gender girls global gold government graduate great green grand
group growth hacker hackers half handmade hardware health heritage high history hobby holiday home hospital house housing human humanities
humanitarian ict ideas impact inclusion independent industry information infrastructure innovation innovations insurance international internet
invest investors it job jobs journalism junior justice key kids kitchen knowledge labor labour land language large law lawyers leaders leadership
learning legal liberty library librarians life light linux literature little live local long love machine maker makers management managers
marine market marketing maths media medical medicine member members men mental metal metro migration military mini mobile model modern money
monthly motor mountain museum music nation national nations nature navy network new news night north northern nuclear nurses ocean office official
oil old online open opening opera organic outdoor paper parents park parliament partner partners party patient peace pension people
personal phone photo photography physics pilot planning platform poetry police policy political politics pop poverty power practice premier
presidents press prevention private product production productivity professional program programmers programming project property
public publishers publishing quality quantum quarterly racing radio rail readers real red regional religion remote renewable research
researchers retail review rights river road robot robotics rock royal rural safety sales school schools science scientific scientists scout sea
second secret security self senior service services sex shareholders sharing ship shop short silver site skills sleep small smart social society
soft software solar song sound source south southern space special sport sports spring staff standards star start startup startups state states
steel street strategy student students studies summer support sustainability sustainable system systems tax teacher teachers team teams tech
technical technologies technology teen telephone telecom television test testing textile theatre things third tiny tourism town toy trade
traffic training transport travel truck tv union unions united university urban user users vegan video village virtual visual voice voluntary
volunteer volunteers war water wealth weather web website wedding weekly weight welfare west western white wild wind wine winter women wood
word work worker workers working world writers writing year young youth zero zoo
"""
_ORGANISATIONS = """
apec asean brics ec ecb eu fao fifa g7 g8 g20 ilo imf itu labour nato oecd opec osce tory democrats democratic republicans republican conservative
conservatives liberal liberals communist un unesco unicef us usa who wto
"""
_SMALL = """
a an and at by das de del della der des di die du e el en et for für i il in la le les los of on og och the to und von with y
"""
_PLACE = re.compile(rf"(?:{PATTERN})")


def is_general(name: str) -> bool:
    """Tell whether a *name* is made of nothing but common words, places, organisations and words for a meeting."""
    places = _PLACE.sub(" ", name)
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)?", places)
    return all(_stem(word.lower()) in _common() or word.isdecimal() for word in words)


def _stem(word: str) -> str:
    """Return a *word* without what makes it another's: ``developer's``."""
    return re.sub(r"['’]s?$", "", word)


@cache
def _common() -> frozenset[str]:
    parts = f"{_MEETINGS} {_WORDS} {_ORGANISATIONS} {_SMALL}".split()
    peoples = (word for people in PEOPLES for word in people.split())
    regions = (word for region in REGIONS for word in region.split())
    return frozenset([*parts, *peoples, *regions])
