"""La préparation des données."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from sklearn.preprocessing import OneHotEncoder

from lib.preprocessing import normalize, one_hot, shift


def test_normalize():
    images = np.array([[0, 51, 255]], np.uint8)
    assert normalize(images).tolist() == [[0, np.float32(0.2), 1]]
    assert normalize(images).dtype == np.float32


TABLES = array_shapes(min_dims=2, max_dims=2, max_side=8)


@given(arrays(np.uint8, TABLES))
def test_normalized_pixels_go_from_0_to_1(images):
    pixels = normalize(images)
    assert pixels.dtype == np.float32
    assert (pixels >= 0).all() and (pixels <= 1).all()
    assert (np.rint(255 * pixels) == images).all()


def test_one_hot():
    assert one_hot(np.array([2, 0]), classes=3).tolist() == [[0, 0, 1], [1, 0, 0]]
    assert one_hot(np.array([3])).shape == (1, 10)
    assert one_hot(np.array([3])).dtype == np.float32


@pytest.mark.parametrize("labels", [[10], [-1], [3, 300]])
def test_one_hot_refuses_an_unknown_label(labels):
    with pytest.raises(ValueError, match="des entiers de 0 à 9"):
        one_hot(np.array(labels))


def test_one_hot_refuses_a_table():
    with pytest.raises(ValueError, match=r"labels\s: forme attendue \(\?\)"):
        one_hot(np.zeros((2, 2), int))


@given(st.lists(st.integers(0, 6), min_size=1))
def test_one_hot_and_back(labels):
    Y = one_hot(np.array(labels), classes=7)
    assert Y.argmax(axis=1).tolist() == labels
    assert (np.sort(Y, axis=1) == np.eye(7)[-1]).all()


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


@pytest.mark.parametrize("dtype", [np.uint8, np.int64])
def test_one_hot_is_the_encoder_of_scikit_learn(dtype):
    labels = np.random.default_rng(0).integers(10, size=200).astype(dtype)
    encoder = OneHotEncoder(
        categories=[range(10)], sparse_output=False, dtype=np.float32
    )
    expected = encoder.fit_transform(labels[:, None])
    assert (one_hot(labels) == expected).all()
    assert one_hot(labels).dtype == expected.dtype
    for unknown in (10, -1):
        wrong = np.array([3, unknown])
        for encode in (one_hot, lambda y: encoder.transform(y[:, None])):
            with pytest.raises(ValueError):
                encode(wrong)
