"""MNIST et ses pannes : le fichier du dépôt, puis un OpenML local qui répond mal."""

import hashlib
import json
import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.request import urlopen

import numpy as np
import pytest

from lib import mnist
from lib.mnist import PATH, load_mnist

RESTORE = (
    "Rétablissez le fichier : git checkout -- lib/data/mnist.npz",
    'Réessayez plus tard, ou lisez la copie du dépôt : load_mnist("repository").',
)


def test_the_file_of_the_repository():
    X, y = load_mnist()
    assert (X.shape, X.dtype) == ((70_000, 784), np.uint8)
    assert (y.shape, y.dtype) == ((70_000,), np.uint8)
    assert y[:5].tolist() == [5, 0, 4, 1, 9]


def test_an_unknown_source():
    with pytest.raises(ValueError) as caught:
        load_mnist(source="kaggle")
    assert str(caught.value) == (
        'source : "repository" ou "openml" est attendu, \'kaggle\' est reçu'
    )


@pytest.fixture
def small(monkeypatch):
    """Un MNIST de trois images, que ``load_mnist`` tient pour le vrai."""
    X = np.zeros((3, 784), np.uint8)
    X[:, 300:400] = np.random.default_rng(0).integers(256, size=(3, 100))
    arrays = {"X": X, "y": np.array([5, 0, 4], np.uint8)}
    for name, array in arrays.items():
        digest = hashlib.sha256(array.tobytes()).hexdigest()
        monkeypatch.setitem(mnist.SHAPES, name, array.shape)
        monkeypatch.setitem(mnist.SHA256, name, digest)
    return arrays


@pytest.fixture
def path(tmp_path):
    return tmp_path / "mnist.npz"


def refusal(error, **options):
    """Le message de l’erreur que ``load_mnist`` doit lever."""
    with pytest.raises(error) as caught:
        load_mnist(**options)
    return str(caught.value)


def test_a_missing_file(path):
    message = f"MNIST : {path} est absent. {RESTORE[0]}"
    assert refusal(FileNotFoundError, path=str(path)) == message


@pytest.mark.parametrize("kept", [0, 10, 1_000_000, PATH.stat().st_size - 1])
def test_a_truncated_file(path, kept):
    path.write_bytes(PATH.read_bytes()[:kept])
    message = f"MNIST : {path} est illisible. {RESTORE[0]}"
    assert refusal(ValueError, path=path) == message


BITS = {"signature": 0, "nom": 30, "pixels": 5_000_000, "annuaire": -124, "fin": -6}


