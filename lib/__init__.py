"""Ce que les chapitres exécutent, dans l’ordre où on le lit.

``activations``, ``losses``, ``network``, ``optimizers`` et ``training`` forment
la méthode, que ``gradients`` vérifie et que prolongent ``initialization`` et
``regularization`` ; ``mnist`` et ``preprocessing``, les données ; ``figures``,
les dessins ; ``studies``, les comparaisons trop longues pour une page. Quatre modules
n’enseignent rien : ``source`` montre ce code dans les chapitres, ``export`` le donne
aux pages, ``numbers`` écrit les nombres en français, ``exercises`` répond à qui
résout un exercice. ``checks`` relit ce que la méthode reçoit, et ``types`` nomme ce
qu’elle attend.
"""
