"""Les carnets à emporter : lisibles là où MyST ne l’est pas, et prêts pour Colab."""

import re

import nbformat

INSTALL = """# Ce livre a besoin de sa petite bibliothèque ; sur Colab, elle s’installe ici.
# MyST-NB sert aux cellules qui donnent leurs nombres aux phrases de la page.
try:
    import lib, myst_nb
except ModuleNotFoundError:
    %pip install --quiet "{source}" myst-nb
"""
FENCE = re.compile(
    r"^:::+\{(?P<name>[\w-]+)\}[ ]?(?P<title>.*)\n(?P<body>(?:.*\n)*?):::+$",
    re.MULTILINE,
)
LISTING = re.compile(
    r"^```\{literalinclude\}[ ](?P<path>\S+)\n(?:.*\n)*?```$", re.MULTILINE
)
ROLE = re.compile(r"\{(?P<name>[\w:-]+)\}`(?P<target>[^`]+)`")


def plain_fence(match):
    """Une directive, écrite comme un bloc que tout lecteur de carnets affiche."""
    name, title = match["name"], match["title"]
    body = re.sub(r"^:[\w-]+:.*\n", "", match["body"], flags=re.MULTILINE).strip()
    if name == "solution-end":
        return ""
    if name == "solution-start":
        return "**Solution**"
    if name == "exercise":
        title = f"Exercice : {title}" if title else "Exercice"
    if name not in ("exercise", "admonition"):
        title = ""
    heading = f"**{title}**\n\n" if title else ""
    return re.sub(r"^", "> ", heading + body, flags=re.MULTILINE)


def plain(text, number):
    """Du Markdown sans directive ni rôle ; ``number(label)`` dit « 3.1 »."""

    def role(match):
        label, target = re.fullmatch(
            r"(?:(.*?)\s*<)?([^<>]+)>?", match["target"]
        ).groups()
        match match["name"]:
            case "numref":
                return f"Fig. {number(target)}"
            case "eq":
                return f"({number(target)})"
            case "cite":
                return f"[{target}]"
            case _:
                return label or target

    text = FENCE.sub(plain_fence, text)
    text = re.sub(
        r"^\$\$ \(([\w-]+)\)$",
        lambda m: f"\\tag{{{number(m[1])}}}$$",
        text,
        flags=re.MULTILINE,
    )
    return ROLE.sub(role, text)


def portable(path, repository, number):
    """Le carnet ``path``, en texte JSON, dont la première cellule installe ``lib``."""
    notebook = nbformat.read(path, 4)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            with_listings = LISTING.sub(
                lambda m: (
                    f"```python\n{(path.parent / m['path']).read_text('utf-8')}```"
                ),
                cell.source,
            )
            cell.source = plain(with_listings, number)
    if repository:
        install = nbformat.v4.new_code_cell(
            INSTALL.format(source=f"git+{repository}"), id="installation"
        )
        notebook.cells.insert(0, install)
    return nbformat.writes(notebook)
