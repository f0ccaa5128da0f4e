"""Lighthouse sur un téléphone simulé : nos chapitres, et ceux d’un site par défaut.

Chaque page est mesurée ``RUNS`` fois de chaque côté, en alternance, et l’on garde
les médianes. ``python -m bench.lighthouse`` écrit le tableau dans
``bench/lighthouse.md`` ; des noms de chapitres n’en refont que leurs lignes.
"""

import gzip
import json
import mimetypes
import os
import shutil
import statistics
import subprocess
import sys
import threading
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from lib.numbers import french
from web.browser import ARGUMENTS, executable

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "bench" / "lighthouse.md"
RUNS = 5
SCORES = ("performance", "accessibility", "best-practices", "seo")
HEADER = """| page | performance | accessibilité | bonnes pratiques | référencement | plus grand affichage | décalage | premier chargement |
| --- | --- | --- | --- | --- | --- | --- | --- |
"""


@cache
def compressed(path):
    return gzip.compress(path.read_bytes(), mtime=0)


class Compressing(BaseHTTPRequestHandler):
    """Un serveur statique qui compresse, comme le font les hébergeurs."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = self.server.folder / urlsplit(self.path).path.lstrip("/")
        if not path.is_file():
            self.send_error(404)
            return
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        packed = kind.startswith("text/") or kind in (
            "application/javascript",
            "image/svg+xml",
        )
        body = compressed(path) if packed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def serve(folder):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Compressing)
    server.folder = folder
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def build_default():
    """Le site par défaut, avec les mêmes sorties ; ses avertissements ne comptent pas."""
    [outputs] = (ROOT / "_build/.jupyter_cache").iterdir()
    shutil.copytree(outputs, ROOT / "_build/default/cache", dirs_exist_ok=True)
    command = ["jupyter-book", "build", "--config", ROOT / "bench/default.yml"]
    target = ROOT / "_build" / "default-build"
    subprocess.run(
        [*command, "--path-output", target, "--quiet", "."], cwd=ROOT, check=True
    )
    return target / "_build" / "html"


def measure(url):
    """Les notes, les durées et les poids que donne Lighthouse."""
    command = ["node", ROOT / "bench/node_modules/lighthouse/cli/index.js", url]
    flags = " ".join(["--headless", *ARGUMENTS])
    done = subprocess.run(
        [*command, "--output=json", "--quiet", f"--chrome-flags={flags}"],
        check=True,
        capture_output=True,
        env=os.environ | {"CHROME_PATH": executable()},
    )
    report = json.loads(done.stdout)
    audits = report["audits"]
    items = audits["network-requests"]["details"]["items"]
    figures = sum(i["transferSize"] for i in items if "/_images/" in i["url"])
    values = [100 * (report["categories"][name]["score"] or 0) for name in SCORES]
    values.append(audits["largest-contentful-paint"]["numericValue"] / 1000)
    values.append(audits["cumulative-layout-shift"]["numericValue"])
    values.append((sum(i["transferSize"] for i in items) - figures) / 1000)
    return values


def row(name, runs):
    *scores, paint, shift, weight = [statistics.median(v) for v in zip(*runs)]
    cells = [french(score, ".0f") for score in scores]
    cells += [f"{french(paint, '.2f')} s", french(shift, ".3f")]
    cells += [f"{french(weight, '.0f')} ko"]
    return f"| {name} | {' | '.join(cells)} |\n"


def kept_rows(table, header):
    """Les lignes du tableau d’avant, par nom."""
    lines = table.read_text("utf-8").removeprefix(header).splitlines(keepends=True)
    return {line.split("|")[1].strip(): line for line in lines}


def main(chosen):
    chapters = chosen or sorted(p.stem for p in (ROOT / "book").glob("[0-9]*.md"))
    folders = {"ce livre": ROOT / "_build" / "html", "par défaut": build_default()}
    addresses = {name: serve(folder) for name, folder in folders.items()}
    rows = kept_rows(TABLE, HEADER) if chosen else {}
    for chapter in chapters:
        runs = {name: [] for name in addresses}
        for _ in range(RUNS):
            for name, address in addresses.items():
                runs[name].append(measure(f"{address}/book/{chapter}.html"))
        for name in addresses:
            rows[f"{chapter}, {name}"] = row(f"{chapter}, {name}", runs[name])
            print(rows[f"{chapter}, {name}"], end="", flush=True)
    TABLE.write_text(HEADER + "".join(rows.values()), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
