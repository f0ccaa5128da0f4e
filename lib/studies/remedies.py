"""Que gagne chaque remède au surapprentissage, à images égales ? Chapitre 9.

Chaque graine tire 500 images étiquetées, et rien de plus ne sert à régler ni à
entraîner. Un remède a quatre réglages possibles : on entraîne sur 400 de ces images,
on garde celui de plus petite perte sur les 100 autres, puis on réentraîne sur les 500.
L’arrêt précoce choisit de même son nombre de mises à jour. Mêmes poids de départ et
mêmes lots pour tous ; le test ne sert qu’à juger. « plus d’images » : aucun remède,
1 000 images étiquetées de plus et autant de mises à jour.
"""

from functools import cache

import numpy as np

from lib.initialization import multilayer_perceptron
from lib.losses import cross_entropy
from lib.mnist import load_mnist
from lib.optimizers import GradientDescent
from lib.preprocessing import normalize, one_hot, shift
from lib.regularization import train_until_stalled, with_dropout
from lib.training import accuracy, train

SEEDS = range(12)
TOLERANCE = {
    "accuracy": 0.01,
    "loss": 0.03,
    "weight_decay": 0.03,
    "dropout": 0.4,
    "pixels": 2,
    "updates": 200,
}
CANDIDATES = {
    "décroissance": ("weight_decay", (0.001, 0.003, 0.01, 0.03)),
    "abandon": ("dropout", (0.1, 0.3, 0.5, 0.7)),
    "décalages": ("pixels", (1, 2, 3, 4)),
}
GROUPS = ("aucun", *CANDIDATES, "arrêt précoce", "plus d’images")


def runs():
    for group in GROUPS:
        for seed in SEEDS:
            yield f"{group}/{seed}", {"group": group, "seed": seed}


@cache
def data():
    images, labels = load_mnist()
    return normalize(images), one_hot(labels)


def start(seed):
    generator = np.random.default_rng(seed)
    return multilayer_perceptron((784, 64, 10), generator), generator


def fit(X, Y, seed, *, weight_decay=0.0, dropout=0.0, pixels=0, updates=1000):
    """784-64-10, par lots de 20, au taux 0,1."""
    network, generator = start(seed)
    noise = np.random.default_rng(seed + 1000)
    noisy = with_dropout(network, dropout, noise)
    optimizer = GradientDescent(0.1, weight_decay)
    while optimizer.steps < updates:
        moves = noise.integers(-pixels, pixels + 1, size=(2, len(X)))
        rows = generator.permutation(len(X))[: 20 * (updates - optimizer.steps)]
        train(
            noisy,
            shift(X, *moves)[rows] if pixels else X[rows],
            Y[rows],
            loss=cross_entropy,
            optimizer=optimizer,
            epochs=1,
            batch_size=20,
        )
    return network


def loss(network, X, Y):
    return cross_entropy(network.forward(X), Y)[0]


def best_duration(X, Y, X_val, Y_val, seed):
    """Le nombre de mises à jour après lequel la validation est la meilleure."""
    network, generator = start(seed)
    history = train_until_stalled(
        network,
        X,
        Y,
        evaluate=lambda network: -loss(network, X_val, Y_val),
        patience=5,
        epochs=50,
        loss=cross_entropy,
        optimizer=GradientDescent(0.1),
        batch_size=20,
        generator=generator,
    )
    return len(X) // 20 * (1 + int(np.argmax(history.evaluations)))


def best_setting(group, X, Y, X_val, Y_val, seed):
    """Le réglage de plus petite perte sur la validation."""
    name, settings = CANDIDATES[group]
    networks = [fit(X, Y, seed, **{name: setting}) for setting in settings]
    losses = [loss(network, X_val, Y_val) for network in networks]
    return {name: settings[int(np.argmin(losses))]}


def run(group, seed):
    X, Y = data()
    rows = np.random.default_rng(seed).permutation(60_000)
    learned, chosen = rows[:400], rows[400:500]
    split = X[learned], Y[learned], X[chosen], Y[chosen], seed
    settings = {}
    if group in CANDIDATES:
        settings = best_setting(group, *split)
    elif group == "arrêt précoce":
        settings = {"updates": best_duration(*split)}
    rows = rows[: 1500 if group == "plus d’images" else 500]
    network = fit(X[rows], Y[rows], seed, **settings)
    X_test, Y_test = X[60_000:], Y[60_000:]
    return {
        "accuracy": accuracy(network.predict(X_test), Y_test.argmax(axis=1)),
        "loss": loss(network, X_test, Y_test),
        **settings,
    }
