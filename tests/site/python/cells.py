"""Les cellules d’un chapitre, exécutées par la page, et ce qu’en dit la référence."""

import re

import nbformat

from tests.book.tolerance import TolerantText, tolerance_of
from web.repository import BOOK

FIGURE = re.compile(r"<\S*Figure\b|<Figure ")
# Ouvre le fil de Python de la page, et y exécute des cellules : ce qu’elles ont dit.
RUN = """async ({ page, ranks }) => {
    const root = document.documentElement.dataset.root;
    const here = (path) => new URL(root + path, location).href;
    const { Session } = await import(here("_static/python/session.js"));
    const { sources, place } = await (
        await fetch(here(`_static/python/cells/book/${page}.json`))).json();
    for (const name of ["worker", "runtime", "library"]) place[name] = here(place[name]);
    place.data.address = here(place.data.address);
    const heard = [];
    const session = new Session(place, (kind, content) => heard.push([kind, content]));
    await session.start();
    const results = [];
    for (const rank of ranks ?? sources.keys()) {
        const { done, seconds } = await session.ask("run", { cells: sources, rank });
        results.push({ rank, done, seconds, heard: heard.splice(0) });
    }
    const pace = (await session.ask("pace")) * place.unit;
    session.worker.terminate();
    return { results, pace };
}"""
SHOWN = {"out", "text", "html", "markdown", "svg", "error"}


def reference(chapter):
    """Les cellules de code du carnet de référence d’un chapitre."""
    notebook = nbformat.read(BOOK / f"{chapter}.ipynb", 4)
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def expected(cell):
    """Ce qu’une cellule montre, d’après la référence : [[sorte, texte]]."""
    found = []
    for output in cell.outputs:
        if output.output_type == "stream":
            if output.name == "stdout":
                found.append(["out", output.text])
        elif "scrapbook" not in output.metadata:
            data = output.data
            plain = data.get("text/plain", "")
            if "text/markdown" in data:
                found.append(["markdown", data["text/markdown"]])
            elif "text/html" in data:
                found.append(["html", data["text/html"]])
            elif FIGURE.match(plain):
                found.append(["svg", None])
            else:
                found.append(["text", plain])
    return merged(found)


def merged(found):
    """Les mêmes sorties, où deux textes imprimés de suite n’en font qu’un."""
    result = []
    for kind, content in found:
        if kind == "out" and result and result[-1][0] == "out":
            result[-1][1] += content
        else:
            result.append([kind, content])
    return result


def differences(cell, heard):
    """Ce que la page a montré d’autre que la référence."""
    wanted = expected(cell)
    found = merged([kind, content] for kind, content in heard if kind in SHOWN)
    found = [output for output in found if output[1] != "<données>"]
    if [kind for kind, _ in wanted] != [kind for kind, _ in found]:
        yield f"sorties {wanted} attendues, {found} reçues"
        return
    for (kind, one), (_, other) in zip(wanted, found):
        if kind != "svg":
            text = TolerantText(one)
            text.tolerance = tolerance_of(cell.metadata.get("tags", []))
            if text != other:
                yield f"{one!r} attendu, {other!r} reçu"
