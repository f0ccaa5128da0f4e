"""Un lecteur qui fait n’importe quoi, dans n’importe quel ordre, ne casse rien."""

import random

import pytest

from tests.site.python.cell import APPENDED, MATRIX, ROLES, Cell
from tests.site.sampling import sampled

ACTIONS = ("run", "edit", "restore", "stop", "theme", "all", "reload")


@pytest.mark.parametrize("seed", sampled(range(200), 0))
def test_whatever_the_order_nothing_breaks(chapter, seed):
    choose = random.Random(seed)
    page = chapter("1-perceptron")
    for _ in range(8):
        cell = Cell(page, choose.choice([ROLES, MATRIX, APPENDED, "two_examples ="]))
        action = choose.choice(ACTIONS)
        if action == "run":
            cell.button("Exécuter").click()
        elif action == "edit":
            cell.edit(
                choose.choice(["1 / 0", "x = 3", "while True: pass", "print('é')"])
            )
        elif action == "restore" and cell.button("Rétablir").is_visible():
            cell.button("Rétablir").click()
        elif action == "all":
            page.get_by_role("button", name="Tout exécuter").click()
        elif action == "theme":
            page.emulate_media(color_scheme=choose.choice(["light", "dark"]))
        elif action == "reload":
            page.reload()
        elif page.get_by_role("button", name="Arrêter").is_visible():
            page.get_by_role("button", name="Arrêter").click()
        page.wait_for_timeout(choose.choice([0, 50, 400]))
    page.evaluate("localStorage.clear()")
    page.reload()
    Cell(page, MATRIX).run()
