"""``make serve``: the archive in a browser, which shows each edit as soon as its page is written.

A process that stays has loaded all that builds need, and forks one for each (:mod:`fork_server`);
:mod:`builds` has it build whenever a file of the site changed, and :mod:`pages` serves what is
there, and has browsers load a page anew that has become another.
"""
