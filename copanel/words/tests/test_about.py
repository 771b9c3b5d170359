"""Whom words are about: whoever it is does not judge them, sees why, and another moderator can set it right."""

from __future__ import annotations

import pytest

from copanel.kernel.actor import Actor, Office
from copanel.kernel.errors import Invalid, NotAllowed, NotFound
from copanel.ledger import Happened
from copanel.ledger.models import PrivateEntry, PublicEntry
from copanel.people import events as people
from copanel.words import queries, services
from copanel.words.following import person_erased
from copanel.words.models import About
from copanel.words.tests.people import CIRCLE, COUNCIL, NORTH, council, holding, say

pytestmark = pytest.mark.django_db


def page(actor: Actor, words) -> queries.WordsPage:
    return queries.words_page(actor=actor, panel_id=NORTH, words_id=words.id)


def test_another_moderator_takes_it_off_and_not_whoever_said_it_nor_whom_it_names(three):
    ada, bo, cy = three
    words = say(holding(Office.MEMBER))
    services.say_about(actor=ada, words_id=words.id, about_persons=[bo.person_id])
    about = About.objects.get()
    for actor in (ada, bo, holding(Office.MEMBER), council(Office.MANAGER)):
        with pytest.raises(NotAllowed):
            services.take_off_about(actor=actor, words_id=words.id, about_id=about.id)
    services.take_off_about(actor=cy, words_id=words.id, about_id=about.id)
    services.hide(actor=bo, words_id=words.id, reason_code="abuse")
    kinds = list(PrivateEntry.objects.filter(kind__contains="about").order_by("id").values_list("kind", flat=True))
    assert kinds == ["words.about_said", "words.about_taken_off"]
    assert not PublicEntry.objects.filter(kind__contains="about").exists()
    with pytest.raises(NotFound):
        services.take_off_about(actor=cy, words_id=words.id, about_id=about.id)


def test_it_is_taken_off_the_words_it_stands_at(three):
    ada, bo, cy = three
    words, other = say(holding(Office.MEMBER)), say(holding(Office.MEMBER))
    services.say_about(actor=ada, words_id=words.id, about_persons=[bo.person_id])
    with pytest.raises(NotFound):
        services.take_off_about(actor=cy, words_id=other.id, about_id=About.objects.get().id)


def test_moderators_see_whom_and_may_take_it_off_whom_it_names_sees_why_and_others_nothing(three):
    ada, bo, cy = three
    words = say(holding(Office.MEMBER))
    services.say_about(actor=ada, words_id=words.id, about_persons=[bo.person_id], about_organisations=[COUNCIL])
    assert [(each.name, each.may_take_off) for each in page(ada, words).about] == [
        ("Bo", False),
        ("The council", False),
    ]
    assert [(each.name, each.may_take_off) for each in page(cy, words).about] == [("Bo", True), ("The council", True)]
    assert [page(each, words).about_you for each in three] == [False, True, False]
    for actor in (bo, holding(Office.MEMBER), council(Office.MANAGER), Actor(person_id=bo.person_id)):
        assert page(actor, words).about == ()
    assert not page(Actor(person_id=bo.person_id), words).about_you, "only who would judge is told"


def test_somebody_is_left_who_can_judge(three):
    ada, bo, cy = three
    words = say(holding(Office.MEMBER))
    with pytest.raises(Invalid):
        services.say_about(actor=ada, words_id=words.id, about_persons=[each.person_id for each in three])
    with pytest.raises(Invalid):
        services.say_about(
            actor=ada, words_id=words.id, about_persons=[ada.person_id, bo.person_id], about_organisations=[CIRCLE]
        )
    assert not About.objects.exists()
    services.say_about(actor=ada, words_id=words.id, about_persons=[ada.person_id, bo.person_id])
    with pytest.raises(Invalid):
        services.say_about(actor=cy, words_id=words.id, about_organisations=[CIRCLE])


def test_the_author_is_not_left_to_judge(three):
    ada, bo, cy = three
    words = say(cy)
    with pytest.raises(Invalid):
        services.say_about(actor=ada, words_id=words.id, about_persons=[ada.person_id, bo.person_id])


def test_an_erased_moderators_key_goes_from_what_they_said(three):
    ada, bo, _cy = three
    words = say(holding(Office.MEMBER))
    services.say_about(actor=ada, words_id=words.id, about_persons=[bo.person_id])
    happened = Happened(kind=people.ERASED, actor=ada, subject_id=ada.person_id, panel_id=None, payload={})
    person_erased(happened)
    assert About.objects.get().said_by_id is None
