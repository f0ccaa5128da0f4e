"""Le code allégé : le même travail, et une erreur qui dit où."""

import json
import subprocess

import pytest
from sphinx.errors import ExtensionError

from web.pages.formulas import NODE
from web.pages.lightening import lighten


def test_lighter_code_does_the_same():
    code = "/** Double. */ export const twice = (value) => 2 * value; // deux fois\n"
    light = lighten({"twice.js": code})["twice.js"]
    assert len(light) < len(code) / 2 and "Double" not in light
    asked = f"{light} console.log(JSON.stringify([twice(21), 'é']))"
    command = [NODE, "--input-type=module", "--eval", asked]
    assert json.loads(subprocess.check_output(command)) == [42, "é"]


def test_styles_keep_their_rules_and_their_french():
    style = '/* Un guillemet. */ .a::before {\n  content: "« ";\n  margin: 0px;\n}\n'
    assert lighten({"a.css": style}) == {"a.css": '.a:before{content:"« ";margin:0}'}


@pytest.mark.parametrize(("name", "code"), [("a.js", "const = 1"), ("b.css", "a { b")])
def test_code_that_does_not_parse_stops_the_build_and_says_where(name, code):
    with pytest.raises(ExtensionError, match=rf"ne se lit pas(?s:.*){name}:1:"):
        lighten({"ok.css": "", name: code})
