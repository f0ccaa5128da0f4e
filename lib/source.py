"""Montre dans un chapitre le code même que le livre exécute."""

import inspect
from pathlib import Path


def source(*objects):
    """Le code de fonctions ou de classes, en un bloc Markdown coloré."""
    from IPython.display import Markdown

    blocks = []
    for item in objects:
        module = Path(inspect.getsourcefile(item))
        blocks.append(
            f"# {module.parent.name}/{module.name}\n\n{inspect.getsource(item)}"
        )
    return Markdown("```python\n" + "\n\n".join(blocks) + "```")
