"""Les boutons de l’en-tête s’ouvrent à la souris, au clavier et au doigt."""

import pytest

from tests.site.pages.conftest import KINDS, WIDTHS
from tests.site.sampling import sampled


@pytest.mark.parametrize("width", sampled(WIDTHS, 1024))
@pytest.mark.parametrize("path", KINDS)
def test_each_button_of_the_header_opens_by_pointer_and_keyboard(visit, path, width):
    page, _ = visit(path, width=width)
    shown = [
        button
        for button in page.locator(".top button[popovertarget]").all()
        if button.is_visible()
    ]
    assert shown
    for button in shown:
        panel = page.locator(f"#{button.get_attribute('popovertarget')}")
        for act in (button.click, lambda button=button: button.press("Enter")):
            act()
            assert panel.evaluate("(p) => p.matches(':popover-open')")
            page.keyboard.press("Escape")
            assert not panel.evaluate("(p) => p.matches(':popover-open')")


@pytest.mark.parametrize("width", sampled((360, 768, 1024), 360))
@pytest.mark.parametrize("path", KINDS)
def test_each_button_of_the_header_opens_by_touch(browser, site, path, width):
    context = browser.new_context(
        has_touch=True, viewport={"width": width, "height": 800}
    )
    page = context.new_page()
    page.goto(site + path, wait_until="networkidle")
    for button in page.locator(".top button[popovertarget]").all():
        if button.is_visible():
            panel = page.locator(f"#{button.get_attribute('popovertarget')}")
            button.tap()
            assert panel.evaluate("(p) => p.matches(':popover-open')")
            page.keyboard.press("Escape")
    context.close()
