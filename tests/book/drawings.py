"""Ce qui diffère entre ce qu’un chapitre devait dessiner et ce qu’il a dessiné."""

import re

from tests.book.tolerance import TolerantText, tolerance_of

HALF_POINT = tolerance_of(["tolerance-0.5"])
EXACT = {"textes", "couleurs", "tracés", "mot", "nombres"}


def margins(notebook):
    """Pour chaque figure, sa marge et les étiquettes de sa cellule."""
    found = {}
    for number, cell in enumerate(notebook.cells):
        tags = cell.metadata.get("tags", [])
        tolerance = tolerance_of(tags)
        figure = cell.metadata.get("mystnb", {}).get("figure", {})
        name = figure.get("name", f"cellule-{number}")
        found[name] = max(HALF_POINT, tolerance), tags
        for output in cell.get("outputs", []):
            glued = output.get("metadata", {}).get("scrapbook", {}).get("name")
            found[f"export {glued}"] = tolerance, tags
    return found


def close(field, expected, found, tolerance):
    text = TolerantText(expected)
    text.tolerance = tolerance * (field not in EXACT)
    return text == found


def first_change(expected, found, tolerance):
    """Le premier nombre qui s’écarte, à son rang ; ou les deux textes entiers."""
    one, two = expected.split(), found.split()
    if "|" not in expected and len(one) == len(two) > 1:
        for rank, numbers in enumerate(zip(one, two, strict=True), start=1):
            if not close("points", *numbers, tolerance):
                return f"nombre {rank} : {numbers[1]} au lieu de {numbers[0]}"
    return f"« {found} » au lieu de « {expected} »"


def in_elements(expected, found, tolerance):
    """Une phrase par écart entre les éléments de deux figures."""
    for element in [*expected, *(name for name in found if name not in expected)]:
        if element not in expected or element not in found:
            yield f"{element} : {'imprévu' if element in found else 'absent'}"
            continue
        fields = expected[element].keys() | found[element].keys()
        for field in sorted(fields):
            texts = [side[element].get(field, "") for side in (expected, found)]
            if not close(field, *texts, tolerance):
                yield f"{element}, {field} : {first_change(*texts, tolerance)}"


def panels(drawing):
    """Les cadres d’une figure, chacun avec ses éléments, sans la place de leurs mots."""
    found = {}
    for path, element in drawing.items():
        panel, _, name = path.partition("/")
        kept = {k: v for k, v in element.items() if name != "text" or k != "points"}
        found.setdefault(panel, {})[name] = kept
    return found


def in_the_same_order(expected, found, tolerance):
    """Les deux figures, sans les cadres qui se ressemblent, ni un sur huit d’autres."""
    missing, left = panels(expected), panels(found)
    allowed = len(missing) // 8
    for name, panel in [*missing.items()]:
        alike = (n for n in left if not any(in_elements(panel, left[n], tolerance)))
        if other := next(alike, None):
            del missing[name], left[other]
    if len(missing) == len(left) <= allowed:
        return {}, {}
    return joined(missing), joined(left)


def without_numbers(drawing):
    """La figure, où les entiers de ses textes ne comptent plus."""
    return {
        path: {k: re.sub(r"\d+", "…", v) if k == "textes" else v for k, v in e.items()}
        for path, e in drawing.items()
    }


def joined(panels):
    return {
        f"{panel}/{n}": e for panel, all_ in panels.items() for n, e in all_.items()
    }


def differences(expected, found, margins):
    """Une phrase par écart : la figure, son élément, la valeur."""
    said = []
    for figure in sorted(expected.keys() | found.keys()):
        if figure not in expected or figure not in found:
            said.append(f"{figure} : {'imprévue' if figure in found else 'absente'}")
            continue
        sides = expected[figure], found[figure]
        tolerance, tags = margins[figure]
        if "free-numbers" in tags:
            sides = [without_numbers(side) for side in sides]
        if "any-order" in tags:
            sides = in_the_same_order(*sides, tolerance)
        said += [f"{figure}, {change}" for change in in_elements(*sides, tolerance)]
    return said
