"""Les questions et les exercices, et ce que le lecteur en a fait.

::

    :::{question} Le sens du pas
    :name: q-sens-du-pas

    La pente est positive. Que fait le pas ?

    - [x] Il diminue $w$. → La raison, que reçoit qui a choisi cette réponse.
    - [ ] Il augmente $w$. → La raison aussi.
    :::

Plusieurs ``[x]`` font un choix multiple. Un nombre à donner se calcule d’après ce que
le chapitre exporte par ``glue``, et chaque erreur typique reçoit sa phrase ::

    :::{question} La limite
    :name: q-limite
    :answer: 2 / lambda_max
    :tolerance: 0.01
    :format: .2f

    Quelle est la limite du taux ?

    - [x] → La raison.
    - [1 / lambda_max] → Ce qu’a oublié qui trouve ce nombre.
    - [ ] → Un indice, pour toute autre réponse.
    :::

Une question est écrite une fois et lue trois fois : un formulaire dans la page, une
réponse repliée sur le papier et sans JavaScript, du Markdown dans les carnets.
``recall`` replie celles qui ouvrent un chapitre ; ``review`` est la page « Réviser ».
Les exercices, eux, sont écrits dans ``practice``, et réunis par ``frame``.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: "Sphinx") -> "ExtensionMetadata":
    from web.exercises import directive, edition, frame, goal, page, practice

    directive.setup(app)
    practice.setup(app)
    edition.setup(app)
    frame.setup(app)
    goal.setup(app)
    page.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
