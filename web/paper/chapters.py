"""Ce que deviennent les chapitres hors du navigateur.

Ce qui se manipule cède la place à sa sœur fixe ; ce qui se déplie est réuni à la fin,
avec un renvoi dans chaque sens ; toutes les ancres tiennent dans un seul livre.
"""

import posixpath
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import segno
from bs4 import BeautifulSoup, Tag

from web.paper.gathering import ENDS, end, open_up
from web.paper.reading import Chapter, new, one, read

BROWSER_ONLY = (
    "script, link, button, .headerlink, .tools, .ways, .resume, .entry, .said,"
    " .toctree-wrapper, .editions"
)


def prepare(site: Path, address: str) -> list[Chapter]:
    """Les chapitres du livre, suivis de ce qui en est réuni à la fin."""
    chapters = read(site)
    kept = {chapter.path: chapter for chapter in chapters}
    ends = {title: end(title, key) for title, key in ENDS.items()}
    for chapter in chapters:
        for tag in chapter.body.select(BROWSER_ONLY):
            tag.decompose()
        anchor(chapter)
        for tag in chapter.body.select("a[href]"):
            settle(tag, chapter, kept, address)
        for tag in chapter.body.select("img"):
            folder = posixpath.dirname(chapter.path)
            tag["src"] = posixpath.normpath(posixpath.join(folder, str(tag["src"])))
            del tag["loading"]
        for figure in chapter.body.select(".explorable-figure"):
            stand_in(figure, chapter, address)
        open_up(chapter, ends)
    return [*chapters, *(e for e in ends.values() if e.body.select_one("section"))]


def anchor(chapter: Chapter) -> None:
    """Préfixe les ancres du chapitre ; son titre prend le nom de la page."""
    for tag in [chapter.body, *chapter.body.select("[id]")]:
        tag["id"] = f"{chapter.key}--{Path(str(tag['id'])).name}"
    for tag in chapter.body.select("[aria-describedby]"):
        del tag["aria-describedby"]
    one(chapter.body, "h1")["id"] = chapter.key


def settle(tag: Tag, chapter: Chapter, kept: dict[str, Chapter], address: str) -> None:
    """Mène un lien dans le livre, sur le site si son adresse est connue, ou nulle part."""
    href = str(tag["href"])
    if urlsplit(href).scheme:
        tag["class"] = "external"
        return
    path, fragment = urldefrag(href)
    folder = posixpath.dirname(chapter.path)
    path = posixpath.normpath(posixpath.join(folder, path)) if path else chapter.path
    if path in kept:
        key = kept[path].key
        name = Path(unquote(fragment)).name
        tag["href"] = f"#{key}--{name}" if fragment else f"#{key}"
    elif address:
        tag["href"] = address + path
        del tag["download"]
    else:
        tag.unwrap()


def stand_in(figure: Tag, chapter: Chapter, address: str) -> None:
    """Remplace une figure à manipuler par sa sœur fixe et l’adresse où la manipuler."""
    frame = one(figure, ".explorable-frame")
    sister = one(frame, "a")
    target = str(sister["href"])[1:]
    still = chapter.body.find(id=target)
    image = still.select_one("img") if isinstance(still, Tag) else None
    told = new("p", **{"class": "live"})
    if address:
        name = str(figure["id"]).removeprefix(f"{chapter.key}--")
        page = f"{address}{chapter.path}#{name}"
        code = segno.make(page, error="m").svg_inline(border=0, omitsize=True)
        told.append(BeautifulSoup(code, "html.parser"))
        told.append("Cette figure se manipule sur le site\u00a0: ")
        told.append(new("a", page, href=page, **{"class": "external"}))
    else:
        told.append("Cette figure se manipule dans la page de ce chapitre, sur le site")
    told.append(". Ici, elle a l’image de la ")
    told.append(sister.extract())
    told.append(".")
    if image is not None:
        copy = new("img", **{k: str(v) for k, v in image.attrs.items()})
        frame.insert_before(copy)
    frame.decompose()
    one(figure, "figcaption").append(told)
