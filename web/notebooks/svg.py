"""Une figure, lue dans son SVG tel qu’il est publié, en nombres qui se comparent.

Ses éléments, leurs textes, leurs couleurs, leurs points, leurs images. Une longue suite
y est réduite à quelques moyennes, où chacun de ses nombres compte.
"""

import io
import re
from base64 import b64decode
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as XML

import numpy as np
from PIL import Image

Element = dict[str, str]
Drawing = dict[str, Element]

KEPT, SAMPLES = 16, 400
NUMBER = re.compile(r"-?\d+\.?\d*(?:e[-+]\d+)?")
PAINT = re.compile(r"(?<![\w-])(?:fill|stroke): ([^;]+)")
VARIABLE = re.compile(r"var\(--(\w+)\)")
MERGED = re.compile(r"^(text|image).*")
OPACITY = re.compile(r"(?:^|fill-)opacity: ([\d.]+)")
TRANSLATION = re.compile(r"translate\(([^)]+)\)")
LINK = "{http://www.w3.org/1999/xlink}href"
DRAWN = {"path", "use", "image"}


def means(values: np.ndarray) -> np.ndarray:
    """Les lignes de ``values`` ; au-delà de seize, leurs moyennes et une combinaison.

    La combinaison change aussi quand deux lignes voisines sont échangées.
    """
    if len(values) <= KEPT:
        return values
    parts = [part.mean(axis=0) for part in np.array_split(values, KEPT)]
    mixed = np.cos(np.arange(len(values))) @ values / np.sqrt(len(values))
    return np.array([*parts, mixed])


def written(values: np.ndarray) -> str:
    return " ".join(f"{value:.1f}" for value in np.ravel(values))


def points(text: str) -> np.ndarray:
    return np.array(NUMBER.findall(text), float).reshape(-1, 2)


def evenly(path: np.ndarray) -> np.ndarray:
    """Des points pris à pas égaux le long d’une ligne, où que soient ses sommets."""
    steps = np.hypot(*np.diff(path, axis=0).T)
    length = np.concatenate([[0.0], steps.cumsum()])
    places = np.linspace(0, length[-1], SAMPLES)
    return np.stack([np.interp(places, length, axis) for axis in path.T], axis=1)


def pixels(link: str) -> np.ndarray:
    """Une image du SVG sur fond blanc, en vingt-cinq gris sur 100."""
    png = Image.open(io.BytesIO(b64decode(link.partition(",")[2]))).convert("RGBA")
    white = Image.new("RGBA", png.size, "white")
    grey = Image.alpha_composite(white, png).convert("L")
    return np.asarray(grey.resize((5, 5), Image.Resampling.BOX)) / 2.55


def inked(group: Iterable[XML.Element]) -> Iterator[tuple[str, XML.Element]]:
    """Ce qui laisse une trace dans un groupe : ni marque définie, ni lettre d’un texte."""
    for child in group:
        name = str(child.tag).rpartition("}")[2]
        if child.tag is XML.Comment:
            yield "text", child
        elif name in DRAWN:
            yield name, child
        elif name == "g" and (place := child.get("transform")):
            yield "place", XML.Element("g", {"d": " ".join(TRANSLATION.findall(place))})
        elif name == "g":
            yield from inked(child)


def element(group: list[XML.Element]) -> Element:
    """Les textes, les couleurs, les points et les images d’un élément de la figure."""
    texts, paints, opacities, places, images = [], [], [], [], []
    for name, child in inked(group):
        style = child.get("style", "")
        if name == "text":
            texts.append(str(child.text).strip())
        elif name == "image":
            images.append(pixels(child.get(LINK, "")))
            paints.append(child.get("id", "").partition("-")[0])
        elif name == "use":
            places.append(points(f"{child.get('x', '0')} {child.get('y', '0')}"))
        else:
            places.append(points(child.get("d", "")))
        if style and name != "image":
            dashes = " tirets" * ("dasharray" in style)
            paints.append(VARIABLE.sub(r"\1", "/".join(PAINT.findall(style))) + dashes)
            opacities += [100 * float(found) for found in OPACITY.findall(style)]
    found = {"textes": " | ".join(texts), "couleurs": " | ".join(dict.fromkeys(paints))}
    if len(places) > 1:
        found["tracés"] = str(len(places))
    if places := [place for place in places if len(place)]:
        if len(places) == 1:
            line = places[0] if len(places[0]) <= KEPT else evenly(places[0])
        elif sum(map(len, places)) <= KEPT:
            line = np.concatenate(places)
        else:
            line = np.array([place.mean(axis=0) for place in places])
        found["points"] = written(means(line))
    found["opacités"] = written(means(np.array(opacities)))
    found["gris"] = written(np.array(images))
    return {name: value for name, value in found.items() if value}


def drawing(svg: str) -> Drawing:
    """Les éléments d’une figure, du fond à ce qui est devant."""
    parser = XML.XMLParser(target=XML.TreeBuilder(insert_comments=True))
    figure = XML.fromstring(svg, parser).find(".//{*}g[@id='figure_1']")
    assert figure is not None, "figure sans élément « figure_1 »"
    groups: dict[str, list[XML.Element]] = {}
    for group in figure:
        name = group.get("id", "")
        inside = list(group) if name.startswith("axes") else [group]
        framed = any(child.get("clip-path") for child in inside)
        for child in inside:
            kind = child.get("id", "image")
            if kind.startswith("patch") and framed:
                continue
            kind = MERGED.sub(r"\1", kind)
            groups.setdefault("/".join(dict.fromkeys([name, kind])), []).append(child)
    elements = {path: element(group) for path, group in groups.items()}
    return {path: found for path, found in elements.items() if found}
