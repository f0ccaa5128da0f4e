"""Les mises à jour. Chapitre 3, « La descente de gradient », et chapitre 8."""

import math
from itertools import repeat

import numpy as np

from .checks import expect_positive


class GradientDescent:
    """θ ← θ − η ∂L/∂θ, où η > 0 est le taux ``learning_rate``.

    Le taux est un nombre, ou une fonction du numéro du pas, compté depuis 0
    (chapitre 8). ``weight_decay`` : λ ; le pas multiplie d’abord θ par 1 − ηλ
    (chapitre 9).
    """

    def __init__(self, learning_rate, weight_decay=0.0):
        varies = callable(learning_rate)
        self.learning_rate = learning_rate if varies else constant(learning_rate)
        self.weight_decay = weight_decay
        self.steps = 0

    def __repr__(self):
        return f"{type(self).__name__}({self.learning_rate(0)})"

    def step(self, parameters, gradients):
        """Modifie sur place chaque paramètre d’après son gradient."""
        rate = float(self.learning_rate(self.steps))
        for parameter, gradient in zip(parameters, gradients, strict=True):
            if self.weight_decay:
                parameter *= 1 - rate * self.weight_decay
            parameter -= rate * gradient
        self.steps += 1


class Momentum(GradientDescent):
    """v ← βv + ∂L/∂θ, puis θ ← θ − ηv."""

    def __init__(self, learning_rate, beta=0.9, weight_decay=0.0):
        super().__init__(learning_rate, weight_decay)
        self.beta, self.velocities = beta, repeat(0.0)

    def step(self, parameters, gradients):
        pairs = zip(self.velocities, gradients)
        self.velocities = [self.beta * v + g for v, g in pairs]
        super().step(parameters, self.velocities)


def _averages(beta, averages, values):
    """Les moyennes mobiles : le passé y compte pour β, le présent pour 1 − β."""
    return [beta * a + (1 - beta) * value for a, value in zip(averages, values)]


class RMSProp(GradientDescent):
    """s ← βs + (1 − β)g², où g = ∂L/∂θ, puis θ ← θ − ηg/(√s + ε)."""

    def __init__(self, learning_rate, beta=0.9, epsilon=1e-8, weight_decay=0.0):
        super().__init__(learning_rate, weight_decay)
        self.beta, self.epsilon, self.squares = beta, epsilon, repeat(0.0)

    def step(self, parameters, gradients):
        self.squares = _averages(self.beta, self.squares, [g**2 for g in gradients])
        pairs = zip(gradients, self.squares)
        super().step(parameters, [g / (np.sqrt(s) + self.epsilon) for g, s in pairs])


class Adam(GradientDescent):
    """θ ← θ − ηm̂/(√ŝ + ε) : m̂ et ŝ sont les moyennes mobiles de g et de g².

    Parties de 0, elles sont corrigées : au pas t, compté depuis 1, on les divise
    par 1 − βᵗ.
    """

    def __init__(
        self, learning_rate, betas=(0.9, 0.999), epsilon=1e-8, weight_decay=0.0
    ):
        super().__init__(learning_rate, weight_decay)
        self.betas, self.epsilon = betas, epsilon
        self.means = self.squares = repeat(0.0)

    def step(self, parameters, gradients):
        beta_m, beta_s = self.betas
        self.means = _averages(beta_m, self.means, gradients)
        self.squares = _averages(beta_s, self.squares, [g**2 for g in gradients])
        m_part, s_part = (1 - beta ** (self.steps + 1) for beta in self.betas)
        directions = [
            (m / m_part) / (np.sqrt(s / s_part) + self.epsilon)
            for m, s in zip(self.means, self.squares)
        ]
        super().step(parameters, directions)


def constant(rate):
    """Le même taux à chaque pas."""
    expect_positive("learning_rate", rate)
    return lambda step: float(rate)


def step_decay(rate, every, factor=0.5):
    """Le taux est multiplié par ``factor`` tous les ``every`` pas."""
    return lambda step: rate * factor ** (step // every)


def cosine_decay(rate, steps):
    """Le taux va de ``rate`` à 0 en ``steps`` pas, selon un demi-tour de cosinus."""
    return lambda step: rate * (1 + math.cos(math.pi * min(step / steps, 1))) / 2


def warm_up(schedule, steps):
    """Le taux de ``schedule``, atteint peu à peu pendant les ``steps`` premiers pas."""
    return lambda step: schedule(step) * min((step + 1) / steps, 1)
