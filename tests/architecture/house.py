"""Reads the tree: rooms, their layers, their files, so that a rule is a few lines.

A rule is a function `tree -> list of faults`, each fault one sentence with file and line.
It runs on the real tree, and on small wrong trees that show it can fail.
"""

from __future__ import annotations

import ast
import configparser
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Source:
    """One Python file with its place in the house."""

    path: Path
    tree: Tree
    text: str = field(repr=False)

    @property
    def where(self) -> str:
        return self.path.relative_to(self.tree.root).as_posix()

    @property
    def room(self) -> str:
        """The room the file is in; "" for the package's own files."""
        parts = self.path.relative_to(self.tree.package).parts
        return parts[0] if len(parts) > 1 else ""

    @property
    def part(self) -> str:
        """Which part of the room: "views" for both views.py and views/issue.py."""
        parts = self.path.relative_to(self.tree.package).parts
        return Path(parts[1]).stem if len(parts) > 1 else ""

    @property
    def module(self) -> str:
        parts = list(self.path.relative_to(self.tree.root).with_suffix("").parts)
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def is_test(self) -> bool:
        return "tests" in self.path.relative_to(self.tree.package).parts

    @cached_property
    def syntax(self) -> ast.Module:
        return ast.parse(self.text, filename=self.where)

    def imports(self) -> Iterator[tuple[int, str]]:
        """(line, dotted name) of each import: `from a import b` gives "a.b"."""
        for node in ast.walk(self.syntax):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield node.lineno, alias.name
            elif isinstance(node, ast.ImportFrom):
                base = node.module or ""
                if node.level:
                    package = self.module.split(".") if self.path.name == "__init__.py" else self.module.split(".")[:-1]
                    base = ".".join([*package[: len(package) - node.level + 1], *([base] if base else [])])
                for alias in node.names:
                    yield node.lineno, f"{base}.{alias.name}"

    def at(self, line: int) -> str:
        return f"{self.where}:{line}"


@dataclass(frozen=True)
class Template:
    path: Path
    tree: Tree
    text: str = field(repr=False)

    @property
    def where(self) -> str:
        return self.path.relative_to(self.tree.root).as_posix()

    @property
    def room(self) -> str:
        return self.path.relative_to(self.tree.package).parts[0]

    def lines(self) -> Iterator[tuple[int, str]]:
        yield from enumerate(self.text.splitlines(), start=1)


@dataclass(frozen=True)
class Tree:
    """A checkout, or a small one made by a test."""

    root: Path = ROOT

    @property
    def package(self) -> Path:
        return self.root / "copanel"

    @cached_property
    def layers(self) -> dict[str, int]:
        """Each room's height, from .importlinter: there is one list, and the linter reads the same."""
        read = configparser.ConfigParser()
        read.read_string((ROOT / ".importlinter").read_text(encoding="utf-8"))
        lines = read["importlinter:contract:rooms"]["layers"].split("\n")
        heights: dict[str, int] = {}
        for height, line in enumerate(reversed([line for line in lines if line.strip()])):
            for name in line.split("|"):
                heights[name.strip().strip("()")] = height
        return heights

    @cached_property
    def rooms(self) -> list[str]:
        """The rooms that exist."""
        return sorted(
            child.name
            for child in self.package.iterdir()
            if child.is_dir() and (child / "__init__.py").exists() and child.name != "config"
        )

    @cached_property
    def sources(self) -> list[Source]:
        return [
            Source(path, self, path.read_text(encoding="utf-8"))
            for path in sorted(self.package.rglob("*.py"))
            if "node_modules" not in path.parts
        ]

    @cached_property
    def templates(self) -> list[Template]:
        return [
            Template(path, self, path.read_text(encoding="utf-8"))
            for path in sorted(self.package.glob("*/templates/**/*"))
            if path.is_file()
        ]

    def may_lean_on(self, upper: str, lower: str) -> bool:
        """Whether a thing in `upper` may name a thing in `lower`: its own room, or one below."""
        if upper == lower:
            return True
        return upper in self.layers and lower in self.layers and self.layers[upper] > self.layers[lower]


def write(root: Path, files: dict[str, str]) -> Tree:
    """A small wrong tree for a self-test: every folder with a file becomes a package."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if path.suffix == ".py":
            for folder in path.relative_to(root).parents:
                if folder != Path():
                    (root / folder / "__init__.py").touch()
    (root / "copanel").mkdir(parents=True, exist_ok=True)
    return Tree(root)


TREE = Tree()
