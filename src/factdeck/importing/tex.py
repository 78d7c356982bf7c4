"""A formula of TeX to the characters that a line of text has for it, where it has them for all.

Libraries that do so raise and lower letters, too, which few typefaces have, and leave out what they don't know.
"""

from __future__ import annotations

import re

from factdeck.importing.scripts import lowered, raised

_SIGNS = {
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "mp": "∓", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥",
    "ne": "≠", "neq": "≠", "approx": "≈", "equiv": "≡", "sim": "~", "propto": "∝", "infty": "∞", "degree": "°",
    "to": "→", "rightarrow": "→", "longrightarrow": "→", "Rightarrow": "⇒", "leftarrow": "←", "leftrightarrow": "↔",
    "rightleftharpoons": "⇌", "uparrow": "↑", "downarrow": "↓", "in": "∈", "cup": "∪", "cap": "∩", "subset": "⊂",
    "sum": "∑", "int": "∫", "partial": "∂", "nabla": "∇", "forall": "∀", "exists": "∃", "circ": "°",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "ldots": "…", "dots": "…", "cdots": "…", "percent": "%", "quad": " ", "qquad": " ", "left": "", "right": "",
    "displaystyle": "", "sin": "sin", "cos": "cos", "tan": "tan", "log": "log", "ln": "ln", "exp": "exp",
    "min": "min", "max": "max", "lim": "lim", "prime": "′",
}  # fmt: skip
_SPACE = re.compile(r"\\[,;:! ]|~")
_ESCAPED = re.compile(r"\\([%$#&_])")
_WORDS = re.compile(r"\\(?:text|mathrm|textrm|mathbf|mathit|operatorname|rm|ce)\s*\{([^{}]*)\}")
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}\\]*)\}\s*\{([^{}\\]*)\}")
_ROOT = re.compile(r"\\sqrt\s*\{([^{}\\]*)\}")
_COMMAND = re.compile(r"\\([A-Za-z]+)(?P<space>\s*)")
_SCRIPT = re.compile(r"(?P<before>[^\s^_]?)(?P<mark>[\^_])(?:\{(?P<group>[^{}\\^_]*)\}|(?P<one>[^{}\\^_\s]))")
_LEFT = re.compile(r"[\\{}^_&]")


def read_formula(text: str) -> str:
    """The formula in a line; empty where a reader would miss something of it."""
    text = _ESCAPED.sub(r"\1", _SPACE.sub(" ", text.strip()))
    text = _WORDS.sub(r"\1", text)
    text = _COMMAND.sub(
        _sign, _ROOT.sub(lambda found: f"√{_grouped(found[1])}", _FRACTION.sub(_fraction, text))
    )
    text = _SCRIPT.sub(_script, text)
    text = re.sub(r"\{([^{}]*)\}", r"\1", text)
    return "" if _LEFT.search(text) else " ".join(text.split())


def _sign(found: re.Match[str]) -> str:
    sign = _SIGNS.get(found[1])
    if sign is None:
        return found[0]
    return sign if sign.isalpha() and len(sign) == 1 and _joins(found) else f"{sign}{found['space']}"


def _joins(found: re.Match[str]) -> bool:
    """Whether a letter follows, as in a unit of measure."""
    return found.string[found.end() : found.end() + 1].isalpha()


def _fraction(found: re.Match[str]) -> str:
    return f"{_grouped(found[1])}/{_grouped(found[2])}"


def _grouped(text: str) -> str:
    """In brackets where it is more than one number or letter."""
    text = text.strip()
    return text if re.fullmatch(r"[\w.,]+", text) else f"({text})"


def _script(found: re.Match[str]) -> str:
    """As it is written where there are no signs for it, so that the whole formula is kept so."""
    text = (found["group"] if found["group"] is not None else found["one"]).strip()
    if found["mark"] == "^" and text in ("°", "′"):
        return f"{found['before']}{text}"
    changed = raised(text) if found["mark"] == "^" else lowered(text)
    return f"{found['before']}{changed}" if changed != text else found[0]
