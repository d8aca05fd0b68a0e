"""Pictures of a camera, as tests make them."""

import io

from PIL import Image

GPS, MAKER = 0x8825, 0x010F


def photograph(width=800, height=600, kind="JPEG", *, turned=1, noted=True, **options):
    """Return a picture that is hard to pack, with what cameras note of it."""
    noise = [Image.effect_noise((width, height), sigma) for sigma in (40, 60, 80)]
    exif = Image.Exif()
    exif[0x0112] = turned
    if noted:
        exif[MAKER] = "A camera of mine"
        exif[GPS] = {1: "N"}
    written = io.BytesIO()
    Image.merge("RGB", noise).save(written, kind, exif=exif, **options)
    return written.getvalue()
