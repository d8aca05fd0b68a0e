"""What tests ask of the comparison: the differences alone."""

from confarchive.importing.verify import compare


def differences(*given, **options):
    return compare(*given, **options).differences
