"""L’ordre des tests, et combien à la fois : qu’aucun cœur n’attende."""

import pytest

LONGEST = (
    "test_parity.py",
    "test_other_browsers.py",
    "test_stopping.py",
    "test_chapters.py",
)


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.path.name not in LONGEST)


@pytest.hookimpl(wrapper=True)
def pytest_xdist_auto_num_workers():
    """Un programme de plus que de cœurs : souvent, l’un attend son navigateur."""
    return (yield) + 1
