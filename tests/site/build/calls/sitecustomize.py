"""Chargé par tout Python lancé avec ce dossier dans PYTHONPATH : note les appels."""

import os
import sys
from pathlib import Path

HERE = {None, "", "localhost", "127.0.0.1", "::1", "0.0.0.0"}


def watch(event, arguments):
    """Écrit dans le fichier ``CALLS`` qui un programme appelle hors de la machine."""
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
    else:
        return
    if host not in HERE:
        with Path(os.environ["CALLS"]).open("a") as log:
            log.write(f"{event} {host} {sys.argv}\n")


sys.addaudithook(watch)
