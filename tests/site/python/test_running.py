"""Une cellule exécutée, modifiée, rétablie : la page suit, et n’oublie rien."""

from playwright.sync_api import expect

from tests.site.python.cell import FIRST, MATRIX, ROLES, Cell, finished

KEPT = "livre:code:book/1-perceptron.html"


def test_a_cell_runs_is_changed_and_given_back(chapter):
    page = chapter("1-perceptron")
    cell = Cell(page, ROLES)
    printed = cell.node.locator(".cell_output:not(.own)")
    cell.run()
    expect(cell.own).to_have_text(printed.text_content())
    expect(printed).to_be_hidden()
    cell.edit("disagreements = 5\ndisagreements + 1").press("Shift+Enter")
    finished(page)
    expect(cell.own).to_have_text("6\n")
    assert KEPT in page.evaluate("Object.keys(localStorage)")
    page.reload()
    expect(cell.node.locator("pre").first).to_have_text(
        "disagreements = 5\ndisagreements + 1\n"
    )
    cell.button("Rétablir").click()
    expect(cell.node.locator("pre").first).to_contain_text(FIRST)
    expect(printed).to_be_visible()
    assert KEPT not in page.evaluate("Object.keys(localStorage)")


def test_all_changes_are_forgotten_at_once(chapter):
    page = chapter("1-perceptron")
    forget = page.get_by_role("button", name="Oublier mes changements")
    expect(forget).to_be_hidden()
    Cell(page, ROLES).edit("1")
    Cell(page, MATRIX).edit("2")
    expect(forget).to_be_visible()
    page.reload()
    forget.click()
    expect(forget).to_be_hidden()
    assert KEPT not in page.evaluate("Object.keys(localStorage)")
    expect(Cell(page, ROLES).node.locator("pre").first).to_contain_text(FIRST)


def test_a_number_in_a_sentence_follows_the_reader(chapter):
    page = chapter("1-perceptron")
    sentence = page.get_by_text("Ils se séparent")
    before = sentence.text_content()
    Cell(page, ROLES).edit("disagreements = 7").press("Shift+Enter")
    finished(page)
    expect(sentence.locator(".changed")).to_have_text("7")
    Cell(page, ROLES).button("Rétablir").click()
    expect(sentence).to_have_text(before)
    expect(sentence.locator(".changed")).to_have_count(0)


def test_a_figure_takes_the_place_of_the_printed_one(chapter):
    page = chapter("1-perceptron")
    cell = Cell(page, "figures.network_diagram(")
    cell.node.locator("summary").first.click()
    picture = cell.node.locator("figure img")
    source = picture.get_attribute("src")
    cell.run()
    expect(cell.node.locator("figcaption")).to_be_visible()
    assert picture.get_attribute("src").startswith("blob:")
    cell.button("Rétablir").click()
    assert picture.get_attribute("src") == source
