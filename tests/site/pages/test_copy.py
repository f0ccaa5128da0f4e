"""Le bouton qui copie un bloc de code, même sans presse-papiers ni souris."""

import pytest

WITHOUT_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"


@pytest.mark.parametrize("touch", [False, True], ids=["souris", "doigt"])
@pytest.mark.parametrize("script", ["", WITHOUT_CLIPBOARD], ids=["https", "http"])
def test_the_code_is_copied(browser, site, script, touch):
    context = browser.new_context(has_touch=touch, is_mobile=touch)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(script)
    page.goto(f"{site}book/2-cout.html")
    block = page.locator(".cell_input .highlight").first
    button = block.get_by_role("button", name="Copier le code")
    block.scroll_into_view_if_needed()
    if touch:
        box, code = button.bounding_box(), block.locator("pre").bounding_box()
        assert box["height"] >= 44 and box["y"] >= code["y"] + code["height"]
        button.tap()
    else:
        block.hover()
        button.click()
    page.get_by_text("Copié", exact=True).wait_for()
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('textarea'),"
        " {id: 'feuille'}))"
    )
    page.locator("#feuille").focus()
    page.keyboard.press("Control+V")
    pasted = page.locator("#feuille").input_value()
    assert pasted.strip() == block.locator("pre").inner_text().strip()
    assert errors == []
    context.close()
