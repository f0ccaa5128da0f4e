"""Les façons de faire une même époque, chacune prête à être chronométrée.

Chaque fonction prépare ses données et ses poids, pris à ``network``, et rend
l’époque : une fonction qui entraîne une fois sur tous les lots, dans l’ordre, et
rend la perte moyenne, si elle calcule la même.
"""

import io
import warnings
from itertools import chain

import numpy as np
import pandas as pd
import torch
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import SGDClassifier
from sklearn.neural_network import MLPClassifier

from bench.pytorch import copy_of, train_torch
from lib.losses import cross_entropy
from lib.optimizers import GradientDescent
from lib.training import minibatches, train

EPOCHS, BATCH_SIZE, LEARNING_RATE = 3, 32, 0.1


def as_openml(images):
    """Le DataFrame que rend ``fetch_openml`` : lu d’un texte, colonne par colonne."""
    text = io.StringIO(pd.DataFrame(images).to_csv(header=False, index=False))
    return pd.read_csv(text, header=None)


def document(network, X, Y):
    """La section 4.1.5 du document : ``X`` est un DataFrame, découpé lot par lot."""
    weights, biases = (array.astype(float) for array in network.parameters)
    Y = Y.astype(float)

    def epoch():
        losses = []
        for start in range(0, len(X), BATCH_SIZE):
            rows = slice(start, start + BATCH_SIZE)
            batch, targets = X[rows], Y[rows]
            exponentials = np.exp(np.dot(batch, weights) + biases)
            P = exponentials / np.sum(exponentials, axis=1, keepdims=True)
            losses.append(-np.sum(targets * np.log(P)) / len(batch))
            error = P - targets
            dW = np.dot(batch.T, error) / len(batch)
            db = np.sum(error, axis=0, keepdims=True) / len(batch)
            weights[...] -= LEARNING_RATE * dW
            biases[...] -= LEARNING_RATE * db
        return np.mean(losses)

    return lambda: [epoch() for _ in range(EPOCHS)]


def library(network, X, Y, batch_size=BATCH_SIZE):
    """``lib``, comme dans les chapitres."""
    settings = {"loss": cross_entropy, "optimizer": GradientDescent(LEARNING_RATE)}
    settings |= {"epochs": EPOCHS, "batch_size": batch_size}
    return lambda: train(network, X, Y, **settings).losses


def squeezed(network, X, Y):
    """La régression softmax de ``lib``, serrée pour la machine aux dépens du lecteur.

    Tout est fait sur place, le taux et 1/n sont mêlés à l’erreur, et les poids sont
    rangés par colonnes, ce que préfèrent les deux produits.
    """
    weights, biases = (np.asfortranarray(array) for array in network.parameters)

    def epoch():
        total = 0.0
        for batch, targets in minibatches(X, Y, BATCH_SIZE):
            Z = batch @ weights
            Z += biases
            Z -= Z.max(axis=1, keepdims=True)
            P = np.exp(Z)
            sums = P.sum(axis=1, keepdims=True)
            total += float(np.log(sums).sum() - np.vdot(targets, Z))
            P /= sums
            P -= targets
            P *= LEARNING_RATE / len(batch)
            weights[...] -= (P.T @ batch).T
            biases[...] -= P.sum(axis=0)
        return total / len(X)

    return lambda: [epoch() for _ in range(EPOCHS)]


def pytorch(network, X, labels, threads):
    """``nn.Linear`` et ``SGD``, sur ``threads`` fils."""
    theirs = copy_of(network)
    settings = {"optimizer": torch.optim.SGD(theirs.parameters(), lr=LEARNING_RATE)}
    settings |= {"epochs": EPOCHS, "batch_size": BATCH_SIZE}
    tensors = torch.from_numpy(X), torch.from_numpy(labels).long()

    def training():
        torch.set_num_threads(threads)
        return train_torch(theirs, *tensors, **settings)

    return training


def scikit_learn(network, X, labels):
    """``MLPClassifier``, sans élan, sans mélange ni régularisation."""
    hidden = [layer.weights.shape[1] for layer in network.layers[:-1]]
    settings = {"solver": "sgd", "momentum": 0, "alpha": 0, "shuffle": False}
    settings |= {"batch_size": BATCH_SIZE, "learning_rate_init": LEARNING_RATE}
    settings |= {"max_iter": EPOCHS, "warm_start": True}
    model = MLPClassifier(hidden, **settings)
    model.partial_fit(X[:BATCH_SIZE], labels[:BATCH_SIZE], classes=range(10))
    for layer, weights, biases in zip(network.layers, model.coefs_, model.intercepts_):
        weights[...], biases[...] = layer.weights, layer.biases[0]

    def training():
        with warnings.catch_warnings(action="ignore", category=ConvergenceWarning):
            return model.fit(X, labels).loss_curve_[-EPOCHS:]

    return training


def one_against_all(X, labels):
    """``SGDClassifier`` : dix régressions logistiques, image par image."""
    settings = {"loss": "log_loss", "penalty": None, "shuffle": False}
    settings |= {"learning_rate": "constant", "eta0": LEARNING_RATE}
    settings |= {"max_iter": EPOCHS, "tol": None}

    def training():
        SGDClassifier(**settings).fit(X, labels)

    return training


def products(network, X, Y, batch_size=BATCH_SIZE):
    """Le plancher : les produits de matrices de ``lib``, sans rien d’autre."""

    def training():
        for A, dZ in chain(*(minibatches(X, Y, batch_size) for _ in range(EPOCHS))):
            entries = []
            for layer in network.layers:
                entries.append(A)
                A = A @ layer.weights
            for layer, A in zip(reversed(network.layers), reversed(entries)):
                A.T @ dZ
                if layer is not network.layers[0]:
                    dZ = dZ @ layer.weights.T

    return training
