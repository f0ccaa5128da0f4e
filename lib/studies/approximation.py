"""Une courbe : la descente place-t-elle les pliures aussi bien que la main ?

La courbe du chapitre 6, sur 101 points de [−2, 2] ; une couche cachée de 2, 5, 20 ou
80 neurones ReLU, partie de douze graines, poids et biais au hasard. L’écart est la
racine de l’erreur quadratique moyenne, sur 401 points.
"""

import numpy as np

from lib.initialization import multilayer_perceptron
from lib.losses import half_mean_squared_error
from lib.optimizers import Adam
from lib.training import train

SEEDS = range(12)
TOLERANCE = {"gap": 0.02}
SIZES = (2, 5, 20, 80)


def curve(x):
    return np.sin(3 * x) + 0.4 * x**2 - 0.8


def runs():
    for size in SIZES:
        for seed in SEEDS:
            yield f"{size}/{seed}", {"size": size, "seed": seed}


def run(size, seed):
    """L’écart à la courbe, après l’entraînement."""
    x = np.linspace(-2, 2, 401)[:, None]
    generator = np.random.default_rng(seed)
    network = multilayer_perceptron((1, size, 1), generator, scale=1, dtype=np.float64)
    network.layers[0].biases += generator.standard_normal((1, size))
    train(
        network,
        x[::4],
        curve(x[::4]),
        loss=half_mean_squared_error,
        optimizer=Adam(0.03),
        epochs=2000,
        batch_size=101,
    )
    error = network.forward(x) - curve(x)
    return {"gap": float(np.sqrt(np.mean(error**2)))}
