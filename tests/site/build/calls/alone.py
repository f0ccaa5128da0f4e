"""Lance une commande sans autre réseau que la boucle locale, et compte ses appels.

``unshare -rn python alone.py commande…`` : dans un espace réseau neuf, le noyau ne
sait où envoyer ce qui sort de la machine, et le compte, quel que soit le programme.
"""

import fcntl
import os
import socket
import struct
import subprocess
import sys
from pathlib import Path

SET_FLAGS, UP = 0x8914, 0x1
# Les envois sans route, et les questions à un serveur de noms de la machine.
COUNTERS = ("Ip.OutNoRoutes", "Ip6OutNoRoutes", "Udp.NoPorts")


def raise_loopback():
    """Met en service l’interface ``lo``, éteinte dans un espace neuf."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sh", b"lo", UP))


def counts():
    """Ce que le noyau compte pour cet espace : {nom : nombre}."""
    tables, found = (
        [line.split() for line in Path("/proc/net", name).read_text().splitlines()]
        for name in ("snmp", "snmp6")
    )
    found = dict(found)
    for names, values in zip(tables[::2], tables[1::2]):
        table = names[0].replace(":", ".")
        found |= {table + name: count for name, count in zip(names[1:], values[1:])}
    return found


if __name__ == "__main__":
    raise_loopback()
    status = subprocess.run(sys.argv[1:], check=False).returncode
    with Path(os.environ["CALLS"]).open("a") as log:
        log.writelines(f"{name}\n" for name in COUNTERS if counts()[name] != "0")
    sys.exit(status)
