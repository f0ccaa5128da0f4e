"""Les tableaux que l’on donne gardent leurs nombres et leur précision."""

import numpy as np
import pytest

from lib.activations import Identity, ReLU, Sigmoid, Tanh, log_softmax, softmax
from lib.gradients import check_gradient
from lib.initialization import multilayer_perceptron
from lib.losses import cross_entropy, half_mean_squared_error
from lib.optimizers import Adam, GradientDescent, Momentum, RMSProp
from lib.preprocessing import normalize, one_hot, shift
from lib.regularization import train_until_stalled, with_dropout
from lib.training import accuracy, minibatches, train

ACTIVATIONS = [Identity, ReLU, Sigmoid, Tanh]
LOSSES = [cross_entropy, half_mean_squared_error]
METHODS = [GradientDescent, Momentum, RMSProp, Adam]


def settings(**changes):
    return {"loss": cross_entropy, "epochs": 2, "batch_size": 4} | changes


@pytest.fixture
def X(generator):
    return generator.standard_normal((10, 4)).astype(np.float32)


@pytest.fixture
def Y():
    return np.eye(3, dtype=np.float32)[np.arange(10) % 3]


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("loss", LOSSES)
def test_single_precision_from_one_end_to_the_other(activation, loss, X, Y, generator):
    network = multilayer_perceptron((4, 5, 5, 3), generator, activation)
    noisy = with_dropout(network, 0.5, generator)
    for each in (network, noisy):
        outputs = each.forward(X)
        gradient = loss(outputs, Y)[1]
        each.backward(gradient)
        passing = [outputs, gradient, *each.gradients]
        passing += [
            part for layer in each.layers for part in (layer.Z, layer.dZ, layer.dX)
        ]
        assert {array.dtype for array in passing} == {np.dtype(np.float32)}
    assert network.probabilities(X).dtype == np.float32


@pytest.mark.parametrize("method", METHODS)
def test_training_keeps_single_precision(method, X, Y, generator):
    network = multilayer_perceptron((4, 5, 3), generator)
    optimizer = method(lambda step: np.float64(0.1), weight_decay=0.01)
    train(network, X, Y, optimizer=optimizer, **settings(generator=generator))
    for array in network.parameters + network.gradients:
        assert array.dtype == np.float32


def uses(X, Y, generator):
    """Tout ce que ``lib`` fait de ces deux tableaux."""
    for activation in ACTIVATIONS:
        network = multilayer_perceptron((4, 5, 3), generator, activation)
        activation.value(X), activation.derivative(X)
        train(network, X, Y, optimizer=Adam(0.1), **settings(generator=generator))
        train_until_stalled(
            with_dropout(network, 0.5, generator),
            X,
            Y,
            optimizer=GradientDescent(0.1),
            evaluate=lambda network: 0.0,
            patience=1,
            **settings(),
        )
        network.predict(X), network.probabilities(X)
    double = multilayer_perceptron((4, 5, 3), generator, dtype=float)
    for loss in LOSSES:
        loss(X[:, :3], Y), loss(Y, Y)
        check_gradient(double, loss, X, Y)
    softmax(X), log_softmax(X)
    normalize(np.abs(X)), accuracy(Y.argmax(axis=1), Y.argmax(axis=1))


def test_what_is_given_is_left_as_it_was(X, Y, generator):
    X.flags.writeable = Y.flags.writeable = False
    before = X.copy(), Y.copy()
    uses(X, Y, generator)
    assert (before[0] == X).all() and (before[1] == Y).all()


def test_what_is_returned_is_not_what_was_given(X, Y):
    images = np.full((2, 784), 255, np.float32)
    labels = np.array([1, 0])
    for given, returned in [
        (images, normalize(images)),
        (images, shift(images, 0, 0)),
        (labels, one_hot(labels)),
        (X, softmax(X)),
        (X, log_softmax(X)),
        (Y, cross_entropy(Y, Y)[1]),
        (Y, half_mean_squared_error(Y, Y)[1]),
    ]:
        assert not np.shares_memory(given, returned)


def test_shuffled_batches_are_copies_and_the_data_keep_their_order(X, Y, generator):
    before = X.copy()
    for X_batch, _ in minibatches(X, Y, 4, generator):
        X_batch[...] = 0
    assert (before == X).all()
