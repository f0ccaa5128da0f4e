"""Les mises à jour. Chapitre 3, « La descente de gradient », et chapitre 8."""

import numpy as np

from .checks.training import expect_betas, expect_gradients, expect_memory, expect_rate
from .checks.values import expect_fraction, expect_not_negative
from .schedules import constant, cosine_decay, step_decay, warm_up
from .types import Arrays, Rate

# Dans l’ordre où la page de la bibliothèque les montre.
__all__ = [  # noqa: RUF022
    "GradientDescent",
    "Momentum",
    "RMSProp",
    "Adam",
    "recall",
    "averages",
    "constant",
    "step_decay",
    "cosine_decay",
    "warm_up",
]


class GradientDescent:
    """θ ← θ − η ∂L/∂θ, où η > 0 est le taux ``learning_rate``.

    Le taux est un nombre, ou une fonction du numéro du pas, compté depuis 0
    (chapitre 8). ``weight_decay`` : λ ; le pas multiplie d’abord θ par 1 − ηλ
    (chapitre 9).
    """

    def __init__(self, learning_rate: Rate, weight_decay: float = 0.0):
        expect_not_negative("weight_decay", weight_decay)
        if not callable(learning_rate):
            learning_rate = constant(learning_rate)
        self.learning_rate = learning_rate
        self.weight_decay = weight_decay
        self.steps = 0

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.learning_rate(0)})"

    def step(self, parameters: Arrays, gradients: Arrays) -> None:
        """Modifie sur place chaque paramètre d’après son gradient."""
        if self.steps == 0:
            expect_gradients(parameters, gradients)
        rate = expect_rate(self.learning_rate(self.steps))
        for parameter, gradient in zip(parameters, gradients, strict=True):
            if self.weight_decay:
                parameter *= 1 - rate * self.weight_decay
            parameter -= rate * gradient
        self.steps += 1


class Momentum(GradientDescent):
    """v ← βv + ∂L/∂θ, puis θ ← θ − ηv."""

    def __init__(
        self, learning_rate: Rate, beta: float = 0.9, weight_decay: float = 0.0
    ):
        super().__init__(learning_rate, weight_decay)
        expect_fraction("beta", beta)
        self.beta = beta
        self.velocities: Arrays = []

    def step(self, parameters: Arrays, gradients: Arrays) -> None:
        past = recall(self.velocities, gradients)
        self.velocities = [self.beta * v + g for v, g in zip(past, gradients)]
        super().step(parameters, self.velocities)


class RMSProp(GradientDescent):
    """s ← βs + (1 − β)g², où g = ∂L/∂θ, puis θ ← θ − ηg/(√s + ε)."""

    def __init__(
        self,
        learning_rate: Rate,
        beta: float = 0.9,
        epsilon: float = 1e-8,
        weight_decay: float = 0.0,
    ):
        super().__init__(learning_rate, weight_decay)
        expect_fraction("beta", beta)
        expect_not_negative("epsilon", epsilon)
        self.beta, self.epsilon = beta, epsilon
        self.squares: Arrays = []

    def step(self, parameters: Arrays, gradients: Arrays) -> None:
        self.squares = averages(self.beta, self.squares, [g**2 for g in gradients])
        pairs = zip(gradients, self.squares)
        super().step(parameters, [g / (np.sqrt(s) + self.epsilon) for g, s in pairs])


class Adam(GradientDescent):
    """θ ← θ − ηm̂/(√ŝ + ε) : m̂ et ŝ sont les moyennes mobiles de g et de g².

    Parties de 0, elles sont corrigées : au pas t, compté depuis 1, on les divise
    par 1 − βᵗ.
    """

    def __init__(
        self,
        learning_rate: Rate,
        betas: tuple[float, float] = (0.9, 0.999),
        epsilon: float = 1e-8,
        weight_decay: float = 0.0,
    ):
        super().__init__(learning_rate, weight_decay)
        expect_betas(betas)
        expect_not_negative("epsilon", epsilon)
        self.betas, self.epsilon = betas, epsilon
        self.means: Arrays = []
        self.squares: Arrays = []

    def step(self, parameters: Arrays, gradients: Arrays) -> None:
        beta_m, beta_s = self.betas
        self.means = averages(beta_m, self.means, gradients)
        self.squares = averages(beta_s, self.squares, [g**2 for g in gradients])
        m_part, s_part = (1 - beta ** (self.steps + 1) for beta in self.betas)
        directions = [
            (m / m_part) / (np.sqrt(s / s_part) + self.epsilon)
            for m, s in zip(self.means, self.squares)
        ]
        super().step(parameters, directions)


def recall(memory: Arrays, gradients: Arrays) -> Arrays:
    """Ce que l’optimiseur a retenu de chaque paramètre : des zéros, au premier pas."""
    memory = memory or [np.zeros_like(gradient) for gradient in gradients]
    expect_memory(memory, gradients)
    return memory


def averages(beta: float, memory: Arrays, values: Arrays) -> Arrays:
    """Les moyennes mobiles : le passé y compte pour β, le présent pour 1 − β."""
    past = recall(memory, values)
    return [beta * a + (1 - beta) * value for a, value in zip(past, values)]
