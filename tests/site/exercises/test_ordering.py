"""Des lignes à remettre dans l’ordre, au doigt, au clavier et à la souris."""

import pytest

from tests.site.exercises.practice import (
    AUDIT,
    AXE,
    ORDERED,
    SMALL,
    WIDE,
    Practice,
    codes,
)
from tests.site.exercises.questions import SCREENS

CENTER = "(line) => line.scrollIntoView({ block: 'center', behavior: 'instant' })"


@pytest.mark.parametrize(("chapter", "exercise"), ORDERED[:1])
def test_lines_are_ordered_by_touch_and_kept(visit, chapter, exercise):
    page = visit(chapter, "phone")
    task = Practice(page, exercise)
    task.come()
    first, second, *_ = task.texts()
    task.lines.nth(1).get_by_role("button").tap()
    task.button("Monter").tap()
    task.button("Marge →").tap()
    assert task.texts()[:2] == [second, first]
    assert task.lines.first.get_attribute("data-margin") == "1"
    assert page.evaluate(SMALL) == []
    assert page.evaluate(WIDE) == SCREENS["phone"]["viewport"]["width"]
    page.reload()
    task.come()
    assert task.texts()[:2] == [second, first]
    task.lines.first.evaluate(CENTER)
    grip = task.lines.first.locator(".grip").bounding_box()
    below = task.lines.nth(1).bounding_box()
    x, y = grip["x"] + 22, grip["y"] + 22
    touches = [(x, y), (x, below["y"] + below["height"]), (x - 40, y + below["height"])]
    device = page.context.new_cdp_session(page)
    kinds = ["touchStart", "touchMove", "touchMove", "touchEnd"]
    for kind, touch in zip(kinds, [*touches, None]):
        points = [{"x": touch[0], "y": touch[1]}] if touch else []
        device.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    assert task.texts()[:2] == [first, second]
    task.button("Rétablir").tap()
    assert task.texts()[:2] == [first, second]
    assert task.lines.nth(1).get_attribute("data-margin") == "0"


@pytest.mark.parametrize(("chapter", "exercise"), ORDERED[:1])
def test_lines_are_ordered_by_keyboard_and_by_mouse(visit, chapter, exercise):
    page = visit(chapter)
    task = Practice(page, exercise)
    task.come()
    assert "mettez-la hors du code" in task.verify()
    task.order(codes(chapter)[exercise.solution[0]])
    assert "sur" in task.node.locator("[aria-live]").text_content()
    page.add_script_tag(path=AXE)
    assert page.evaluate(AUDIT) == []
    assert task.verify().startswith("✓ Juste")
    first, second, *_ = task.texts()
    task.lines.nth(1).scroll_into_view_if_needed()
    box, target = (task.lines.nth(k).bounding_box() for k in (0, 1))
    page.mouse.move(box["x"] + 60, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, target["y"] + target["height"])
    page.mouse.up()
    assert task.texts()[:2] == [second, first]
    assert task.verify().startswith("✗ Pas encore.")
