"""Achever ce que Chromium a imprimé : signets, titre, dates ; toujours les mêmes octets."""

from io import BytesIO
from typing import Any, cast

import pikepdf
from bs4 import BeautifulSoup

from web.paper.about import About
from web.paper.reading import one


def bookmarks(pdf: pikepdf.Pdf, document: BeautifulSoup) -> None:
    """Les signets : les lignes de la table des matières, sections sous leur chapitre."""
    places = pdf.Root.Dests
    with pdf.open_outline() as outline:
        for line in document.select("#table a"):
            words = [one(line, f".{part}").get_text() for part in ("number", "text")]
            place = cast(pikepdf.Array, places[f"/{str(line['href'])[1:]}"])
            item = pikepdf.OutlineItem(" ".join(filter(None, words)), place)
            is_section = "section-line" in line.get_attribute_list("class")
            (outline.root[-1].children if is_section else outline.root).append(item)


def rename(pdf: pikepdf.Pdf) -> None:
    """Renomme, dans l’ordre, les titres des tableaux.

    Chromium leur donne le rang d’un nœud, qui change d’une impression à l’autre.
    """
    leaves = list(pdf.Root.StructTreeRoot.IDTree.Kids)
    names = sorted(str(name) for leaf in leaves for name in list(leaf.Names)[::2])
    ranks = {name: f"{rank:05}" for rank, name in enumerate(names, 1)}

    def renamed(values: Any) -> pikepdf.Array:
        return pikepdf.Array(
            pikepdf.String(ranks[str(value)])
            if isinstance(value, pikepdf.String)
            else value
            for value in values
        )

    for leaf in leaves:
        leaf.Names, leaf.Limits = renamed(leaf.Names), renamed(leaf.Limits)
    for element in pdf.objects:
        if not isinstance(element, pikepdf.Dictionary):
            continue
        if element.get("/Type") != "/StructElem":
            continue
        if "/ID" in element:
            [element.ID] = renamed([element.ID])
        for attribute in element.get("/A", pikepdf.Array()):
            if "/Headers" in attribute:
                attribute.Headers = renamed(attribute.Headers)


def finished(printed: bytes, about: About, document: BeautifulSoup) -> bytes:
    """Le PDF avec ses signets, son titre, ses dates ; toujours les mêmes octets."""
    with pikepdf.open(BytesIO(printed)) as pdf:
        bookmarks(pdf, document)
        rename(pdf)
        stamp = f"D:{about.date:%Y%m%d%H%M%S}Z"
        pdf.docinfo = pdf.make_indirect(
            pikepdf.Dictionary(
                Title=about.title,
                Author=about.author,
                CreationDate=stamp,
                ModDate=stamp,
            )
        )
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = about.title
            metadata["dc:creator"] = [about.author]
            metadata["dc:language"] = ["fr"]
            metadata["xmp:CreateDate"] = about.date.isoformat()
        pdf.Root.Lang = "fr"
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        written = BytesIO()
        pdf.save(
            written,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
        )
        return written.getvalue()
