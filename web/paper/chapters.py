"""Ce que deviennent les chapitres hors du navigateur.

Ce qui se manipule cède la place à sa sœur fixe ; ce qui se déplie est réuni à la fin,
avec un renvoi dans chaque sens ; toutes les ancres tiennent dans un seul livre.
"""

import posixpath
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import segno
from bs4 import BeautifulSoup, Tag

from web.paper.reading import Chapter, one, read

BROWSER_ONLY = (
    "script, link, button, .headerlink, .tools, .ways, .resume, .entry, .said,"
    " .toctree-wrapper, .editions"
)
ANSWERS, DRAWINGS = "Réponses et solutions", "Le code des figures"
END = "À la fin"
ENDS = {ANSWERS: "reponses-et-solutions", DRAWINGS: "code-des-figures"}
SAID = {
    ANSWERS: "Chaque réponse aux questions du livre et à ses exercices, avec sa raison.",
    DRAWINGS: "Ce qui dessine les figures, et que les pages du site replient.",
}


def new(name: str, text: str = "", **attributes: str) -> Tag:
    tag = Tag(name=name, attrs=dict(attributes), can_be_empty_element=name == "img")
    if text:
        tag.string = text
    return tag


def link(target: str, text: str) -> Tag:
    return new("a", text, href=f"#{target}", **{"class": "seek"})


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


def end(title: str, key: str) -> Chapter:
    body = new("section", id=key)
    body.append(new("h1", title))
    return Chapter(f"{key}.html", END, title, "", SAID[title], body)


def anchor(chapter: Chapter) -> None:
    """Préfixe les ancres du chapitre ; son titre prend le nom de la page."""
    for tag in [chapter.body, *chapter.body.select("[id]")]:
        tag["id"] = f"{chapter.key}--{Path(str(tag['id'])).name}"
    for tag in chapter.body.select("[aria-describedby]"):
        del tag["aria-describedby"]
    top = new("span", id=chapter.key)
    one(chapter.body, "h1").insert(0, top)


def settle(tag: Tag, chapter: Chapter, kept: dict[str, Chapter], address: str) -> None:
    """Mène un lien dans le livre, sur le site si son adresse est connue, ou nulle part."""
    href = str(tag["href"])
    if urlsplit(href).scheme:
        tag["class"] = ["external"]
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


def open_up(chapter: Chapter, ends: dict[str, Chapter]) -> None:
    """Déplie ce qui est replié, ou le réunit à la fin du livre."""
    answers, drawings = (gathered(chapter, end) for end in ends.values())
    for code in chapter.body.select("details.code"):
        cell = code.find_parent(class_="cell") or code
        figure = cell.select_one("figure")
        number = figure.select_one(".caption-number") if figure else None
        title = number.get_text(strip=True) if number else "Cellule repliée"
        place = figure or code.find_parent(class_="cell")
        if isinstance(place, Tag):
            seek = move(code, drawings, title, place, "Le code")
            (place.select_one("figcaption > p") or place).extend([" ", seek])
    for folded in chapter.body.select("details:not(.answer, .solution)"):
        folded.name = "div"
        summary = one(folded, "summary")
        summary.name, summary["class"] = "p", ["opened"]
    for form in chapter.body.select("form.question"):
        form.name = "div"
        field = one(form, "fieldset")
        legend = one(field, "legend")
        title = legend.get_text()
        legend.name, legend["class"] = "p", ["question-title"]
        field.unwrap()
        answer = one(form, ".answer")
        form.append(move(answer, answers, f"Question\u00a0: {title}", form, "Réponse"))
    for solution in chapter.body.select("details.solution"):
        exercise = previous_exercise(solution)
        title = one(solution, "summary").get_text().removeprefix("Solution de l’")
        title = title[0].upper() + title[1:]
        exercise.append(move(solution, answers, title, exercise, "Solution"))
    for place in (answers, drawings):
        if not place.select_one("section"):
            place.decompose()


def previous_exercise(solution: Tag) -> Tag:
    found = solution.find_previous(class_="exercise")
    if not isinstance(found, Tag):
        raise TypeError("une solution ne suit aucun exercice")
    return found


def gathered(chapter: Chapter, end: Chapter) -> Tag:
    """La section de ``end`` qui reçoit ce que replie ``chapter``."""
    number = f"{chapter.number} " if chapter.number else ""
    section = new("section", id=f"{end.key}--{chapter.key}")
    section.append(new("h2", number + chapter.title))
    end.body.append(section)
    return section


def move(folded: Tag, place: Tag, title: str, origin: Tag, label: str) -> Tag:
    """Porte ``folded`` à la fin, sous ``title`` ; rend le lien qui y mène."""
    if not origin.get("id"):
        origin["id"] = f"{place['id']}-{len(place.select('section')) + 1}-ici"
    section = new("section", id=f"{origin['id']}-fin", **{"class": "gathered"})
    heading = new("h3")
    heading.append(new("a", title, href=f"#{origin['id']}", **{"class": "origin"}))
    section.append(heading)
    one(folded, "summary").decompose()
    section.append(folded.extract())
    folded.unwrap()
    place.append(section)
    return link(str(section["id"]), label)
