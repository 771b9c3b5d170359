"""Cut Atkinson Hyperlegible Next to the letters Copanel uses and write two woff2 files.

Two files, so that most people load one: `latin` for English, `european` for the letters of
Welsh, Polish, Romanian and others. The style sheet gives each its unicode-range.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
SOURCE = HERE.parent / "node_modules/@fontsource-variable/atkinson-hyperlegible-next"
# Keep in step with the unicode-range lines in styles/_ground.scss.
LATIN = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    0x152,
    0x153,
    0x2013,
    0x2014,
    0x2018,
    0x2019,
    0x201C,
    0x201D,
    0x2022,
    0x2026,
    0x2032,
    0x20AC,
    0x2122,
    0x2212,
]
EUROPEAN = [
    *range(0x100, 0x152),
    *range(0x154, 0x180),
    0x218,
    0x219,
    0x21A,
    0x21B,
    *range(0x1E80, 0x1E86),
    0x1E9E,
    0x1EF2,
    0x1EF3,
]


def cut(source: str, letters: list[int], target: Path) -> None:
    options = Options(
        flavor="woff2",
        layout_features=["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum"],
        hinting=False,
        desubroutinize=True,
        notdef_outline=True,
    )
    font = load_font(str(SOURCE / "files" / source), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    instantiateVariableFont(font, {"wght": (400, 800)}, inplace=True)
    save_font(font, str(target), options)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = "atkinson-hyperlegible-next"
    cut(f"{name}-latin-wght-normal.woff2", LATIN, folder / f"{name}-latin.woff2")
    cut(f"{name}-latin-ext-wght-normal.woff2", EUROPEAN, folder / f"{name}-european.woff2")
    (folder / "OFL.txt").write_bytes((SOURCE / "LICENSE").read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
