"""Un OpenML local, qui répond bien ou mal."""

import socket
from http.server import ThreadingHTTPServer
from threading import Event, Thread
from urllib.request import urlopen

import pytest

from lib import mnist
from lib.mnist import load_mnist

from .openml import API, ARFF, LIST, Handler, pages
from .test_mnist import RESTORE, refusal


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
