"""Une erreur dit ce qui était attendu et ce qui est reçu.

``values`` regarde un nombre ou un tableau ; ``data``, ``network`` et ``training``,
ce que la méthode attend d’eux.
"""
