"""Les couches et le réseau."""

from collections.abc import Sequence
from typing import Any

from .data import expect_inputs
from .values import (
    expect_generator,
    expect_not_negative,
    expect_positive,
    expect_shape,
    refuse,
)


def expect_activation(activation: Any) -> None:
    """Une classe qui a les fonctions ``value`` et ``derivative``."""
    parts = (getattr(activation, name, None) for name in ("value", "derivative"))
    if not isinstance(activation, type) or not all(map(callable, parts)):
        refuse(
            "activation",
            "une classe comme ReLU, sans parenthèses, est attendue",
            activation,
        )


def expect_sizes(sizes: Any) -> None:
    """Deux tailles de couches au moins, de l’entrée à la sortie."""
    if not isinstance(sizes, Sequence) or isinstance(sizes, str):
        refuse("sizes", "une suite de tailles, comme (784, 10), est attendue", sizes)
    expect_positive("nombre de couches", len(sizes) - 1, int)
    for size in sizes:
        expect_positive("sizes", size, int)


def expect_draw(inputs: Any, outputs: Any, generator: Any, scale: Any) -> None:
    """De quoi tirer au hasard les poids d’une couche."""
    expect_positive("inputs", inputs, int)
    expect_positive("outputs", outputs, int)
    expect_generator(generator)
    expect_not_negative("scale", scale)


def expect_layers(layers: Sequence[Any]) -> None:
    """Au moins une couche, et rien d’autre."""
    expect_positive("nombre de couches", len(layers), int)
    for layer in layers:
        if isinstance(layer, type) or not hasattr(layer, "weights"):
            refuse(
                "layers",
                "des couches l’une après l’autre sont attendues",
                layer,
                " ; une liste se donne avec une étoile, Network(*couches)",
            )


def expect_network(network: Any) -> None:
    """Un réseau, et non une couche ou une liste."""
    if isinstance(network, type) or not hasattr(network, "layers"):
        refuse("network", "un réseau Network(…) est attendu", network)


def expect_hidden_layers(network: Any) -> None:
    """Une couche cachée au moins, où l’oubli peut frapper."""
    expect_network(network)
    if len(network.layers) < 2:
        raise ValueError(
            "network : une couche cachée au moins est attendue, ce réseau n’en a pas "
            "et n’oublierait rien"
        )


def expect_classifier(network: Any, X: Any) -> None:
    """Des scores de plusieurs classes, qu’aucun oubli ne brouille."""
    outputs = network.layers[-1].weights.shape[1]
    if outputs < 2:
        raise ValueError(
            f"network : deux sorties au moins sont attendues pour choisir une classe, "
            f"{outputs} est reçue ; la sortie elle-même est forward(X)"
        )
    expect_no_dropout(network)
    expect_inputs(X)


def expect_no_dropout(network: Any) -> None:
    """Un réseau qui rend deux fois la même réponse."""
    expect_network(network)
    if any(getattr(layer, "rate", 0) for layer in network.layers):
        raise ValueError(
            "network : un réseau sans oubli est attendu, ses couches oublient au "
            "hasard ; donnez celui que with_dropout a reçu"
        )


def expect_after_forward(layer: Any, dA: Any) -> None:
    """Un gradient de la forme de la sortie que ``forward`` vient de calculer."""
    if not hasattr(layer, "Z"):
        raise ValueError("backward : une passe avant, forward(X), est attendue d’abord")
    expect_shape("dA", dA, layer.Z.shape)
