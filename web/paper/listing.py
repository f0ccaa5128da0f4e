"""Le code, ligne par ligne : une ligne trop longue se poursuit en retrait."""

from bs4 import Tag

from web.paper.reading import new

# Un listing, ou un groupe de ses lignes, ne se coupe pas s’il est plus court que cela.
LONGEST_WHOLE, LONGEST_GROUP = 20, 10


def by_lines(block: Tag) -> None:
    """Met chaque ligne dans son bloc, et chaque suite de lignes sans blanc dans le sien."""
    lines = [new("span", **{"class": "line"})]
    for child in list(block.children):
        for index, piece in enumerate(child.get_text().split("\n")):
            if index:
                lines[-1].append("\n")
                lines.append(new("span", **{"class": "line"}))
            if piece and isinstance(child, Tag):
                lines[-1].append(new("span", piece, **child.attrs))
            elif piece:
                lines[-1].append(piece)
    if not lines[-1].get_text():
        lines.pop()
    groups: list[list[Tag]] = [[]]
    for line in lines:
        groups[-1].append(line)
        if not line.get_text(strip=True):
            groups.append([])
    block.clear()
    for group in groups:
        kind = "group whole" if len(group) <= LONGEST_GROUP else "group"
        frame = new("span", **{"class": kind})
        frame.extend(group)
        block.append(frame)
    if len(lines) <= LONGEST_WHOLE:
        block["class"] = "whole"
