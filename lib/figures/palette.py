"""Les couleurs du livre : celles des figures, des pages et du logo.

Chacune est une paire, en thème clair puis en thème sombre.
"""

COLORS = {
    "paper": ("#fdfcfa", "#15191e"),
    "surface": ("#f4f1eb", "#1d232a"),
    "ink": ("#22303c", "#e4e1da"),
    "muted": ("#56626d", "#a2abb3"),
    "rule": ("#dcd7cd", "#343c45"),
    "accent": ("#1a639f", "#74b3e8"),
    "blue": ("#1f6fb2", "#74b3e8"),
    "orange": ("#b84a08", "#f0965a"),
    "green": ("#17724f", "#5fc49c"),
    "purple": ("#7a4fb5", "#b99cec"),
    "brown": ("#7d6218", "#d2b35f"),
    "mark": ("#ffe8a3", "#5c4a12"),
}
LIGHT, DARK = ({name: pair[k] for name, pair in COLORS.items()} for k in (0, 1))

PAPER, INK, GREY, PALE = (LIGHT[name] for name in ("paper", "ink", "muted", "rule"))
CYCLE = [LIGHT[name] for name in ("blue", "orange", "green", "purple", "brown")]
BLUE, ORANGE, GREEN, PURPLE, BROWN = CYCLE


def declarations(colors):
    """Des couleurs, en propriétés css : « --paper:#fdfcfa;… »."""
    return "".join(f"--{name}:{color};" for name, color in colors.items())
