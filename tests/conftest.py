"""L’ordre des tests : les fichiers longs d’abord, et les cœurs finissent ensemble."""

LONGEST = (
    "test_parity.py",
    "test_other_browsers.py",
    "test_stopping.py",
    "test_chapters.py",
)


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.path.name not in LONGEST)
