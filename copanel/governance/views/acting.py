"""How a form about the panel itself is asked, checked and done: the same four steps for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from copanel.governance import queries
from copanel.governance.queries import PanelFacts
from copanel.kernel.errors import AlreadyDone, Invalid, WrongState
from copanel.ui.done import KEPT, after
from copanel.ui.forms import Form

Text = str | Promise
NOT_SHOWN = ("stage", "csrfmiddlewaretoken")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page says: `check` shows everything once more before what cannot be undone."""

    title: Text
    lead: Text
    button: Text
    more: Text = ""
    check: bool = False
    back: str = ""
    done: str = KEPT


def asked(
    request: HttpRequest, panel: PanelFacts, page: Asked, form: Form, act: Callable[[dict[str, Any]], Any]
) -> HttpResponse:
    """Bind, look at it once more where it cannot be undone, do it, go back. What was typed is kept."""
    stage, status = request.POST.get("stage", ""), 200
    context = {"panel": panel, "page": page, "form": form}
    if request.method == "POST":
        status = Invalid.status
        if form.is_valid() and page.check and stage not in ("save", "change"):
            return render(request, "governance/check.html", context | _looked_at(request, form))
        if stage == "change":
            form.errors.clear()
            status = 200
        elif form.is_valid():
            try:
                act(form.cleaned_data)
            except AlreadyDone:
                return redirect(after(page.back, page.done))
            except (Invalid, WrongState) as fault:
                form.take(fault)
                status = fault.status
            else:
                return redirect(after(page.back, page.done))
    return render(request, "governance/act.html", context | {"help_lines": queries.help_lines(panel.id)}, status=status)


def _looked_at(request: HttpRequest, form: Form) -> dict[str, Any]:
    """Every answer as it was given, and the same again in hidden boxes."""
    kept = [(name, value) for name, values in request.POST.lists() if name not in NOT_SHOWN for value in values]
    rows = []
    for bound in form.visible_fields():
        answer = form.cleaned_data.get(bound.name)
        if answer not in (None, "", []):
            rows.append({"label": bound.label, **_shown(bound, answer)})
    return {"kept": kept, "rows": rows}


def _shown(bound: Any, answer: Any) -> dict[str, Any]:
    choices = {str(value): label for value, label in getattr(bound.field, "choices", ())}
    if isinstance(answer, list):
        return {"text": "\n".join(str(choices.get(str(each), each)) for each in answer)}
    if choices:
        return {"text": str(choices.get(str(answer), answer))}
    return {"day": answer} if hasattr(answer, "year") else {"text": str(answer)}
