"""Ce qu’un test essaie à chaque envoi, et ce qu’il n’essaie que chaque semaine."""

import pytest


def sampled(values, *kept):
    """Les mêmes valeurs ; seules celles de ``kept`` sont essayées à chaque envoi."""
    missing = set(kept) - set(values)
    assert not missing, f"valeurs inconnues : {missing}"
    rest = pytest.mark.weekly
    return [v if v in kept else pytest.param(v, marks=rest) for v in values]
