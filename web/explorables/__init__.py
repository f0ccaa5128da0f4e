"""La directive ``explorable`` : une figure que l’on manipule dans la page.

::

    :::{explorable} descent
    :name: fig-a-descendre
    :fallback: fig-carte
    La légende.
    :::

Chaque figure est un module de ``figures/`` ; ``parts/`` est ce qu’elles partagent.
Les données viennent du chapitre, qui les exporte par ``glue("descent", JSON(…))``.
Sans JavaScript, ou imprimée, la figure renvoie à une image fixe, ``fallback``.
``also`` nomme un autre chapitre, qui exporte sous le même nom d’autres données :
la page ne les charge que si le lecteur les demande.
"""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from web.explorables.directive import Explorable, live_figure
from web.explorables.page import copy_code, depart_html, keep_fallback, visit_html


def setup(app: Sphinx) -> ExtensionMetadata:
    fixed = (keep_fallback, keep_fallback)
    app.add_node(
        live_figure,
        html=(visit_html, depart_html),
        latex=fixed,
        text=fixed,
        man=fixed,
        texinfo=fixed,
    )
    app.add_directive("explorable", Explorable)
    app.connect("build-finished", copy_code, priority=400)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
