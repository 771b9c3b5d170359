"""Whatever goes wrong at whichever statement, nothing is half-done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import connection, transaction

from copanel.kernel.actor import ANONYMOUS, SYSTEM, Office
from copanel.search.models import Entry
from copanel.words import services
from copanel.words.states import How
from copanel.words.tests.people import holding, known, say

pytestmark = pytest.mark.django_db


class Broken(Exception):
    """The machine stops here."""


def dump() -> dict[str, list[tuple]]:
    models = [*apps.get_app_config("words").get_models(), *apps.get_app_config("ledger").get_models(), Entry]
    models += apps.get_app_config("outbox").get_models()
    return {model.__name__: sorted(map(repr, model.objects.values_list())) for model in models}


def breaking_after(number: int) -> Callable:
    done = 0

    def wrapper(execute, sql, params, many, context):
        nonlocal done
        done += 1
        if done > number:
            raise Broken
        return execute(sql, params, many, context)

    return wrapper


def acts() -> dict[str, Callable[[], object]]:
    """Each service, ready to be called once."""
    moderator, judge, lead = holding(Office.MODERATOR), holding(Office.CO_CHAIR), holding(Office.SAFEGUARDING_LEAD)
    author = holding(Office.MEMBER)
    clerk = holding(Office.FACILITATOR)
    held, shown = say(ANONYMOUS, "Ask Ann."), say(author, "Ask Ann.", edit_minutes=60)
    spoken = say(clerk, author_id=author.person_id, written_by_id=clerk.person_id, how=How.PHONE)
    flagged = say(author)
    services.flag(actor=ANONYMOUS, words_id=flagged.id, why="x")
    hidden = services.hide(actor=moderator, words_id=say(author).id, reason_code="abuse")
    asked = services.hide(actor=moderator, words_id=say(author).id, reason_code="abuse")
    services.appeal(actor=author, decision_id=asked.id)
    stoppable = services.hide(actor=moderator, words_id=say(author).id, reason_code="abuse")
    note = services.someone_at_risk(actor=author, words_id=say(author).id, what="x")
    named = say(author, about_persons=[known().id])
    key = {"words_id": shown.id}
    return {
        "enter": lambda: say(author, "New.", easy_text="New.", about_persons=[known().id]),
        "let through": lambda: services.let_through(actor=moderator, words_id=held.id, passages=["Ann"]),
        "refuse": lambda: services.refuse(actor=moderator, words_id=held.id, reason_code="abuse"),
        "hide": lambda: services.hide(actor=moderator, reason_code="abuse", **key),
        "mask": lambda: services.mask(actor=moderator, reason_code="names_someone", passages=["Ann"], **key),
        "stop": lambda: services.stop_hiding(actor=judge, decision_id=stoppable.id),
        "appeal": lambda: services.appeal(actor=author, decision_id=hidden.id, text="No."),
        "judge": lambda: services.decide_appeal(actor=judge, decision_id=asked.id, uphold=False, answer="Yes."),
        "flag": lambda: services.flag(actor=ANONYMOUS, why="x", **key),
        "not about": lambda: services.take_off_about(actor=moderator, words_id=named.id, about_id=named.about.get().id),
        "about": lambda: services.say_about(actor=moderator, about_persons=[author.person_id], **key),
        "settle": lambda: services.settle_flags(actor=moderator, words_id=flagged.id),
        "edit": lambda: services.edit(actor=author, text="New.", **key),
        "correct": lambda: services.correct(actor=author, text="New.", **key),
        "easy": lambda: services.add_easy(actor=author, text="New.", **key),
        "byline": lambda: services.change_byline(actor=author, byline="carer", **key),
        "confirm": lambda: services.confirm(actor=author, words_id=spoken.id),
        "withdraw": lambda: services.withdraw(actor=author, **key),
        "erase": lambda: services.erase(actor=SYSTEM, **key),
        "risk": lambda: services.someone_at_risk(actor=author, what="x", **key),
        "worry": lambda: services.raise_worry(actor=author, panel_id=shown.panel_id, panel_slug="north", what="x"),
        "read note": lambda: services.read_note(actor=lead, note_id=note.id),
        "add to note": lambda: services.add_to_note(actor=lead, note_id=note.id, text="x"),
        "tell council": lambda: services.tell_council(actor=lead, note_id=note.id, text="x", told="y"),
        "close note": lambda: services.close_note(actor=lead, note_id=note.id, text="x", give_back=False),
        "move place": lambda: services.move_place(actor=SYSTEM, url="/north/issues/9", **key),
    }


def test_every_service_is_here():
    assert len(acts()) == len(services.__all__)


def test_nothing_is_half_done():
    for name, do in acts().items():
        before = dump()
        for number in range(100):
            try:
                with transaction.atomic(), connection.execute_wrapper(breaking_after(number)):
                    do()
                    raise transaction.TransactionManagementError
            except Broken:
                assert dump() == before, f"{name} left something after statement {number}"
            except transaction.TransactionManagementError:
                break
        else:
            pytest.fail(f"{name} never came to an end")
        assert number > 1, f"{name} wrote nothing"
        assert dump() == before
