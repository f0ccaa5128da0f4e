"""Ce qu’un chapitre dessine et exporte, par le nom de chaque figure."""

from base64 import b64decode
from typing import Any

import numpy as np
from nbformat import NotebookNode

from web.notebooks.svg import KEPT, Drawing, Element, drawing, means

IMAGE = "image/svg+xml"
ENCODED = {"weights", "biases", "images"}


def precise(values: np.ndarray) -> str:
    return " ".join(f"{value:.10g}" for value in np.ravel(values))


def exported(value: Any, kind: str = "uint8", path: str = "") -> Drawing:
    """Les nombres d’un export, par le chemin qui y mène ; base64 décodé."""
    if isinstance(value, dict):
        kind, parts = value.get("type", kind), [*value.items()]
    elif isinstance(value, list) and not all(isinstance(v, int | float) for v in value):
        parts = [(str(number), part) for number, part in enumerate(value)]
    else:
        if path.rpartition(".")[2] in ENCODED:
            value = np.frombuffer(b64decode(value), kind).astype(float)
        return {path: listed(value)}
    found: Drawing = {}
    for name, part in parts:
        found |= exported(part, kind, f"{path}.{name}".strip("."))
    return found


def listed(value: Any) -> Element:
    """Un nombre, un mot, une liste ; d’une longue, des moyennes et l’étendue."""
    if value is None or isinstance(value, str):
        return {"mot": value or ""}
    values = np.ravel(value)
    if len(values) <= 2 * KEPT:
        return {"valeurs": precise(values)}
    spread = np.log(values.std() or 1)
    summary = {"moyennes": precise(means(values)), "log écart-type": precise(spread)}
    return {"nombres": str(len(values))} | summary


def drawings(notebook: NotebookNode) -> dict[str, Drawing]:
    """Ce que dessine et exporte un carnet exécuté, par le nom de chaque figure."""
    found: dict[str, Drawing] = {}
    for number, cell in enumerate(notebook.cells):
        about = cell.metadata.get("mystnb", {}).get("figure", {})
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            glued = output.get("metadata", {}).get("scrapbook", {}).get("name")
            if IMAGE in data:
                name = about.get("name", f"cellule-{number}")
                found[name] = drawing(data[IMAGE])
            if "application/json" in data:
                found[f"export {glued}"] = exported(data["application/json"])
    return found
