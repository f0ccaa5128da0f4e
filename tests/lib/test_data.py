"""MNIST et la préparation des données."""

import socket

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.utils import Bunch

from lib.mnist import PATH, load_mnist
from lib.preprocessing import normalize, one_hot, shift


@pytest.fixture(scope="module")
def mnist():
    return load_mnist()


def test_the_file_of_the_repository(mnist):
    X, y = mnist
    assert (X.shape, X.dtype, y.shape, y.dtype) == (
        (70_000, 784),
        np.uint8,
        (70_000,),
        np.uint8,
    )
    assert y[:5].tolist() == [5, 0, 4, 1, 9]


def test_a_missing_file(tmp_path):
    with pytest.raises(FileNotFoundError, match="absent. Rétablissez le fichier"):
        load_mnist(path=tmp_path / "mnist.npz")


@pytest.mark.parametrize("kept", [0, 10, 1_000_000])
def test_a_truncated_file(tmp_path, kept):
    path = tmp_path / "mnist.npz"
    path.write_bytes(PATH.read_bytes()[:kept])
    with pytest.raises(ValueError, match="illisible. Rétablissez le fichier"):
        load_mnist(path=path)


def test_an_altered_file(tmp_path, mnist):
    X, y = mnist
    changed = X.copy()
    changed[0, 0] ^= 1
    path = tmp_path / "mnist.npz"
    np.savez(path, X=changed, y=y)
    with pytest.raises(ValueError, match="tableau X .* Rétablissez le fichier"):
        load_mnist(path=path)


def openml_answers(monkeypatch, X, y):
    def fetch_openml(name, **options):
        assert name == "mnist_784"
        assert options["cache"] is False
        return Bunch(data=X.astype(float), target=y.astype(str))

    monkeypatch.setattr("sklearn.datasets.fetch_openml", fetch_openml)


def test_openml_gives_the_same_arrays(monkeypatch, mnist):
    openml_answers(monkeypatch, *mnist)
    for ours, theirs in zip(mnist, load_mnist(source="openml")):
        assert ours.dtype == theirs.dtype
        assert (ours == theirs).all()


def test_openml_is_held_to_the_same_checksum(monkeypatch, mnist):
    X, y = mnist
    openml_answers(monkeypatch, X, y[::-1])
    with pytest.raises(ValueError, match="tableau y .* Réessayez plus tard"):
        load_mnist(source="openml")


@pytest.mark.filterwarnings("ignore:A network error")
def test_openml_out_of_reach(monkeypatch, tmp_path):
    def no_network(*args, **options):
        raise socket.gaierror("pas de réseau")

    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    monkeypatch.setenv("SCIKIT_LEARN_DATA", str(tmp_path))
    with pytest.raises(ConnectionError, match="OpenML ne répond pas"):
        load_mnist(source="openml")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.network
def test_the_real_openml(mnist):
    for ours, theirs in zip(mnist, load_mnist(source="openml")):
        assert (ours == theirs).all()


def test_an_unknown_source():
    with pytest.raises(ValueError, match="'kaggle' est reçu"):
        load_mnist(source="kaggle")


def test_normalize():
    images = np.array([[0, 51, 255]], np.uint8)
    assert normalize(images).tolist() == [[0, np.float32(0.2), 1]]
    assert normalize(images).dtype == np.float32


def test_one_hot():
    assert one_hot(np.array([2, 0]), classes=3).tolist() == [[0, 0, 1], [1, 0, 0]]
    assert one_hot(np.array([3])).shape == (1, 10)


@pytest.mark.parametrize("labels", [[10], [-1], [1.5]])
def test_one_hot_refuses_an_unknown_label(labels):
    with pytest.raises(ValueError, match="des entiers de 0 à 9"):
        one_hot(np.array(labels))


def test_one_hot_refuses_a_table():
    with pytest.raises(ValueError, match=r"labels\s: forme attendue \(\?\)"):
        one_hot(np.zeros((2, 2)))


PIXELS = st.integers(-30, 30)


@given(PIXELS, PIXELS)
def test_a_shifted_image_is_the_same_further_on(right, down):
    image = np.arange(1, 785, dtype=np.uint8).reshape(28, 28)
    moved = shift(image.reshape(1, 784), right, down).reshape(28, 28)
    for row in range(28):
        for column in range(28):
            from_row, from_column = row - down, column - right
            inside = 0 <= from_row < 28 and 0 <= from_column < 28
            expected = image[from_row, from_column] if inside else 0
            assert moved[row, column] == expected


def test_each_image_has_its_own_shift():
    images = np.random.default_rng(0).random((3, 784), np.float32)
    right, down = np.array([0, 2, -3]), np.array([1, 0, 5])
    moved = shift(images, right, down)
    assert moved.dtype == np.float32
    for i in range(3):
        assert (moved[i : i + 1] == shift(images[i : i + 1], right[i], down[i])).all()


def test_shift_refuses_what_is_not_a_row_of_pixels():
    with pytest.raises(ValueError, match=r"images\s: forme attendue \(\?, 784\)"):
        shift(np.zeros((28, 28)), 0, 0)
