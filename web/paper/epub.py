"""Le livre en EPUB 3 : les chapitres du site, sans JavaScript, pour une liseuse."""

import uuid
import zipfile
from io import BytesIO
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from web.pages import editions
from web.pages.archive import READABLE
from web.paper.about import LICENCE, ORIGIN, about
from web.paper.chapters import prepare
from web.paper.cover import write_cover
from web.paper.digital import figure, pages, style
from web.paper.reading import ROOT_PAGE, Chapter, one, split
from web.repository import ROOT

SITE = ROOT / "_build" / "html"
HERE = Path(__file__).parent
TYPE = "application/epub+zip"


def contents(chapters: list[Chapter]) -> list[dict]:
    """La table : parties, chapitres, sections."""
    parts: list[dict] = []
    for chapter in chapters:
        if not parts or parts[-1]["title"] != chapter.part:
            parts.append({"title": chapter.part, "chapters": []})
        sections = [
            (str(section["id"]), " ".join(split(one(section, "h2"))).strip())
            for section in chapter.body.select("section:has(> h2)")
        ]
        parts[-1]["chapters"].append({"chapter": chapter, "sections": sections})
    return parts


def members(root: Path) -> dict[str, bytes]:
    """Les fichiers du livre, par leur chemin."""
    book = about(root)
    chapters = prepare(SITE, book.address)
    table = contents(chapters)
    written = {f"livre/{name}": text.encode() for name, text in pages(chapters).items()}
    images = sorted(
        {
            str(i["src"]).rpartition("/")[2]
            for c in chapters
            for i in c.body.select("img")
        }
    )
    for name in images:
        drawing = (SITE / "_images" / name).read_text("utf-8")
        written[f"livre/images/{name}"] = figure(drawing).encode()
    picture = BytesIO()
    write_cover(book.title, ORIGIN, picture)
    written["livre/couverture.png"] = picture.getvalue()
    written["livre/livre.css"] = style((HERE / "epub.css").read_text("utf-8")).encode()
    environment = Environment(
        loader=FileSystemLoader(HERE / "epub"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    given = {
        "book": book,
        "parts": table,
        "chapters": chapters,
        "images": images,
        "licence": LICENCE,
        "origin": ORIGIN,
        "identifier": uuid.uuid5(uuid.NAMESPACE_URL, book.address or book.title),
    }
    for name in ("container.xml", "livre.opf", "table.xhtml", "couverture.xhtml"):
        folder = "META-INF" if name == "container.xml" else "livre"
        text = environment.get_template(name).render(given)
        written[f"{folder}/{name}"] = text.encode()
    return written


def make(path: Path, root: Path = ROOT) -> None:
    """Range le livre dans ``path`` ; toujours les mêmes octets."""
    date = about(root).date.timetuple()[:6]
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.writestr(zipfile.ZipInfo("mimetype", date), TYPE)
        for name, content in sorted(members(root).items()):
            member = zipfile.ZipInfo(name, date)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = READABLE << 16
            bundle.writestr(member, content)


if __name__ == "__main__":
    make(SITE / editions.EPUB)
    editions.show(SITE, ROOT_PAGE)
