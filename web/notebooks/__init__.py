"""Les carnets : la référence de chaque chapitre, et ceux que l’on emporte."""


def setup(app):
    from web.notebooks import downloads

    downloads.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
