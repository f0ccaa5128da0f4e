"""Un chapitre montre le code même qu’il exécute."""

from lib.source import source
from tests.lib.drawings import bowl, texts


def test_source_shows_the_code_that_runs():
    assert (
        source(texts, bowl).data
        == """```python
# lib/drawings.py

def texts(figure):
    found = [t.get_text() for axes in figure.axes for t in axes.texts]
    return found + [axes.get_title() for axes in figure.axes]


# lib/drawings.py

def bowl(w, b=1.0):
    return (w - 2) ** 2 + (b - 1) ** 2
```"""
    )
