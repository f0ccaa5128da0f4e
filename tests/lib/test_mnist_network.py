"""Le perceptron multicouche du chapitre 7, sur le partage usuel de MNIST."""

import numpy as np
import pytest

from lib.initialization import multilayer_perceptron
from lib.losses import cross_entropy
from lib.mnist import load_mnist
from lib.optimizers import GradientDescent, cosine_decay
from lib.preprocessing import normalize, one_hot
from lib.training import accuracy, train


@pytest.mark.weekly
def test_a_hidden_layer_reads_98_digits_out_of_100():
    images, labels = load_mnist()
    X, Y = normalize(images), one_hot(labels)
    generator = np.random.default_rng(0)
    network = multilayer_perceptron((784, 128, 10), generator)
    train(
        network,
        X[:60_000],
        Y[:60_000],
        loss=cross_entropy,
        optimizer=GradientDescent(cosine_decay(0.5, 12 * 938), weight_decay=1e-4),
        epochs=12,
        batch_size=64,
        generator=generator,
    )
    assert accuracy(network.predict(X[60_000:]), labels[60_000:]) >= 0.98
