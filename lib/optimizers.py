"""Les mises à jour. Chapitre 3, « La descente de gradient »."""

from .checks import expect_positive


class GradientDescent:
    """θ ← θ − η ∂L/∂θ, où η > 0 est le taux ``learning_rate``."""

    def __init__(self, learning_rate):
        expect_positive("learning_rate", learning_rate)
        self.learning_rate = float(learning_rate)

    def __repr__(self):
        return f"GradientDescent({self.learning_rate})"

    def step(self, parameters, gradients):
        """Modifie sur place chaque paramètre d’après son gradient."""
        for parameter, gradient in zip(parameters, gradients, strict=True):
            parameter -= self.learning_rate * gradient
