"""What the browser gets is what the sources say, and it is small."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command

ASSETS = Path(__file__).parents[3] / "assets"
STATIC = Path(__file__).parents[1] / "static" / "ui"
# As in assets/build.
SOURCES = (
    "LICENCES.txt", "build", "favicon.svg", "fonts", "icons", "package-lock.json", "package.json", "pictures",
    "scripts", "styles",
)  # fmt: skip
KILOBYTE = 1000


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def files(name: str) -> list[str]:
    path = ASSETS / name
    found = [each for each in path.rglob("*") if each.is_file()] if path.is_dir() else [path]
    return [each.relative_to(ASSETS).as_posix() for each in found if "__pycache__" not in each.parts]


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def test_the_build_is_of_these_sources() -> None:
    names = sorted(name for source in SOURCES for name in files(source))
    total = digest("".join(f"{name} {digest((ASSETS / name).read_bytes())}\n" for name in names).encode())
    built = json.loads((STATIC / "built.json").read_text())
    assert built["sources"] == total, "the sources changed: run assets/build (npm ci first)"


def test_nobody_changed_the_output_by_hand() -> None:
    built = json.loads((STATIC / "built.json").read_text())["outputs"]
    here = {
        path.relative_to(STATIC).as_posix(): digest(path.read_bytes())
        for path in STATIC.rglob("*")
        if path.is_file() and path.name != "built.json"
    }
    assert here == built


@pytest.mark.slow
def test_building_again_gives_the_same(tmp_path: Path) -> None:
    """Where Node and the packages are: style sheets, sprite and script come out the same, byte for byte."""
    if not (ASSETS / "node_modules" / "sass").exists() or not shutil.which("node"):
        return  # the two tests above hold without Node
    subprocess.run(["node", ASSETS / "build", "--into", tmp_path], check=True, timeout=120)
    for name in ("copanel.css", "gallery.css", "sprite.svg", "copanel.js"):
        assert (tmp_path / name).read_bytes() == (STATIC / name).read_bytes(), name


def test_the_style_sheet_is_within_20_kilobytes() -> None:
    assert packed(STATIC / "copanel.css") <= 20 * KILOBYTE


def test_scripts_are_within_15_kilobytes() -> None:
    assert sum(packed(path) for path in STATIC.glob("*.js")) <= 15 * KILOBYTE


def test_fonts_and_icons_are_small() -> None:
    assert sum(path.stat().st_size for path in STATIC.glob("fonts/*.woff2")) <= 40 * KILOBYTE
    assert packed(STATIC / "sprite.svg") <= 4 * KILOBYTE


def test_licences_stand_beside_what_they_cover() -> None:
    assert "SIL Open Font License" in (STATIC / "fonts" / "OFL.txt").read_text()
    assert "Crown Copyright" in (STATIC / "LICENCES.txt").read_text()
    assert (STATIC / "copanel.css").read_text().startswith("/*! Copanel")


def test_nothing_comes_from_elsewhere_and_nothing_is_not_ours() -> None:
    css = (STATIC / "copanel.css").read_text()
    assert set(re.findall(r"url\(([^)]*)\)", css)) == {
        '"fonts/atkinson-hyperlegible-next-latin.woff2"',
        '"fonts/atkinson-hyperlegible-next-european.woff2"',
    }
    assert "GDS Transport" not in css
    assert "crown" not in css.replace("Crown Copyright", "").lower()


def test_collecting_gives_every_file_a_name_that_changes_with_it(tmp_path: Path, settings) -> None:
    """As on a real installation: each file named by its content, the style sheet pointing to fonts that are there."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    names = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    css = (tmp_path / names["ui/copanel.css"]).read_text()
    assert names["ui/copanel.css"] != "ui/copanel.css"
    for font in re.findall(r'url\("([^"]*)"\)', css):
        assert (tmp_path / "ui" / font).exists()
    assert (tmp_path / f"{names['ui/copanel.css']}.gz").exists()


def test_nothing_flashes() -> None:
    css = (STATIC / "copanel.css").read_text()
    assert "@keyframes" not in css
    assert not re.search(r"animation(-name)?:(?!none)", css)


def test_every_class_of_ours_has_a_style() -> None:
    """A class that no sheet knows is a slip of the pen, in any room's template."""
    css = "".join(path.read_text() for path in STATIC.glob("*.css"))
    known = set(re.findall(r"\.(cp-[\w-]+)", css))
    package = Path(__file__).parents[2]
    unknown = {}
    for template in package.glob("*/templates/**/*.html"):
        text = re.sub(r"{[{%].*?[%}]}", "\0", template.read_text())
        words = {word for found in re.findall(r'class="([^"]*)"', text) for word in found.split()}
        strange = {word for word in words if word.startswith("cp-") and "\0" not in word} - known
        if strange:
            unknown[template.relative_to(package).as_posix()] = sorted(strange)
    assert unknown == {}
