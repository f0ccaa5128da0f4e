"""Une époque de régression softmax, côte à côte, dans la même exécution.

Mêmes images, mêmes lots, mêmes poids de départ : (a) à la manière du document,
sur des DataFrames découpés lot par lot ; (b) avec ``lib`` ; (c) ses deux
produits de matrices seuls, le plancher. Médianes et rapports.
"""

import statistics
import time

import numpy as np
import pandas as pd

from lib.activations import softmax
from lib.losses import cross_entropy
from lib.mnist import load_mnist
from lib.network import Dense, Network
from lib.optimizers import GradientDescent
from lib.preprocessing import normalize, one_hot
from lib.training import minibatches, train

ROUNDS, BATCH_SIZE, LEARNING_RATE = 5, 32, 0.1

images, labels = load_mnist()
X, Y = normalize(images[:56_000]), one_hot(labels[:56_000])
X_frame, Y_table = pd.DataFrame(X.astype(float)), Y.astype(float)


def fresh_layer(dtype=np.float32):
    return Dense.random(784, 10, np.random.RandomState(42), dtype=dtype)


def with_dataframes():
    layer, losses = fresh_layer(float), []
    for start in range(0, len(X_frame), BATCH_SIZE):
        batch = X_frame[start : start + BATCH_SIZE]
        targets = Y_table[start : start + BATCH_SIZE]
        P = softmax(np.dot(batch, layer.weights) + layer.biases)
        losses.append(-np.sum(targets * np.log(P)) / len(batch))
        error = (P - targets) / len(batch)
        layer.weights -= LEARNING_RATE * np.dot(batch.T, error)
        layer.biases -= LEARNING_RATE * error.sum(axis=0, keepdims=True)
    return np.mean(losses)


def with_lib():
    history = train(
        Network(fresh_layer()),
        X,
        Y,
        loss=cross_entropy,
        optimizer=GradientDescent(LEARNING_RATE),
        epochs=1,
        batch_size=BATCH_SIZE,
    )
    return history.losses[0]


def matrix_products_alone():
    weights = fresh_layer().weights
    for X_batch, Y_batch in minibatches(X, Y, BATCH_SIZE):
        X_batch @ weights
        X_batch.T @ Y_batch


contenders = {
    "(a) DataFrames, comme le document": with_dataframes,
    "(b) lib": with_lib,
    "(c) les deux produits seuls": matrix_products_alone,
}
times, losses = {name: [] for name in contenders}, {}
for _ in range(ROUNDS):
    for name, run in contenders.items():
        start = time.perf_counter()
        losses[name] = run()
        times[name].append(time.perf_counter() - start)

reference = statistics.median(times["(b) lib"])
print(f"{'une époque, médiane de ' + str(ROUNDS):36} secondes  / lib   perte")
for name, durations in times.items():
    median = statistics.median(durations)
    loss = "" if losses[name] is None else f"{losses[name]:.4f}"
    print(f"{name:36} {median:8.3f} {median / reference:6.2f}   {loss}")
