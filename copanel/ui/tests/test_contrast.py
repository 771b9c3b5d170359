"""Every word can be read: 7:1 between ink and ground, in every scheme, computed from the tokens themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[3] / "assets" / "styles" / "_tokens.scss").read_text()
TONES = ("user", "auth", "waiting", "late", "adopted", "part", "refused")
# Colours the sheet writes out for the choices of the look settings, which show the other schemes.
SWATCHES = (("#fcf9f5", "#211a20"), ("#171217", "#f5eff3"), ("#000000", "#ffff00"))


def scheme(name: str) -> dict[str, str]:
    body = re.search(rf"@mixin cp-{name} {{(.*?)\n}}", TOKENS, re.DOTALL)[1]
    found = scheme("dark") if "@include cp-dark" in body else {}
    plain = re.sub(r"@each.*?}\s*$", "", body, flags=re.DOTALL | re.MULTILINE)
    found |= dict(re.findall(r"--cp-([\w-]+): (#\w+);", plain))
    if loop := re.search(r"@each \$name in \((.*?)\) {(.*?)}\s*$", body, re.DOTALL | re.MULTILINE):
        for tone in loop[1].split(", "):
            found |= {f"{tone}{end}": value for end, value in re.findall(r"--cp-#{\$name}([\w-]*): (#\w+);", loop[2])}
    return {token: full(value) for token, value in found.items()}


def full(colour: str) -> str:
    return "#" + "".join(sign * 2 for sign in colour[1:]) if len(colour) == 4 else colour


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pairs() -> list[tuple[str, str]]:
    """Every ink and every ground it may stand on."""
    grounds = ("ground", "surface", "sunk", "band")
    tints = [f"{tone}-tint" for tone in TONES]
    made = [(ink, ground) for ink in ("ink", "soft-ink") for ground in (*grounds, "brand-tint", *tints)]
    made += [(ink, ground) for ink in ("brand", "link", "visited", "hover") for ground in (*grounds, "brand-tint")]
    made += [(tone, ground) for tone in TONES for ground in ("ground", "surface", f"{tone}-tint")]
    made += [("user", "band"), ("auth", "band"), ("link", "user-tint"), ("link", "auth-tint"), ("late", "surface")]
    made += [("ground", "brand"), ("ground", "user"), ("ground", "auth")]  # numbers in marks, letters, buttons
    made += [("on-deep", "deep"), ("on-deep-soft", "deep"), ("focus-ink", "focus")]
    return made


@pytest.mark.parametrize("name", ["light", "dark", "yellow"])
@pytest.mark.parametrize(("ink", "ground"), pairs())
def test_words_stand_out_at_seven_to_one(name: str, ink: str, ground: str) -> None:
    colours = scheme(name)
    assert contrast(colours[ink], colours[ground]) >= 7, f"{ink} {colours[ink]} on {ground} {colours[ground]}"


@pytest.mark.parametrize("name", ["light", "dark", "yellow"])
@pytest.mark.parametrize("edge", [*(f"{tone}-line" for tone in TONES), "brand-line", "line-strong"])
def test_edges_that_carry_meaning_stand_out_at_three_to_one(name: str, edge: str) -> None:
    colours = scheme(name)
    assert min(contrast(colours[edge], colours[ground]) for ground in ("ground", "surface")) >= 3


def test_every_scheme_has_every_colour() -> None:
    assert set(scheme("light")) == set(scheme("dark")) == set(scheme("yellow"))


@pytest.mark.parametrize(("ground", "ink"), SWATCHES)
def test_the_choices_of_the_look_settings_can_be_read(ground: str, ink: str) -> None:
    assert contrast(ground, ink) >= 7
