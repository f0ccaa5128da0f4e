"""Python dans la page : chaque cellule s’y modifie et s’y exécute, sans serveur.

``runtime`` prépare Pyodide et ses paquets, à l’installation, pris aux ``origins`` ;
``cells`` nomme les cellules des pages, et dit à chacune ce qu’elle contient ;
``shipping`` écrit dans le site ce que la page ira chercher : ``page`` ses commandes,
``worker`` ce qui tourne à côté de ``lib``, dans le fil de Python. Sans Pyodide, les pages
sont celles d’un livre.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: "Sphinx") -> None:
    from web.python import cells, shipping

    cells.setup(app)
    shipping.setup(app)
