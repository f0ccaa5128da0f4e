"""MNIST et les pannes de son fichier."""

import numpy as np
import pytest

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