@pytest.mark.parametrize("place", BITS.values(), ids=BITS)
def test_one_flipped_bit(path, place):
    content = bytearray(PATH.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    assert refusal(ValueError, path=path).endswith(RESTORE[0])


def test_any_flipped_bit_is_seen_or_harmless(path, small):
    np.savez_compressed(path, **small)
    content = path.read_bytes()
    seen = 0
    for place in range(len(content)):
        changed = bytearray(content)
        changed[place] ^= 1 << place % 8
        path.write_bytes(changed)
        try:
            loaded = load_mnist(path=path)
        except ValueError as error:
            assert RESTORE[0] in str(error)
            seen += 1
        else:
            for ours, theirs in zip(small.values(), loaded, strict=True):
                assert (ours == theirs).all()
    assert seen > 0.7 * len(content)


def test_a_directory_in_place_of_the_file(tmp_path):
    assert "illisible" in refusal(ValueError, path=tmp_path)


def test_a_file_that_may_not_be_read(monkeypatch):
    def refuse(*arguments, **options):
        raise PermissionError("lecture interdite")

    with monkeypatch.context() as patch:
        patch.setattr("builtins.open", refuse)
        assert "illisible" in refusal(ValueError)


WRONG = {
    "pixel": ("X", lambda X: X ^ (np.arange(784) == 350)),
    "rows": ("X", lambda X: X[::-1]),
    "columns": ("X", lambda X: X[:, ::-1]),
    "shape": ("X", lambda X: X.reshape(3, 28, 28)),
    "dtype": ("X", lambda X: X.view(np.int8)),
    "wider": ("X", lambda X: X.astype(float)),
    "labels": ("y", lambda y: y[::-1]),
    "length": ("y", lambda y: y[:2]),
}


@pytest.mark.parametrize(("name", "change"), WRONG.values(), ids=WRONG)
def test_wrong_arrays(path, small, name, change):
    np.savez(path, **small | {name: change(small[name])})
    assert refusal(ValueError, path=path) == (
        f"MNIST (repository) : le tableau {name} n’est pas celui attendu "
        f"(forme, type ou empreinte SHA-256 différents). {RESTORE[0]}"
    )


@pytest.mark.parametrize(
    "arrays", [{"X": np.zeros(1)}, {"X": np.array([None]), "y": np.zeros(1)}]
)
def test_an_archive_without_its_two_arrays(path, arrays):
    np.savez(path, **arrays)
    assert "illisible" in refusal(ValueError, path=path)


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
    """Répond ``server.pages[chemin]`` ; ``server.faults[chemin]`` répond à sa place."""

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


@pytest.fixture
def openml(monkeypatch, tmp_path, small):
    """Un serveur local, que scikit-learn prend pour OpenML, et qui a ce petit MNIST."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.pages, server.faults, server.closing = pages(small), {}, Event()
    Thread(target=server.serve_forever, args=(0.01,)).start()

    def local(request):
        here = f"http://127.0.0.1:{server.server_port}"
        request.full_url = request.full_url.replace("https://www.openml.org", here)
        return urlopen(request)

    monkeypatch.setattr("sklearn.datasets._openml.urlopen", local)
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    monkeypatch.setenv("SCIKIT_LEARN_DATA", str(tmp_path / "cache"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    yield server
    server.closing.set()
    server.shutdown()
    server.server_close()
    assert not list(tmp_path.rglob("*.*")), "rien ne reste sur le disque"


@pytest.fixture
def patience():
    """Le délai des connexions, que ``load_mnist`` ne doit changer que pour lui."""
    socket.setdefaulttimeout(12)
    yield
    assert socket.getdefaulttimeout() == 12
    socket.setdefaulttimeout(None)


@pytest.mark.usefixtures("patience")
def test_openml_gives_the_same_arrays(openml, small):
    for ours, theirs in zip(small.values(), load_mnist("openml"), strict=True):
        assert (theirs.dtype, theirs.flags.c_contiguous) == (ours.dtype, True)
        assert (ours == theirs).all()


def half(handler, page):
    handler.answer(page, kept=len(page) // 2)


def web_page(handler, page):
    handler.answer("<!doctype html><title>Connectez-vous au réseau</title>")


def out_of_order(handler, page):
    handler.send_error(503)


def silence(handler, page):
    if not handler.server.closing.wait(5):
        handler.answer(page)


FAULTS = [half, web_page, out_of_order, silence]


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("page", [LIST, f"{API}/554", ARFF])
@pytest.mark.filterwarnings("ignore::UserWarning", "ignore::RuntimeWarning")
def test_an_openml_that_answers_badly(openml, monkeypatch, page, fault):
    monkeypatch.setattr(mnist, "SECONDS", 0.05)
    openml.faults[page] = fault
    assert refusal(ConnectionError, source="openml") == (
        f"MNIST : OpenML ne répond pas comme attendu. {RESTORE[1]}"
    )


@pytest.mark.filterwarnings("ignore:A network error")
def test_an_openml_out_of_reach(openml, monkeypatch):
    def no_network(*arguments, **options):
        raise socket.gaierror("pas de réseau")

    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    assert "OpenML ne répond pas" in refusal(ConnectionError, source="openml")


def test_openml_is_held_to_the_same_checksum(openml, small):
    openml.pages = pages(small | {"y": small["y"][::-1]})
    assert refusal(ValueError, source="openml") == (
        "MNIST (openml) : le tableau y n’est pas celui attendu "
        f"(forme, type ou empreinte SHA-256 différents). {RESTORE[1]}"
    )


@pytest.mark.network
def test_the_real_openml():
    for ours, theirs in zip(load_mnist(), load_mnist("openml")):
        assert (ours == theirs).all()
