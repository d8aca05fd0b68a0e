"""Whether the links of posts still lead anywhere: asked politely, on the author's machine, never by a build.

::

    addresses -> what their hosts answer -> links.csv -> copies of what is gone -> links.csv
"""
