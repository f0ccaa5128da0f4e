"""Ce qui vérifie un exercice, et dit en une phrase ce qui ne va pas.

Une vérification est une fonction décorée par ``check``, dont les paramètres ont les noms
de ce que le lecteur doit écrire. ``check_double()`` vérifie alors ce qu’il a écrit ::

    @check
    def check_double(double):
        expect(double(3), 6, "double(3)", (9, "C’est le carré, non le double."))
"""

from .checking import Verdict, check
from .expecting import Wrong, expect, require

__all__ = ["Verdict", "Wrong", "check", "expect", "require"]
