"""``python -m lib.studies`` calcule les études qui manquent ; ``make studies`` le lance.

Une étude est à refaire quand son script a changé, question mise à part. Les essais se
répartissent entre les cœurs ; interrompu, le calcul reprend où il en était. Avec
``--check``, tout est recalculé et comparé à ce qui est rangé, sans rien y changer.
"""

import argparse
import json
import platform
import sys
from datetime import date
from functools import partial
from hashlib import sha256
from importlib import import_module
from inspect import getsource
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from tqdm import tqdm

from .. import studies, training

UNFINISHED = Path("_build/studies")


def module(name):
    """Le script d’une étude."""
    return import_module(f"lib.studies.{name}")


def fingerprint(name):
    """L’empreinte d’un script, sans sa documentation, qui ne change aucun nombre."""
    _, _, code = getsource(module(name)).split('"""', 2)
    return sha256(code.encode()).hexdigest()[:16]


def rounded(value):
    """La même mesure, en nombres ordinaires à six chiffres, ou en listes."""
    if isinstance(value, (list, tuple, np.ndarray)):
        return [rounded(item) for item in value]
    return int(value) if isinstance(value, (int, np.integer)) else float(f"{value:.6g}")


def measure(name, settings):
    """Un essai : ce qu’il mesure, par nom."""
    measured = module(name).run(**settings)
    return {quantity: rounded(value) for quantity, value in measured.items()}


def compute(name, runs, done, save=lambda done: None):
    """Complète ``done`` par les essais de ``runs`` qui y manquent, et ``save`` chacun."""
    missing = {key: settings for key, settings in runs.items() if key not in done}
    # Une seule barre : celle des essais, et non celle de chaque entraînement.
    with Pool(initializer=setattr, initargs=(training, "progress", iter)) as pool:
        measured = pool.imap(partial(measure, name), missing.values())
        bar = tqdm(zip(missing, measured), desc=name, total=len(missing), unit=" essai")
        for key, quantities in bar:
            done[key] = quantities
            save(done)
        # Le travail fini, chacun s’en va de lui-même : on n’en tue aucun.
        pool.close()
        pool.join()
    return {key: done[key] for key in runs}


def write(path, content):
    """Écrit ``path`` d’un coup : une interruption laisse l’ancien."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(content, "utf-8")
    fresh.replace(path)


def laid_out(result, runs):
    """Le résultat en JSON, un essai par ligne."""
    lines = [f"{json.dumps(key)}: {json.dumps(run)}" for key, run in runs.items()]
    return f'{json.dumps(result)[:-1]}, "runs": {{\n' + ",\n".join(lines) + "\n}}\n"


def complete(name):
    """Calcule et range une étude, si ce n’est pas déjà fait."""
    script, path = fingerprint(name), studies.stored(name)
    if path.exists() and studies.read(name)["script"] == script:
        return
    unfinished = UNFINISHED / f"{name}-{script}.json"
    done = json.loads(unfinished.read_text("utf-8")) if unfinished.exists() else {}
    runs = dict(module(name).runs())
    runs = compute(name, runs, done, lambda done: write(unfinished, json.dumps(done)))
    result = {
        "study": name,
        "script": script,
        "date": date.today().isoformat(),
        "versions": {"Python": platform.python_version(), "NumPy": np.__version__},
        "seeds": list(module(name).SEEDS),
    }
    write(path, laid_out(result, runs))
    unfinished.unlink(missing_ok=True)


def faults(name, runs):
    """Les mesures de ``runs`` qui s’écartent du résultat de plus que leur tolérance."""
    expected, tolerance = studies.read(name)["runs"], module(name).TOLERANCE
    return [
        f"{name}, {key}, {quantity} : {expected[key][quantity]} est rangé, "
        f"{value} est recalculé (tolérance {tolerance[quantity]})"
        for key, measured in runs.items()
        for quantity, value in measured.items()
        if not np.allclose(
            value, expected[key][quantity], rtol=0, atol=tolerance[quantity]
        )
    ]


def check(name):
    """Recalcule une étude, et rend ce qui n’y est plus pareil."""
    if studies.read(name)["script"] != fingerprint(name):
        return [f"{name} : le script a changé depuis son résultat"]
    return faults(name, compute(name, dict(module(name).runs()), {}))


def main(arguments=None):
    """Complète les études nommées, toutes par défaut, ou les vérifie."""
    parser = argparse.ArgumentParser(prog="python -m lib.studies")
    parser.add_argument("names", nargs="*", help="les études, toutes par défaut")
    parser.add_argument("--check", action="store_true", help="recalculer et comparer")
    options = parser.parse_args(arguments)
    if unknown := set(options.names) - set(studies.names()):
        parser.error(f"étude inconnue : {', '.join(sorted(unknown))}")
    found = []
    for name in options.names or studies.names():
        if options.check:
            found += check(name)
        else:
            complete(name)
    sys.exit("\n".join(found) or None)


if __name__ == "__main__":
    main()
