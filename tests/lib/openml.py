"""Un serveur local, que scikit-learn prend pour OpenML."""

import hashlib
import json
from http.server import BaseHTTPRequestHandler

API, ARFF = "/api/v1/json/data", "/data/v1/download/mnist.arff"


LIST = f"{API}/list/data_name/mnist_784/limit/2/data_version/1"


def pages(arrays):
    """Ce qu’OpenML répond à chaque chemin, pour ces tableaux."""
    pixels = [f"pixel{k}" for k in range(1, 785)]
    rows = [",".join(map(str, [*x, y])) for x, y in zip(arrays["X"], arrays["y"])]
    columns = [f"@ATTRIBUTE {pixel} REAL" for pixel in pixels]
    columns.append("@ATTRIBUTE class {0,1,2,3,4,5,6,7,8,9}")
    arff = "\n".join(["@RELATION mnist_784", *columns, "@DATA", *rows])
    known = {"did": "554", "name": "mnist_784", "version": "1", "status": "active"}
    description = known | {
        "id": "554",
        "format": "ARFF",
        "description": "MNIST",
        "url": f"https://www.openml.org{ARFF}",
        "md5_checksum": hashlib.md5(arff.encode()).hexdigest(),
    }
    feature = {"is_ignore": "false", "is_row_identifier": "false"}
    feature |= {"number_of_missing_values": "0"}
    numeric = feature | {"data_type": "numeric", "is_target": "false"}
    nominal = feature | {"data_type": "nominal", "is_target": "true"}
    features = [
        numeric | {"name": name, "index": str(k)} for k, name in enumerate(pixels)
    ]
    features.append(nominal | {"name": "class", "index": "784"})
    size = {"name": "NumberOfInstances", "value": str(len(rows))}
    answers = {
        LIST: {"data": {"dataset": [known]}},
        f"{API}/554": {"data_set_description": description},
        f"{API}/features/554": {"data_features": {"feature": features}},
        f"{API}/qualities/554": {"data_qualities": {"quality": [size]}},
    }
    return {page: json.dumps(answer) for page, answer in answers.items()} | {ARFF: arff}


class Handler(BaseHTTPRequestHandler):
    """Répond ``server.pages[chemin]`` ; ``server.faults[chemin]`` répond à sa place."""

    def do_GET(self):
        page = self.server.pages.get(self.path)
        if self.path in self.server.faults:
            self.server.faults[self.path](self, page)
        elif page is None:
            self.send_error(404)
        else:
            self.answer(page)

    def answer(self, page, kept=None):
        """Annonce la page entière, et en envoie les ``kept`` premiers octets."""
        content = page.encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[:kept])

    def log_message(self, *arguments):
        pass
