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
    return list(reasons(cells, target))


def reasons(cells: list[str], target: int) -> dict[int, set[str]]:
    """Les mêmes, et les noms que chacune donne à la suite."""
    readings = read(cells[: target + 1])
    wanted = set(readings[target].uses)
    found: dict[int, set[str]] = {}
    for rank in range(target - 1, -1, -1):
        cell = readings[rank]
        changed = {p for name in cell.changes for p in cell.parts.get(name, ())}
        if names := (cell.gives | cell.changes | changed) & wanted:
            found[rank] = names
            wanted |= cell.uses
        for name in cell.gives & wanted:
            wanted |= cell.parts.get(name, set())
    return dict(reversed(found.items()))


def pending(cells: list[str], target: int, done: Iterable[int]) -> list[int]:
    """Celles qu’il reste à exécuter : pas encore, ou dont un nom a été repris depuis.

    ``done`` : celles qui l’ont été, de la plus ancienne à la plus récente.
    """
    readings, order = read(cells), list(done)
    found: list[int] = []
    again: set[str] = set()
    for rank, names in reasons(cells, target).items():
        since = order[order.index(rank) + 1 :] if rank in order else []
        taken = {
            name
            for other in since
            if not rank < other <= target
            for name in readings[other].gives - readings[other].imports.keys()
        }
        if rank not in order or names & (taken | again):
            found.append(rank)
            again |= readings[rank].gives | readings[rank].changes
            again -= readings[rank].imports.keys()
    return found


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
