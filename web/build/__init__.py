"""La construction : une à la fois, chaque chapitre exécuté une fois pour toutes."""

from web.build import execution, integrity


def setup(app):
    execution.setup(app)
    integrity.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
