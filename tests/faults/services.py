"""Every act that a person can do, by room and name, so that none is forgotten."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from types import FunctionType, ModuleType
from typing import Any

import copanel

Service = Callable[..., Any]


def services() -> dict[str, Service]:
    """Each @act of every room's services, as "room.name"."""
    found = {}
    for module in _modules():
        for name, service in vars(module).items():
            if (
                isinstance(service, FunctionType)
                and hasattr(service, "records")
                and service.__module__ == module.__name__
            ):
                found[f"{module.__name__.split('.')[1]}.{name}"] = service
    return dict(sorted(found.items()))


def _modules() -> Iterator[ModuleType]:
    for room in pkgutil.iter_modules(copanel.__path__, "copanel."):
        if not room.ispkg or "services" not in {each.name for each in pkgutil.iter_modules([_folder(room)])}:
            continue
        front = import_module(f"{room.name}.services")
        yield front
        for part in pkgutil.iter_modules(getattr(front, "__path__", []), f"{front.__name__}."):
            yield import_module(part.name)


def _folder(room: pkgutil.ModuleInfo) -> str:
    return import_module(room.name).__path__[0]
