"""La construction : une à la fois, chaque chapitre exécuté une fois pour toutes."""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from web.build import execution, integrity


def setup(app: Sphinx) -> ExtensionMetadata:
    execution.setup(app)
    integrity.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
