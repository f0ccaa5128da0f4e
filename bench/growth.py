"""Ce que devient une époque du réseau 784-h-10 quand on le fait grandir.

``python -m bench.growth`` dessine, à côté du plancher, la durée d’une époque selon
le nombre d’images, la largeur de la couche cachée et la taille des lots.
"""

from functools import partial
from pathlib import Path
from statistics import median

import numpy as np

from bench.contenders import EPOCHS, library, products
from bench.timing import interleave
from lib.figures import curves
from lib.initialization import multilayer_perceptron
from lib.mnist import load_mnist
from lib.numbers import french
from lib.preprocessing import normalize, one_hot

SECONDS = 30
USUAL = {"images": 10_000, "width": 128, "batch_size": 32}
GROWTHS = {
    "images": ("nombre d’images", (1_000, 2_000, 4_000, 8_000, 16_000, 32_000)),
    "width": ("neurones cachés", (8, 16, 32, 64, 128, 256, 512, 1024)),
    "batch_size": ("taille des lots", (1, 2, 4, 8, 16, 32, 64, 128, 256, 512)),
}


def prepare(way, X, Y, images, width, batch_size):
    network = multilayer_perceptron((784, width, 10), np.random.default_rng(0))
    return way(network, X[:images], Y[:images], batch_size)


def durations(X, Y, sizes):
    """Les médianes, en secondes, de ``lib`` et du plancher, {taille: (lib, plancher)}."""
    contenders = {
        (size, way): partial(prepare, way, X, Y, **settings)
        for size, settings in sizes.items()
        for way in (library, products)
    }
    times, _ = interleave(contenders, SECONDS)
    medians = {key: median(values) / EPOCHS for key, values in times.items()}
    return {size: (medians[size, library], medians[size, products]) for size in sizes}


def draw(measured, label):
    """La figure, sur deux échelles logarithmiques."""
    sizes, (ours, floors) = list(measured), zip(*measured.values())
    series = {"lib": (sizes, ours), "les produits seuls": (sizes, floors)}
    figure = curves(series, label, "une époque, en secondes", log_y=True)
    [axes] = figure.axes
    axes.set_xscale("log", base=2)
    axes.set_xticks(sizes, [french(size, ",") for size in sizes])
    axes.minorticks_off()
    return figure


def main():
    images, labels = load_mnist()
    X, Y = normalize(images), one_hot(labels)
    for name, (label, values) in GROWTHS.items():
        measured = durations(X, Y, {value: USUAL | {name: value} for value in values})
        for value, (ours, floor) in measured.items():
            print(f"{label} {value:6d} : {ours:.4f} s, plancher {floor:.4f} s")
        path = Path(__file__).with_name(f"growth-{name.replace('_', '-')}.svg")
        path.write_text(draw(measured, label)._repr_svg_(), "utf-8")


if __name__ == "__main__":
    main()
