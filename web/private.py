"""Les détails privés de nos dépendances dont le livre se sert."""

from typing import Any

from sphinx.errors import ExtensionError


def private(owner: object, name: str) -> Any:
    """La valeur de ``owner.name`` ; la construction s’arrête si elle n’existe plus.

    Rien ne promet qu’une version suivante la garde : mieux vaut l’apprendre ici que
    par une page fausse.
    """
    try:
        return getattr(owner, name)
    except AttributeError:
        place = getattr(owner, "__name__", type(owner).__name__)
        raise ExtensionError(
            f"{place}.{name} n’existe plus : une dépendance a changé. "
            "Revenez à la version d’avant, ou adaptez web/."
        ) from None
