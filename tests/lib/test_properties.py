"""Ce qui est vrai de toutes les entrées, bonnes ou mauvaises."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from lib.activations import Identity, ReLU, Sigmoid, Tanh, log_softmax, softmax
from lib.gradients import check_gradient, finite_differences
from lib.initialization import multilayer_perceptron
from lib.losses import cross_entropy, half_mean_squared_error
from lib.network import Dense, Network
from lib.optimizers import GradientDescent
from lib.preprocessing import normalize, one_hot, shift
from lib.regularization import with_dropout
from lib.training import accuracy, minibatches, train

PRECISIONS = [np.float32, np.float64]
LOSSES = [cross_entropy, half_mean_squared_error]
TABLES = array_shapes(min_dims=2, max_dims=2, max_side=8)
SEEDS = st.integers(0, 2**32 - 1)


def scores(dtype, shape=TABLES):
    """Des tableaux de nombres de −10⁴ à 10⁴."""
    width = np.finfo(dtype).bits
    return arrays(dtype, shape, elements=st.floats(-1e4, 1e4, width=width))


@pytest.mark.parametrize("dtype", PRECISIONS)
@given(st.data())
def test_probabilities_are_probabilities(dtype, data):
    Z = data.draw(scores(dtype))
    log_P, P = log_softmax(Z), softmax(Z)
    assert P.dtype == log_P.dtype == dtype
    assert np.isfinite(log_P).all()
    assert (P >= 0).all()
    assert np.abs(P.sum(axis=1) - 1).max() < 20 * np.finfo(dtype).eps


@pytest.mark.parametrize("dtype", PRECISIONS)
@given(
    arrays(int, TABLES, elements=st.integers(-10_000, 10_000)), st.integers(0, 10_000)
)
def test_softmax_ignores_a_constant(dtype, Z, constant):
    assert (softmax((Z + constant).astype(dtype)) == softmax(Z.astype(dtype))).all()


@pytest.mark.parametrize("dtype", PRECISIONS)
@pytest.mark.parametrize("loss", LOSSES)
@given(st.data())
def test_a_loss_is_finite_whatever_the_target(loss, dtype, data):
    Z = data.draw(scores(dtype))
    Y = data.draw(scores(dtype, st.just(Z.shape)))
    value, gradient = loss(Z, Y)
    assert np.isfinite(value)
    assert np.isfinite(gradient).all()
    assert (gradient.dtype, gradient.shape) == (dtype, Z.shape)


@settings(max_examples=50)
@given(
    sizes=st.lists(st.integers(1, 6), min_size=2, max_size=4),
    activations=st.lists(
        st.sampled_from([Identity, ReLU, Sigmoid, Tanh]), min_size=3, max_size=3
    ),
    loss=st.sampled_from(LOSSES),
    examples=st.integers(1, 6),
    seed=SEEDS,
)
def test_the_gradients_agree_with_finite_differences(
    sizes, activations, loss, examples, seed
):
    generator = np.random.default_rng(seed)
    network = multilayer_perceptron(sizes, generator, scale=1, dtype=float)
    for layer, activation in zip(network.layers, activations):
        layer.biases += generator.standard_normal(layer.biases.shape)
        layer.activation = activation
    X = generator.standard_normal((examples, sizes[0]))
    Y = generator.dirichlet(np.ones(sizes[-1]), examples)
    assert max(check_gradient(network, loss, X, Y)) < 1e-6


@given(arrays(float, TABLES, elements=st.floats(-10, 10)))
def test_finite_differences_leave_the_array_as_it_was(A):
    before = A.copy()
    slopes = finite_differences(lambda: np.sum(A**2), A)
    assert np.array_equal(A, before)
    assert slopes == pytest.approx(2 * A, abs=1e-6)


@given(n=st.integers(1, 40), batch_size=st.integers(1, 50), seed=st.none() | SEEDS)
def test_batches_keep_each_pair_and_see_it_once(n, batch_size, seed):
    X, Y = np.arange(2 * n).reshape(n, 2), -np.arange(n)
    generator = None if seed is None else np.random.default_rng(seed)
    batches = list(minibatches(X, Y, batch_size, generator))
    assert [len(x) for x, _ in batches[:-1]] == [batch_size] * (
        n // batch_size - (n % batch_size == 0)
    )
    seen, labels = map(np.concatenate, zip(*batches))
    assert (seen == X[-labels]).all()
    assert sorted(-labels) == list(range(n))
    if seed is None:
        assert (seen == X).all()


def trained(seed):
    """Un petit réseau, ses poids, ses lots et ses oublis tirés de ``seed``."""
    generator = np.random.default_rng(seed)
    X, Y = generator.standard_normal((2, 12, 3))
    network = multilayer_perceptron((3, 4, 3), generator, Tanh)
    history = train(
        with_dropout(network, 0.5, generator),
        X,
        Y,
        loss=half_mean_squared_error,
        optimizer=GradientDescent(0.1),
        epochs=2,
        batch_size=5,
        generator=generator,
    )
    return history.losses, [array.tobytes() for array in network.parameters]


@given(SEEDS)
def test_same_seed_same_result(seed):
    assert trained(seed) == trained(seed) != trained(seed + 1)


@given(st.lists(st.integers(0, 6), min_size=1))
def test_one_hot_and_back(labels):
    Y = one_hot(np.array(labels), classes=7)
    assert Y.argmax(axis=1).tolist() == labels
    assert (np.sort(Y, axis=1) == np.eye(7)[-1]).all()


@given(arrays(np.uint8, TABLES))
def test_normalized_pixels_go_from_0_to_1(images):
    pixels = normalize(images)
    assert pixels.dtype == np.float32
    assert (pixels >= 0).all() and (pixels <= 1).all()
    assert (np.rint(255 * pixels) == images).all()


@given(st.lists(st.booleans(), min_size=1))
def test_accuracy_is_the_share_of_right_answers(right):
    labels = np.arange(len(right))
    share = accuracy(np.where(right, labels, -1), labels)
    assert share == pytest.approx(sum(right) / len(right))


def small_training(X, Y):
    network = Network(Dense(np.ones((2, 1)), np.zeros((1, 1))))
    options = {"loss": half_mean_squared_error, "optimizer": GradientDescent(0.1)}
    train(network, X, Y, **options, epochs=1, batch_size=2)


GOOD, CLASSES = np.ones((3, 2)), np.array([0, 1, 2])
NETWORK = Network(Dense(np.ones((2, 3)), np.zeros((1, 3))))
WORSE = {
    "nan": lambda A: np.where(np.arange(A.size).reshape(A.shape) == 1, np.nan, A),
    "inf": lambda A: np.where(np.arange(A.size).reshape(A.shape) == 1, -np.inf, A),
    "vide": lambda A: A[:0],
    "dimension": lambda A: A[None],
    "texte": lambda A: A.astype(str),
    "objets": lambda A: A.astype(object),
    "complexes": lambda A: A.astype(complex),
    "liste": lambda A: A.tolist(),
    "rien": lambda A: None,
}
ENTRIES = {
    "train X": (GOOD, lambda X: small_training(X, np.ones((3, 1)))),
    "train Y": (GOOD[:, :1], lambda Y: small_training(GOOD, Y)),
    "predict X": (GOOD, NETWORK.predict),
    "probabilities X": (GOOD, NETWORK.probabilities),
    "Dense weights": (GOOD, lambda weights: Dense(weights, np.zeros((1, 2)))),
    "Dense biases": (np.zeros((1, 2)), lambda biases: Dense(GOOD, biases)),
    "shift images": (np.ones((3, 784)), lambda images: shift(images, 1, 1)),
    "shift right": (CLASSES, lambda right: shift(np.ones((3, 784)), right, 1)),
    "shift down": (CLASSES, lambda down: shift(np.ones((3, 784)), 1, down)),
    "normalize images": (GOOD, normalize),
    "one_hot labels": (CLASSES, one_hot),
    "accuracy predicted": (CLASSES, lambda predicted: accuracy(predicted, CLASSES)),
    "accuracy labels": (CLASSES, lambda labels: accuracy(CLASSES, labels)),
    "finite_differences array": (GOOD, lambda array: finite_differences(float, array)),
}


def message(call, *arguments):
    with pytest.raises(ValueError) as caught:
        call(*arguments)
    return str(caught.value)


@pytest.mark.parametrize(
    ("entry", "worse", "expected"),
    [
        ("Dense weights", GOOD.astype(int), "nombres à virgule"),
        ("Dense biases", np.zeros((1, 2), int), "nombres à virgule"),
        (
            "finite_differences array",
            np.ones(2, np.float32),
            "nombres en double précision",
        ),
        ("shift right", 0.5 * CLASSES, "entiers"),
        ("shift down", 0.5 * CLASSES, "entiers"),
        ("one_hot labels", 1.0 * CLASSES, "entiers"),
        ("accuracy predicted", 1.0 * CLASSES, "entiers"),
        ("accuracy labels", 1.0 * CLASSES, "entiers"),
        ("predict X", GOOD.astype(str), "nombres"),
    ],
)
def test_numbers_of_another_kind_are_refused(entry, worse, expected):
    name, (_, call) = entry.split()[1], ENTRIES[entry]
    assert message(call, worse) == (
        f"{name} : des {expected} en tableau NumPy sont attendus, {worse.dtype} est reçu"
    )


def test_what_is_not_an_array_or_not_finite_is_named():
    assert message(normalize, [1.0]) == (
        "images : des nombres en tableau NumPy sont attendus, list est reçu"
    )
    assert message(normalize, np.array([1, np.inf])) == (
        "images : des nombres finis sont attendus, nan ou inf est reçu"
    )


@pytest.mark.filterwarnings("ignore:overflow")
def test_large_numbers_are_finite():
    assert np.isfinite(normalize(np.full(4, 3e38, np.float32))).all()


HARMLESS = [
    ("normalize images", "dimension"),
    ("normalize images", "vide"),
    ("finite_differences array", "dimension"),
    ("finite_differences array", "vide"),
    ("shift right", "liste"),
    ("shift down", "liste"),
]


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("worse", WORSE)
def test_a_bad_array_is_refused_by_its_name(entry, worse):
    good, call = ENTRIES[entry]
    call(good)
    if (entry, worse) in HARMLESS:
        call(WORSE[worse](good))
    else:
        with pytest.raises(
            ValueError, match=rf"^{entry.split()[1]}\s: .* attendue?s?\b"
        ):
            call(WORSE[worse](good))
