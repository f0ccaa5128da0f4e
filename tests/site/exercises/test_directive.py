"""Une question mal écrite arrête la construction, et dit sa ligne."""

import re

import nbformat
import pytest

CONFIG = {
    "extensions": ["myst_nb", "web.exercises"],
    "exclude_patterns": ["html", "doctrees", "jupyter_execute"],
    "nb_execution_mode": "off",
    "myst_enable_extensions": ["colon_fence", "dollarmath"],
}
CHOICES = ["Combien ?", "", "- [x] Un. → Oui.", "- [ ] Deux. → Non."]
NUMBER = ["Combien ?", "", "- [x] → Oui.", "- [3] → Trop.", "- [ ] → Cherchez."]


def question(body=CHOICES, title=" Titre", name="q-a", answer=None):
    options = [f":name: {name}"] * (name is not None)
    options += [f":answer: {answer}"] * (answer is not None)
    return [f":::{{question}}{title}", *options, "", *body, ":::", ""]


WRONG = [
    (question(title=""), "il manque un titre"),
    (question(name=None), "« :name: » doit être « q- »"),
    (question(name="A"), "« :name: » doit être « q- »"),
    (question(CHOICES[2:]), "il manque l’énoncé"),
    (
        question([*CHOICES, "- [ ] Trois."]),
        "la réponse 3, « Trois. », n’a pas de raison",
    ),
    (question(CHOICES[:3]), "il faut au moins deux réponses"),
    (question(["Qui ?", *2 * ["- [ ] Un. → Non."]]), "aucune réponse n’est juste"),
    (question(["Qui ?", *2 * ["- [x] → Oui."]]), "une réponse n’a pas de texte"),
    (question([*CHOICES, "- [y] Trois. → Non."]), "« [y] » : un choix est marqué"),
    (question(NUMBER, answer="t"), 'le chapitre n’exporte pas glue("t", …)'),
    (question(NUMBER, answer="open('a')"), "« open('a') » n’est pas un calcul"),
    (question(NUMBER, answer="1 +"), "« 1 + » n’est pas un calcul"),
    (question(NUMBER[:4], answer="2"), "un nombre à donner a un indice"),
    (question(NUMBER[:2] + NUMBER[3:], answer="2"), "a une raison juste"),
    (question(NUMBER, answer="2 + 1"), "« 3 » est juste aussi"),
]


@pytest.fixture
def faults(tmp_path, sphinx):
    """Les questions mal écrites, dans une page : ce qui est dit de chaque ligne."""
    text = "\n".join(["# Page", "", *(line for lines, _ in WRONG for line in lines)])
    (tmp_path / "index.md").write_text(text, "utf-8")
    said = sphinx(tmp_path, CONFIG)
    return dict(re.findall(r"index\.md:(\d+): ERROR: (.*)", said))


def test_what_is_wrong_is_said_with_its_line(faults):
    line = 3
    for lines, expected in WRONG:
        assert expected in faults.pop(str(line), ""), (line, expected)
        line += len(lines)
    assert faults == {}


def test_a_number_comes_from_what_the_chapter_exports(tmp_path, sphinx):
    output = nbformat.v4.new_output(
        "display_data",
        data={"text/plain": "2.0"},
        metadata={"scrapbook": {"name": "deux", "mime_prefix": ""}},
    )
    text = "\n".join(["# Page", "", *question(NUMBER, answer="-(2 - 5 * deux) ** 2")])
    cells = [
        nbformat.v4.new_code_cell(outputs=[output]),
        nbformat.v4.new_markdown_cell(text),
    ]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "index.ipynb")
    assert "ERROR" not in sphinx(tmp_path, CONFIG)
    html = (tmp_path / "html" / "index.html").read_text("utf-8")
    assert 'data-value="-64.0"' in html and ">−64 <strong" in html
