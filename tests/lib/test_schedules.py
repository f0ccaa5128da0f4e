"""Les taux qui changent."""

import numpy as np
import pytest

from lib.optimizers import GradientDescent, constant, cosine_decay, step_decay, warm_up

from .test_optimizers import METHODS, descent


def test_a_rate_may_follow_the_steps():
    parameter = np.array([0.0])
    optimizer = GradientDescent(step_decay(1.0, every=2, factor=0.1))
    places = []
    for _ in range(6):
        optimizer.step([parameter], [np.array([-1.0])])
        places.append(parameter.item())
    assert np.diff([0, *places]) == pytest.approx([1, 1, 0.1, 0.1, 0.01, 0.01])


def test_a_cosine_goes_from_its_rate_to_zero():
    rates = [cosine_decay(0.2, 10)(step) for step in range(13)]
    assert rates[0] == 0.2
    assert rates[5] == pytest.approx(0.1)
    assert rates[10:] == pytest.approx([0, 0, 0])
    assert (np.diff(rates) <= 0).all()


def test_a_warm_up_reaches_its_schedule_little_by_little():
    schedule = warm_up(constant(0.4), 4)
    assert [schedule(step) for step in range(6)] == pytest.approx(
        [0.1, 0.2, 0.3, 0.4, 0.4, 0.4]
    )
    halved = warm_up(step_decay(0.4, every=5), 4)
    assert [halved(step) for step in (3, 5)] == pytest.approx([0.4, 0.2])


def test_a_warm_up_over_a_schedule_that_varies_meanwhile():
    schedule = warm_up(step_decay(0.4, every=2), 4)
    assert [schedule(step) for step in range(6)] == pytest.approx(
        [0.4 / 4, 0.4 / 2, 0.2 * 3 / 4, 0.2, 0.1, 0.1]
    )


@pytest.mark.parametrize("method", METHODS)
def test_a_schedule_is_asked_once_for_each_step(method):
    asked = []

    def schedule(step):
        asked.append(step)
        return 0.1

    descent(method(schedule), 4)
    assert asked == [0, 1, 2, 3]


@pytest.mark.parametrize("method", METHODS)
def test_the_step_is_as_long_as_the_rate_of_its_moment(method):
    rates = [0.1, 0.3, 0.05]
    varying, unit = method(lambda step: rates[step]), method(1.0)
    ours, theirs = np.zeros(2), np.zeros(2)
    for rate in rates:
        before, ahead = ours.copy(), theirs.copy()
        varying.step([ours], [np.array([2.0, -1.0])])
        unit.step([theirs], [np.array([2.0, -1.0])])
        assert ours - before == pytest.approx(rate * (theirs - ahead))
