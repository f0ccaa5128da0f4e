"""La tente composée trois fois : la descente trouve-t-elle ses huit segments ?

Quatre réseaux ReLU apprennent la ligne brisée de 8 segments, sur 257 points : deux
qui pourraient la calculer exactement (trois couches de 2 neurones, une couche de 7, qui en suit sept),
et deux bien plus larges, qui ont le même nombre de paramètres à un près (trois
couches de 16, une de 197). Le taux d’Adam de chacun est le meilleur de deux ; dix
graines. L’écart est la racine de l’erreur quadratique moyenne.
"""

import numpy as np

from lib.initialization import multilayer_perceptron
from lib.losses import half_mean_squared_error
from lib.optimizers import Adam
from lib.training import train

SEEDS = range(10)
TOLERANCE = {"gap": 0.03}
SIZES = ("2-2-2", "7", "16-16-16", "197")
RATES = (0.003, 0.01)


def runs():
    for hidden in SIZES:
        for rate in RATES:
            for seed in SEEDS:
                settings = {"hidden": hidden, "rate": rate, "seed": seed}
                yield f"{hidden}/{rate}/{seed}", settings


def run(hidden, rate, seed):
    """L’écart à la ligne brisée, après 2 000 époques."""
    x = np.linspace(-1, 1, 257)[:, None]
    y = np.abs((4 * x + 1) % 2 - 1)
    generator = np.random.default_rng(seed)
    network = multilayer_perceptron(
        [1, *map(int, hidden.split("-")), 1], generator, dtype=np.float64
    )
    for layer in network.layers[:-1]:
        layer.biases += generator.standard_normal(layer.biases.shape)
    train(
        network,
        x,
        y,
        loss=half_mean_squared_error,
        optimizer=Adam(rate),
        epochs=2000,
        batch_size=len(x),
    )
    return {"gap": float(np.sqrt(np.mean((network.forward(x) - y) ** 2)))}
