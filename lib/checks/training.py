"""L’entraînement et ses optimiseurs."""

from typing import Any

import numpy as np

from .data import expect_inputs
from .network import expect_network
from .values import (
    expect_array,
    expect_fraction,
    expect_function,
    expect_generator,
    expect_not_negative,
    expect_numbers,
    expect_positive,
    expect_shape,
    refuse,
)


def expect_training(network: Any, X: Any, Y: Any) -> None:
    """Des données finies, dont les formes vont avec celles du réseau."""
    expect_network(network)
    inputs, _ = network.layers[0].weights.shape
    _, outputs = network.layers[-1].weights.shape
    expect_inputs(X)
    expect_numbers("Y", Y)
    expect_shape("X", X, (None, inputs))
    expect_shape("Y", Y, (len(X), outputs))


def expect_settings(
    loss: Any,
    optimizer: Any,
    epochs: Any,
    batch_size: Any,
    generator: Any,
    evaluate: Any,
) -> None:
    """Les réglages de ``train`` ; ``generator`` et ``evaluate`` peuvent être ``None``."""
    expect_function("loss", loss)
    if isinstance(optimizer, type) or not hasattr(optimizer, "step"):
        refuse(
            "optimizer",
            "un optimiseur est attendu, par exemple GradientDescent(0.1)",
            optimizer,
        )
    expect_positive("epochs", epochs, int)
    expect_positive("batch_size", batch_size, int)
    if generator is not None:
        expect_generator(generator)
    if evaluate is not None:
        expect_function("evaluate", evaluate)


def expect_batches(X: Any, Y: Any, batch_size: Any, generator: Any) -> None:
    """Autant de cibles que d’exemples, et de quoi les couper en lots."""
    expect_positive("batch_size", batch_size, int)
    expect_array("X", X)
    expect_array("Y", Y)
    expect_shape("X", X, (None, *X.shape[1:]))
    expect_shape("Y", Y, (len(X), *Y.shape[1:]))
    if generator is not None:
        expect_generator(generator)


def expect_betas(betas: Any) -> None:
    """Deux nombres de 0 à 1, l’un pour les gradients, l’autre pour leurs carrés."""
    if not isinstance(betas, tuple | list) or len(betas) != 2:
        refuse("betas", "un couple de nombres, comme (0.9, 0.999), est attendu", betas)
    for beta in betas:
        expect_fraction("betas", beta)


def expect_rate(rate: Any) -> float:
    """Le taux que rend un calendrier, positif ou nul, en nombre de Python."""
    if not isinstance(rate, float) or not 0 <= rate < np.inf:
        expect_not_negative("learning_rate", rate)
    return float(rate)


def expect_gradients(parameters: Any, gradients: Any) -> None:
    """Des tableaux que l’on peut modifier sur place, et un gradient pour chacun."""
    for parameter in parameters:
        expect_array("parameters", parameter, "nombres à virgule")
    _expect_same_shapes(gradients, parameters)


def expect_memory(memory: Any, gradients: Any) -> None:
    """Les gradients du réseau que l’optimiseur connaît déjà."""
    _expect_same_shapes(
        gradients,
        memory,
        " ; un optimiseur ne sert qu’à un réseau, dont il garde la mémoire",
    )


def _expect_same_shapes(gradients: Any, models: Any, advice: str = "") -> None:
    received, expected = [np.shape(g) for g in gradients], [m.shape for m in models]
    if received != expected:
        raise ValueError(
            f"gradients : formes attendues {expected}, formes reçues {received}{advice}"
        )
