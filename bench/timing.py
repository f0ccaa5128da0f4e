"""Chronométrer côte à côte, et dire ce que l’on a vu en français."""

import random
import statistics
import time

from lib.numbers import french


def interleave(contenders, seconds, at_least=3):
    """Fait courir chacun une fois par tour : ({nom: durées en s}, {nom: résultat}).

    ``contenders`` : {nom: fonction qui prépare et rend ce qu’il faut chronométrer}.
    Les tours se suivent, chacun dans un ordre tiré au hasard, pendant ``seconds``
    secondes, et il y en a ``at_least`` ; un premier, d’échauffement, ne compte pas.
    """
    rounds, results, generator = [], {}, random.Random(0)
    end = time.perf_counter() + seconds
    while len(rounds) < 1 + at_least or time.perf_counter() < end:
        durations = {}
        for name in generator.sample(list(contenders), len(contenders)):
            run = contenders[name]()
            start = time.perf_counter()
            results[name] = run()
            durations[name] = time.perf_counter() - start
        rounds.append(durations)
    return {name: [turn[name] for turn in rounds[1:]] for name in contenders}, results


def ratios(numerators, denominators):
    """Le rapport de deux durées, tour par tour."""
    return [above / below for above, below in zip(numerators, denominators)]


def number(value):
    """``value`` à la française : trois chiffres, et deux décimales au plus."""
    decimals = max(3 - len(f"{value:.0f}"), 0)
    return french(value, f",.{decimals}f")


def spread(values, write=number):
    """La médiane, puis l’étendue : « 2,13 (de 2,05 à 2,31) »."""
    middle, least, most = (write(f(values)) for f in (statistics.median, min, max))
    return f"{middle} (de {least} à {most})"


def table(*rows):
    """Un tableau Markdown ; la première ligne est l’en-tête."""
    header, *body = ("| " + " | ".join(cells) + " |\n" for cells in rows)
    return header + "| --- " * len(rows[0]) + "|\n" + "".join(body) + "\n"
