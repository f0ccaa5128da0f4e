"""MNIST : 70 000 chiffres manuscrits, dans le dépôt.

Y. LeCun et C. Cortes, licence CC BY-SA 3.0. Chapitre 5, « Les données ».
"""

import hashlib
from pathlib import Path

import numpy as np

from .types import Array

PATH = Path(__file__).parent / "data" / "mnist.npz"
SHAPES = {"X": (70_000, 784), "y": (70_000,)}
SHA256 = {
    "X": "5b92582eb909c82a9bfefcd44acbe9233be3eb5b419a44cf211022ad2bf4bf96",
    "y": "671ff9d70b4811116d55c3dd479efa7a981e2e62753ef7a6d5c15fea81e63d27",
}
SECONDS = 30


def load_mnist(
    source: str = "repository", path: str | Path = PATH
) -> tuple[Array, Array]:
    """Rend (X, y), des ``uint8`` de formes (70000, 784) et (70000,).

    Les 60 000 premières lignes sont les images d’entraînement d’origine, les
    10 000 dernières celles de test. ``source`` : ``"repository"`` lit le
    fichier du dépôt, sans réseau ; ``"openml"`` télécharge, comme le fait le
    document, et ne garde rien sur le disque.

    Erreurs : ``FileNotFoundError`` (fichier absent), ``ValueError`` (fichier
    abîmé, contenu différent de l’original, ``source`` inconnue),
    ``ConnectionError`` (OpenML injoignable, ou muet pendant ``SECONDS`` secondes).
    """
    if source == "repository":
        X, y = _from_repository(Path(path))
    elif source == "openml":
        X, y = _from_openml()
    else:
        raise ValueError(
            f'source : "repository" ou "openml" est attendu, {source!r} est reçu'
        )
    for name, array in {"X": X, "y": y}.items():
        received = array.shape, array.dtype, hashlib.sha256(array.tobytes()).hexdigest()
        if received != (SHAPES[name], np.uint8, SHA256[name]):
            raise ValueError(
                f"MNIST ({source}) : le tableau {name} n’est pas celui attendu "
                "(forme, type ou empreinte SHA-256 différents). " + _REMEDY[source]
            )
    return X, y


_REMEDY = {
    "repository": "Rétablissez le fichier : git checkout -- lib/data/mnist.npz",
    "openml": 'Réessayez plus tard, ou lisez la copie du dépôt : load_mnist("repository").',
}


def _from_repository(path: Path) -> tuple[Array, Array]:
    try:
        with np.load(path) as archive:
            return archive["X"], archive["y"]
    except FileNotFoundError:
        raise FileNotFoundError(
            f"MNIST : {path} est absent. {_REMEDY['repository']}"
        ) from None
    except Exception as error:
        raise ValueError(
            f"MNIST : {path} est illisible. {_REMEDY['repository']}"
        ) from error


def _from_openml() -> tuple[Array, Array]:
    import socket

    from sklearn.datasets import fetch_openml

    patience = socket.getdefaulttimeout()
    socket.setdefaulttimeout(SECONDS)
    try:
        bunch = fetch_openml(
            "mnist_784",
            version=1,
            as_frame=False,
            cache=False,
            read_csv_kwargs={"dtype": np.uint8},
        )
        return np.ascontiguousarray(bunch.data), bunch.target
    except Exception as error:
        raise ConnectionError(
            f"MNIST : OpenML ne répond pas comme attendu. {_REMEDY['openml']}"
        ) from error
    finally:
        socket.setdefaulttimeout(patience)
