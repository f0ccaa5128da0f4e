"""Combien de temps prend une époque, selon la taille des lots (chapitre 4).

20 000 images de 784 pixels, découpées en lots, passent dans une couche de dix perceptrons :
un produit pour les réponses, un second, sur le même lot, pour le gradient. Un essai est un
tour : toutes les tailles y passent, dans un ordre que tire la graine, trois fois chacune,
dont on garde la plus courte. ``both`` mesure les deux produits, ``first`` le premier seul,
pour savoir ce que coûte une seconde lecture du lot. La mesure est le logarithme en base 2
du rapport à l’époque d’un seul bloc : 1 veut dire deux fois plus longue, −1 deux fois plus
courte.

C’est le temps du processeur, sur un seul fil, sans ce que d’autres programmes lui prennent.
Il dépend de la machine ; la tolérance, d’un facteur 8, n’arrête qu’un autre ordre de
grandeur.
"""

from time import process_time

import numpy as np

SEEDS = range(10)
SIZES = (1, 8, 32, 128, 512, 2048, 20_000)
IMAGES = 20_000
TOLERANCE = {"both": 3, "first": 3}


def duration(images, weights, size, products):
    """Secondes que prend une époque par lots de ``size``, avec un ou deux produits."""
    start = process_time()
    for row in range(0, IMAGES, size):
        batch = images[row : row + size]
        outputs = batch @ weights
        if products == "both":
            batch.T @ outputs
    return process_time() - start


def runs():
    """Un tour par graine."""
    for seed in SEEDS:
        yield f"tour/{seed}", {"seed": seed}


def run(seed):
    """Les logarithmes des rapports, dans l’ordre de ``SIZES``."""
    generator = np.random.default_rng(seed)
    images = generator.random((IMAGES, 784), np.float32)
    weights = np.zeros((784, 10), np.float32)
    measured = {}
    for products in TOLERANCE:
        shortest = dict.fromkeys(SIZES, np.inf)
        for size in generator.permutation(np.repeat(SIZES, 3)):
            seconds = duration(images, weights, size, products)
            shortest[size] = min(shortest[size], seconds)
        whole = shortest[IMAGES]
        measured[products] = [np.log2(shortest[size] / whole) for size in SIZES]
    return measured
