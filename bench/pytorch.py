"""Le réseau du chapitre 9, écrit avec PyTorch et avec ``lib`` : le même.

Mêmes poids de départ, mêmes lots : les gradients, puis les pertes de chaque
époque, doivent être égaux aux arrondis près, pour chaque optimiseur.
"""

import numpy as np
import torch
from torch import nn

from bench.pytorch_network import build
from bench.pytorch_network import train as train_torch
from lib.initialization import multilayer_perceptron
from lib.losses import cross_entropy
from lib.mnist import load_mnist
from lib.optimizers import Adam, GradientDescent, Momentum, RMSProp
from lib.preprocessing import normalize, one_hot
from lib.training import train

IMAGES, EPOCHS, BATCH_SIZE = 10_000, 3, 64
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


def copy_of(network):
    """Le même réseau avec PyTorch, qui range ses poids transposés."""
    theirs = build() if len(network.layers) > 1 else nn.Linear(784, 10)
    for parameter, array in zip(theirs.parameters(), network.parameters):
        transposed = torch.from_numpy(array.T.copy())
        parameter.data = transposed.reshape(parameter.shape)
    return theirs


def ours(dtype):
    generator = np.random.default_rng(0)
    return multilayer_perceptron((784, 128, 10), generator, dtype=dtype)


def compare_gradients(X, Y, labels):
    """Le plus grand écart entre les gradients, rapporté au plus grand gradient."""
    network = ours(X.dtype)
    theirs = copy_of(network)
    value, gradient = cross_entropy(network.forward(X), Y)
    network.backward(gradient)
    torch_value = nn.functional.cross_entropy(theirs(torch.from_numpy(X)), labels)
    torch_value.backward()
    gaps = [abs(value - torch_value.item()) / value]
    for array, parameter in zip(network.gradients, theirs.parameters()):
        expected = parameter.grad.numpy().T.reshape(array.shape)
        gaps.append(np.abs(array - expected).max() / np.abs(expected).max())
    return max(gaps)


def compare_losses(X, Y, labels, our_optimizer, their_optimizer):
    """Le plus grand écart relatif entre les pertes des époques."""
    network, settings = ours(X.dtype), {"epochs": EPOCHS, "batch_size": BATCH_SIZE}
    theirs = copy_of(network)
    history = train(
        network, X, Y, loss=cross_entropy, optimizer=our_optimizer(), **settings
    )
    torch_losses = train_torch(
        theirs,
        torch.from_numpy(X),
        labels,
        optimizer=their_optimizer(theirs.parameters()),
        **settings,
    )
    return np.abs(np.divide(history.losses, torch_losses) - 1).max()


def main():
    images, labels = load_mnist()
    X, Y = normalize(images[:IMAGES]), one_hot(labels[:IMAGES])
    double = X.astype(float), Y.astype(float)
    targets = torch.from_numpy(labels[:IMAGES]).long()
    gap = compare_gradients(*double, targets)
    print(f"gradients, double précision : écart {gap:.1e}")
    assert gap < 1e-12
    print(f"\n{'pertes':10}{'écart, double':>15}{'simple':>10}")
    for name, optimizers in OPTIMIZERS.items():
        in_double = compare_losses(*double, targets, *optimizers)
        in_single = compare_losses(X, Y, targets, *optimizers)
        print(f"{name:10}{in_double:15.1e}{in_single:10.1e}")
        assert in_double < 1e-8 and in_single < 1e-3
    print("\nMêmes gradients, mêmes pertes.\n")


if __name__ == "__main__":
    main()
