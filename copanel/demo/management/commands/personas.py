"""`copanel personas`: the links that sign a visitor of the demo in as someone of the county."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from copanel.demo.people import DOORS
from copanel.kernel.command import CopanelCommand
from copanel.kernel.errors import WrongState


class Command(CopanelCommand):
    purpose = "List the people of the fictional county, with a link to be each. Demo mode only."
    example = "copanel personas"
    help = purpose

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise WrongState("There are no such links outside demo mode.")
        for one in DOORS:
            self.stdout.write(f"  {one.full_name:<16}{settings.ADDRESS}{reverse('demo:door', args=[one.key])}")
            self.stdout.write(f"                  {one.about}")
