"""Le taux constant et le cosinus, par lots de 1, sur la droite bruitée du chapitre 4.

Un taux constant bien choisi se pose-t-il aussi bien qu’un taux qui descend en cosinus ?
Les deux essaient les mêmes taux sur deux graines ; le meilleur est jugé sur douze autres,
qui changent l’ordre des exemples, le même pour les deux. ``excess`` : la moyenne du coût
sur les 512 derniers de 5 120 pas, moins celui de la meilleure droite, rapportée à lui.
"""

import numpy as np

from lib.optimizers import GradientDescent, cosine_decay
from lib.training import minibatches

SEEDS = range(12)
TUNING = range(100, 102)
TOLERANCE = {"excess": 1e-5}
EPOCHS = 5
RATES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)
SCHEDULES = {
    "constant": lambda rate: rate,
    "cosinus": lambda rate: cosine_decay(rate, EPOCHS * 1024),
}
BEST = {"constant": 0.02, "cosinus": 0.05}


def runs():
    for schedule in SCHEDULES:
        for rate in RATES:
            for seed in TUNING:
                settings = {"schedule": schedule, "rate": rate, "seed": seed}
                yield f"choix/{schedule}/{rate}/{seed}", settings
        for seed in SEEDS:
            settings = {"schedule": schedule, "rate": BEST[schedule], "seed": seed}
            yield f"{schedule}/{seed}", settings


def run(schedule, rate, seed):
    generator = np.random.default_rng(0)
    x = generator.random((1024, 1))
    y = 2 * x + 1 + 0.1 * generator.standard_normal((1024, 1))
    with_one = np.hstack([x, np.ones_like(x)])
    _, (floor,), *_ = np.linalg.lstsq(with_one, y[:, 0], rcond=None)
    optimizer = GradientDescent(SCHEDULES[schedule](rate))
    line, path = np.array([0.4967, -0.1383]), []
    order = np.random.default_rng(seed)
    for _ in range(EPOCHS):
        for row, target in minibatches(with_one, y, 1, order):
            optimizer.step([line], [(row[0] @ line - target[0, 0]) * row[0]])
            path.append(line.copy())
    errors = with_one @ np.transpose(path[-512:]) - y
    return {"excess": np.mean(np.sum(errors**2, axis=0)) / floor - 1}
