"""Le réseau du chapitre 9, écrit avec PyTorch et avec ``lib`` : le même.

Mêmes poids de départ, mêmes lots : les gradients, puis les pertes de chaque
époque, doivent être égaux aux arrondis près, pour chaque optimiseur. Puis les
durées d’une époque, côte à côte.
"""

import statistics
import time

import numpy as np
import torch
from pytorch_network import build
from pytorch_network import train as train_torch

from lib.initialization import multilayer_perceptron
from lib.losses import cross_entropy
from lib.mnist import load_mnist
from lib.optimizers import Adam, GradientDescent, Momentum, RMSProp
from lib.preprocessing import normalize, one_hot
from lib.training import train

EPOCHS, BATCH_SIZE, ROUNDS = 3, 64, 3
OPTIMIZERS = {
    "gradient": (
        lambda: GradientDescent(0.1, weight_decay=0.001),
        lambda p: torch.optim.SGD(p, lr=0.1, weight_decay=0.001),
    ),
    "élan": (
        lambda: Momentum(0.05, beta=0.9),
        lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9),
    ),
    "RMSProp": (
        lambda: RMSProp(0.001, beta=0.9),
        lambda p: torch.optim.RMSprop(p, lr=0.001, alpha=0.9),
    ),
    "Adam": (
        lambda: Adam(0.001, weight_decay=0.001),
        lambda p: torch.optim.AdamW(p, lr=0.001, weight_decay=0.001),
    ),
}

images, labels = load_mnist()
X, Y = normalize(images[:10_000]), one_hot(labels[:10_000])


def both(dtype):
    """Les deux réseaux, aux mêmes poids ; PyTorch range les siens transposés."""
    ours = multilayer_perceptron(
        (784, 128, 10), np.random.default_rng(0), dtype=np.dtype(dtype)
    )
    theirs = build().to(getattr(torch, dtype))
    with torch.no_grad():
        for parameter, array in zip(theirs.parameters(), ours.parameters):
            shape = parameter.shape
            parameter.copy_(torch.from_numpy(array.T.copy()).reshape(shape))
    return ours, theirs


def tensors(dtype):
    return torch.from_numpy(X.astype(dtype)), torch.from_numpy(labels[:10_000]).long()


def compare_gradients():
    """Le plus grand écart entre les gradients, rapporté au plus grand gradient."""
    ours, theirs = both("float64")
    X_torch, y_torch = tensors("float64")
    value, gradient = cross_entropy(ours.forward(X.astype(float)), Y)
    ours.backward(gradient)
    torch_value = torch.nn.functional.cross_entropy(theirs(X_torch), y_torch)
    torch_value.backward()
    gaps = [abs(value - torch_value.item()) / value]
    for array, parameter in zip(ours.gradients, theirs.parameters()):
        expected = parameter.grad.numpy().T.reshape(array.shape)
        gaps.append(np.abs(array - expected).max() / np.abs(expected).max())
    return max(gaps)


def losses(dtype, ours_with, theirs_with):
    """Les pertes de chaque époque, avec ``lib`` puis avec PyTorch, et les durées."""
    ours, theirs = both(dtype)
    start = time.perf_counter()
    history = train(
        ours,
        X.astype(dtype),
        Y.astype(dtype),
        loss=cross_entropy,
        optimizer=ours_with(),
        epochs=EPOCHS,
        batch_size=BATCH_SIZE,
    )
    middle = time.perf_counter()
    torch_losses = train_torch(
        theirs,
        *tensors(dtype),
        optimizer=theirs_with(theirs.parameters()),
        epochs=EPOCHS,
        batch_size=BATCH_SIZE,
    )
    end = time.perf_counter()
    durations = (middle - start) / EPOCHS, (end - middle) / EPOCHS
    return np.array(history.losses), np.array(torch_losses), durations


gap = compare_gradients()
print(f"gradients, double précision : écart {gap:.1e}")
assert gap < 1e-12

print(f"\n{'':10}{'écart, double':>15}{'simple':>10}{'lib':>10}{'PyTorch':>10}")
for name, optimizers in OPTIMIZERS.items():
    gaps = []
    for dtype, allowed in (("float64", 1e-8), ("float32", 1e-3)):
        mine, torch_losses, _ = losses(dtype, *optimizers)
        gaps.append(np.abs(mine / torch_losses - 1).max())
        assert gaps[-1] < allowed, f"{name}, {dtype} : {mine}, {torch_losses}"
    rounds = [losses("float32", *optimizers)[2] for _ in range(ROUNDS)]
    lib_time, torch_time = map(statistics.median, zip(*rounds))
    print(
        f"{name:10}{gaps[0]:15.1e}{gaps[1]:10.1e}{lib_time:8.2f} s{torch_time:8.2f} s"
    )
print("\nMêmes gradients, mêmes pertes.")
