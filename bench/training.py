"""Une époque, de toutes les façons : mêmes images, mêmes lots, même départ, même perte.

``python -m bench.training`` écrit les tableaux dans ``bench/training.md``.
"""

import os
from importlib.metadata import version
from pathlib import Path
from statistics import median

import numpy as np
from sklearn.model_selection import train_test_split

from bench import contenders as by
from bench.timing import interleave, number, ratios, spread, table
from lib.initialization import multilayer_perceptron
from lib.mnist import load_mnist
from lib.network import Dense, Network
from lib.numbers import french
from lib.preprocessing import normalize, one_hot

SECONDS = 120
PACKAGES = ("numpy", "pandas", "torch", "scikit-learn")
DOCUMENT, LIBRARY, FLOOR = "le document, `DataFrame`", "`lib`", "les produits seuls"
PYTORCH, BEST = ("PyTorch, 1 fil", "PyTorch, 2 fils"), "PyTorch, au mieux"


def softmax_network():
    """Le départ du chapitre 5, qui retrouve les pertes du document."""
    generator = np.random.RandomState(42)
    generator.random((2, 1))
    generator.standard_normal(2)
    return Network(Dense.random(784, 10, generator))


def hidden_network():
    return multilayer_perceptron((784, 128, 10), np.random.default_rng(0))


def shared(new, X, Y, labels):
    """Ceux qui font la même époque, quel que soit le réseau que rend ``new``."""
    return {
        LIBRARY: lambda: by.library(new(), X, Y),
        FLOOR: lambda: by.products(new(), X, Y),
        PYTORCH[0]: lambda: by.pytorch(new(), X, labels, 1),
        PYTORCH[1]: lambda: by.pytorch(new(), X, labels, 2),
        "scikit-learn, `MLPClassifier`": lambda: by.scikit_learn(new(), X, labels),
    }


def softmax_regression(images, labels):
    """La régression softmax du chapitre 5, sur ses 56 000 images."""
    images, _, labels, _ = train_test_split(
        images, labels, test_size=0.2, random_state=42
    )
    X, Y, frame = normalize(images), one_hot(labels), by.as_openml(images) / 255.0
    return shared(softmax_network, X, Y, labels) | {
        "`lib`, serrée pour la machine": lambda: by.squeezed(softmax_network(), X, Y),
        "scikit-learn, `SGDClassifier`": lambda: by.one_against_all(X, labels),
        DOCUMENT: lambda: by.document(softmax_network(), frame, Y),
    }


def hidden_layer(images, labels):
    """Le réseau 784-128-10 du chapitre 7, sur les 60 000 images d’entraînement."""
    images, labels = images[:60_000], labels[:60_000]
    return shared(hidden_network, normalize(images), one_hot(labels), labels)


def measure(contenders):
    """La durée d’une époque et les pertes, les mêmes partout.

    À la première époque, elles ont les mêmes quatre chiffres. Ensuite, les arrondis de la
    simple précision s’amplifient, et scikit-learn borne chaque probabilité à 1,2·10⁻⁷.
    """
    times, losses = interleave(contenders, SECONDS, at_least=5)
    known = {name: values for name, values in losses.items() if values is not None}
    first, *others = np.ptp(list(known.values()), axis=0)
    assert first < 5e-5 and max(others) < 2e-4, known
    epochs = {name: np.divide(values, by.EPOCHS) for name, values in times.items()}
    return epochs, known


def verdict(values, bar):
    """Ce que des rapports, un par tour, disent d’une borne inférieure."""
    if min(values) >= bar:
        return "tenu à chaque tour"
    if median(values) >= bar:
        return "tenu par la médiane, pas à chaque tour"
    return "manqué"


def report(title, times, losses, bars):
    """Les durées, puis une phrase par rapport voulu, {(dessus, dessous): au moins}."""
    turns = len(times[LIBRARY])
    rows = [
        (
            title,
            f"millisecondes, {turns} tours",
            "rapport à `lib`",
            "perte à la première époque",
        )
    ]
    for name, durations in times.items():
        milliseconds = spread([1000 * seconds for seconds in durations])
        loss = french(losses[name][0], ".4f") if name in losses else "–"
        ratio = number(median(ratios(durations, times[LIBRARY])))
        rows.append((name, milliseconds, ratio, loss))
    series = times | {BEST: min((times[name] for name in PYTORCH), key=median)}
    sentences = []
    for (above, below), bar in bars.items():
        values = ratios(series[above], series[below])
        wanted = french(bar, "g")
        sentences.append(
            f"Entre {above} et {below}, nous voulons un rapport d’au moins {wanted}. "
            f"Il est de {spread(values)}\u00a0: {verdict(values, bar)}."
        )
    return table(*rows) + " ".join(sentences) + "\n\n"


def main():
    images, labels = load_mnist()
    written = report(
        "régression softmax",
        *measure(softmax_regression(images, labels)),
        {(DOCUMENT, LIBRARY): 20, (BEST, LIBRARY): 3},
    ) + report(
        "784-128-10", *measure(hidden_layer(images, labels)), {(BEST, LIBRARY): 1.6}
    )
    versions = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    written += f"Avec {versions}, sur {os.cpu_count()} cœurs.\n"
    print(written)
    Path(__file__).with_suffix(".md").write_text(written, "utf-8")


if __name__ == "__main__":
    main()
