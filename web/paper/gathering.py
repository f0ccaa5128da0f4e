"""Ce qui se déplie dans les pages, réuni à la fin du livre, avec un renvoi par sens."""

from bs4 import Tag

from web.paper.reading import Chapter, new, one

ANSWERS, DRAWINGS = "Réponses et solutions", "Le code des figures"
END = "À la fin"
ENDS = {ANSWERS: "reponses-et-solutions", DRAWINGS: "code-des-figures"}
SAID = {
    ANSWERS: "Chaque réponse aux questions du livre et à ses exercices, avec sa raison.",
    DRAWINGS: "Ce qui dessine les figures, et que les pages du site replient.",
}


def link(target: str, text: str) -> Tag:
    return new("a", text, href=f"#{target}", **{"class": "seek"})


def end(title: str, key: str) -> Chapter:
    body = new("section", id=key)
    body.extend([new("h1", title), new("p", SAID[title])])
    return Chapter(f"{key}.html", END, title, "", SAID[title], body)


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
        summary.name, summary["class"] = "p", "opened"
    for form in chapter.body.select("form.question"):
        form.name = "div"
        field = one(form, "fieldset")
        legend = one(field, "legend")
        title = legend.get_text()
        legend.name, legend["class"] = "p", "question-title"
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
