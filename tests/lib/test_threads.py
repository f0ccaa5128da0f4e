"""Les pertes imprimées ne dépendent pas du nombre de fils du calcul matriciel."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from lib.initialization import multilayer_perceptron
from lib.losses import cross_entropy
from lib.mnist import load_mnist
from lib.optimizers import GradientDescent
from lib.preprocessing import normalize, one_hot
from lib.training import train


def report():
    """Imprime le nombre de fils, puis des pertes comme les chapitres les écrivent.

    Les lots de 32 sont ceux du livre ; celui de 2 000 occupe vraiment les fils.
    """
    print(*{library["num_threads"] for library in threadpool_info()})
    images, labels = load_mnist()
    for sizes in ((784, 10), (784, 128, 10)):
        for batch_size in (32, 2_000):
            history = train(
                multilayer_perceptron(sizes, np.random.default_rng(0)),
                normalize(images[:2_000]),
                one_hot(labels[:2_000]),
                loss=cross_entropy,
                optimizer=GradientDescent(0.1),
                epochs=2,
                batch_size=batch_size,
            )
            print(*[f"{loss:.4f}" for loss in history.losses])


def reported(threads):
    """Ce que ``report`` imprime dans un autre Python, qui a ce nombre de fils."""
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    chosen = dict.fromkeys(names, str(threads)) | {"TQDM_DISABLE": "1"}
    return subprocess.check_output(
        [sys.executable, "-m", __name__],
        env=os.environ | chosen,
        cwd=Path(__file__).parents[2],
        text=True,
    ).splitlines()


@pytest.fixture(scope="module")
def alone():
    return reported(1)


@pytest.mark.skipif(
    os.cpu_count() == 1 or not threadpool_info(), reason="il n’y a qu’un fil"
)
@pytest.mark.parametrize("threads", [2, pytest.param(4, marks=pytest.mark.weekly)])
def test_the_losses_do_not_depend_on_the_number_of_threads(alone, threads):
    together = reported(threads)
    assert (alone[0], together[0]) == ("1", str(min(threads, os.cpu_count())))
    assert together[1:] == alone[1:]
    assert len(set(alone)) == len(alone) == 5


if __name__ == "__main__":
    report()
