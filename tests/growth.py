"""How the work that something does grows with its input, counted and not timed."""

import gc
import sys


def calls(work):
    """Return how many functions are called in *work*, those written in C too."""
    number = 0

    def count(_frame, event, _arg):
        nonlocal number
        number += event in {"call", "c_call"}

    gc.disable()  # what others left may be cleaned up at any time
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
        gc.enable()
    return number


def growth(work, size):
    """Return how much more there is to do from twice to four times *size* than from once to twice.

    That is 2 where work follows size, and 4 where it follows the square of it; what is done
    whatever the size does not count.
    """
    work(size)  # what is loaded once, some of it where there is enough of something
    once, twice, four_times = (calls(lambda n=n: work(size * n)) for n in (1, 2, 4))
    return (four_times - twice) / (twice - once)


LINEAR = 2.5
"""Growth below this follows size; sorting is none, and so are tables that get larger."""
