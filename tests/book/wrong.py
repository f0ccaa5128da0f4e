"""De quoi fausser une figure ou un export déjà calculés."""

import base64
import io
import re

import numpy as np
from PIL import Image, ImageOps


def opposite(png):
    image = Image.open(io.BytesIO(base64.b64decode(png))).convert("RGBA")
    image.putalpha(ImageOps.invert(image.getchannel("A")))
    image.save(buffer := io.BytesIO(), "PNG")
    return base64.b64encode(buffer.getvalue()).decode()


PNG = re.compile(r"(?<=data:image/png;base64,)[\w+/=\s]+")


def other_way(svg):
    """Les deux premières images, l’une à la place de l’autre."""
    one, two = PNG.findall(svg)[:2]
    return svg.replace(one, "…").replace(two, one).replace("…", two)


def negative(svg):
    return PNG.sub(lambda png: opposite(png[0]), svg)


def faded(svg):
    """L’échelle des teintes, prise à l’envers."""
    opacity = re.compile(r"(?<=fill-opacity: )[\d.]+")
    return opacity.sub(lambda found: f"{1 - float(found[0]):.6f}", svg)


def without(pattern):
    return lambda svg: re.sub(pattern, "", svg, count=1, flags=re.DOTALL)


def swapped(one, two):
    return lambda svg: svg.replace(one, "…").replace(two, one).replace("…", two)


def shifted(svg):
    """La dernière ligne, deux points plus bas."""
    start = svg.rindex('<g id="line2d_')
    return (
        svg[:start]
        + re.sub(
            r"(?<=[ML] )(\S+) (\S+)",
            lambda point: f"{point[1]} {float(point[2]) + 2}",
            svg[start : svg.index("</g>", start)],
        )
        + svg[svg.index("</g>", start) :]
    )


def layer(change, dtype):
    """Un export dont les premiers poids ont changé."""

    def altered(export):
        weights = np.frombuffer(base64.b64decode(export["layers"][0]["weights"]), dtype)
        encoded = base64.b64encode(change(weights).astype(dtype).tobytes()).decode()
        export["layers"][0]["weights"] = encoded
        return export

    return altered


def activation(export):
    export["layers"][0]["activation"] = "Tanh"
    return export


def labels(export):
    export["labels"][3] += 1
    return export
