"""Adam au taux constant, en cosinus, et en cosinus après un préchauffage.

Un calendrier fait-il mieux qu’un taux constant quand chacun a son meilleur taux ? Les
trois essaient les mêmes taux sur quatre graines ; le meilleur est jugé sur douze autres.
Pour chaque graine, mêmes poids de départ et mêmes lots. ``loss`` : la perte du réseau à
la fin de la troisième époque, sur toutes les images d’entraînement.
"""

from lib.losses import cross_entropy
from lib.optimizers import Adam, cosine_decay, warm_up
from lib.studies.optimizers import data, trained

SEEDS = range(12)
TUNING = range(100, 104)
TOLERANCE = {"loss": 0.015}
UPDATES = 3 * 125
RATES = (0.005, 0.01, 0.015, 0.02, 0.03, 0.04, 0.06)
SCHEDULES = {
    "constant": lambda rate: rate,
    "cosinus": lambda rate: cosine_decay(rate, UPDATES),
    "préchauffage": lambda rate: warm_up(cosine_decay(rate, UPDATES), 50),
}
BEST = {"constant": 0.015, "cosinus": 0.02, "préchauffage": 0.03}


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
    network, _ = trained(Adam(SCHEDULES[schedule](rate)), seed)
    X, Y = data()
    loss, _ = cross_entropy(network.forward(X), Y)
    return {"loss": loss}
