"""Le Markdown des chapitres est lu comme le site le lit."""

import pytest

from web.notebooks.myst import Directive, rewrite


def named(name, content):
    return f"<{name}|{content}>"


def seen(text):
    """Les directives d’un texte, dans l’ordre."""
    found = []
    rewrite(text, block=found.append)
    return found[::-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voir {eq}`a`.", "Voir <eq|a>."),
        ("Le code `{eq}`, puis {doc}`le chapitre <b>`.", None),
        ("``un ` {eq} ``, puis {eq}`c`", "``un ` {eq} ``, puis <eq|c>"),
        ("- liste {eq}`d`\n\n  suite {eq}`e`", "- liste <eq|d>\n\n  suite <eq|e>"),
        (
            "| a | b |\n|--|--|\n| {eq}`f` | {eq}`g` |",
            "| a | b |\n|--|--|\n| <eq|f> | <eq|g> |",
        ),
        ("deux\nlignes {eq}`h`\net {eq}`i`", "deux\nlignes <eq|h>\net <eq|i>"),
        ("```\n{eq}`j`\n```", "```\n{eq}`j`\n```"),
        ("$$\n\\text{eq}`k`\n$$", "$$\n\\text{eq}`k`\n$$"),
    ],
)
def test_a_role_is_rewritten_where_it_is_one(text, expected):
    expected = expected or "Le code `{eq}`, puis <doc|le chapitre <b>>."
    assert rewrite(text, role=named) == expected


def test_a_text_without_myst_is_left_as_it_is():
    text = (
        "# Titre\n\nUn texte, `du code`.\n\n- une liste\n  - dans une liste\n\n> cité\n"
    )
    assert rewrite(text, str, lambda *_: "", named) == text


def test_a_directive_is_read_with_its_options():
    (found,) = seen(
        ":::{explorable} descent\n:name: fig-a\n:also: b: c\n\nUn.\n\nDeux.\n:::"
    )
    assert found == Directive(
        "explorable", "descent", {"name": "fig-a", "also": "b: c"}, "Un.\n\nDeux."
    )


def test_a_fence_within_a_directive_belongs_to_it():
    text = "::::{note}\nAvant.\n\n:::{tip}\nDedans.\n:::\n\n```python\n:::\n```\n::::\n\nAprès."
    (found,) = seen(text)
    assert found.body.endswith("```python\n:::\n```")
    assert rewrite(text, block=lambda found: f"[{found.name}]") == "[note]\n\nAprès."


def test_a_directive_in_a_list_keeps_its_margin():
    text = "- un\n  :::{tip}\n  deux\n  :::\n- trois"
    assert (
        rewrite(text, block=lambda found: f"> {found.body}")
        == "- un\n  > deux\n- trois"
    )


def test_an_equation_gives_its_formula_and_its_name():
    text = "Soit\n\n$$\nx\n$$ (eq-a)\n\npuis $$ y $$."
    rewritten = rewrite(
        text, equation=lambda formula, name: f"{name}: {formula.strip()}"
    )
    assert rewritten == "Soit\n\neq-a: x\n\npuis $$ y $$."
