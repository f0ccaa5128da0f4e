"""Ce qu’une cellule demande : celles qui la précèdent, et des paquets.

Rien n’est exécuté : le code est lu. Dans le doute, une cellule est demandée. Elle l’est
si elle donne un nom, ou a pu changer l’objet qu’il désigne, et si la suite s’en sert.
"""

from collections.abc import Iterable

from .reading import read

AT_IMPORT = {"matplotlib": "matplotlib", "pandas": "pandas", "sklearn": "scikit-learn"}
AT_USE = {"lib.figures": "matplotlib", "lib.mnist": "mnist"}


def needed(cells: list[str], target: int) -> list[int]:
    """Les rangs des cellules à exécuter avant ``target``, dans l’ordre."""
    readings = read(cells[: target + 1])
    wanted, found = set(readings[target].uses), []
    for rank in range(target - 1, -1, -1):
        cell = readings[rank]
        changed = {p for name in cell.changes for p in cell.parts.get(name, ())}
        if (cell.gives | cell.changes | changed) & wanted:
            found.append(rank)
            wanted |= cell.uses
        for name in cell.gives & wanted:
            wanted |= cell.parts.get(name, set())
    return found[::-1]


def packages(cells: list[str], ranks: Iterable[int]) -> list[str]:
    """Ce qu’il faut aller chercher pour exécuter les cellules de ces rangs."""
    found, readings = set(), read(cells)
    for rank in ranks:
        cell, before = readings[rank], readings[rank - 1].imports if rank else {}
        for name, origin in cell.imports.items():
            if name not in before or before[name] != origin:
                found |= matching(AT_IMPORT, origin)
                found |= matching(AT_USE, origin.rpartition(".")[0]) - {"mnist"}
        for name in cell.uses & cell.imports.keys():
            found |= matching(AT_USE, cell.imports[name])
    return sorted(found)


def matching(table: dict[str, str], origin: str) -> set[str]:
    return {table[m] for m in table if f"{origin}.".startswith(f"{m}.")}
