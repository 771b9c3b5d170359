"""Published on a decision of the user-led side, in force from a day; and signed by each side for what it owes."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from copanel.governance import queries as panels
from copanel.governance import services as governance
from copanel.governance.tests.examples import a_decision, a_panel, in_office
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Office, Side
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, SignInAgain, WrongState
from copanel.ledger.models import PublicEntry
from copanel.organisations import services as organisations
from copanel.organisations.tests.examples import a_council
from copanel.outbox.models import Envelope
from copanel.people import services as people
from copanel.terms import queries, services, tasks
from copanel.terms.models import Clause, Signature, SignedDuty, Version
from copanel.terms.states import Duty, Part, VersionState
from copanel.terms.tests.examples import (
    a_chair,
    a_clause,
    a_draft,
    a_manager,
    a_version,
    facts,
    fresh,
    published,
    some_clauses,
)
from copanel.words.models import Layer, Words

pytestmark = pytest.mark.django_db
TODAY = dt.date(2027, 3, 3)
DAY = dt.timedelta(days=1)


def last() -> tuple[str, dict, list]:
    entry = PublicEntry.objects.order_by("id").last()
    body = json.loads(entry.body)
    return entry.kind, body["payload"], body["words"]


def test_a_draft_is_published_on_a_decision_and_its_words_are_committed_to(table, chair):
    draft = a_draft(table, chair)
    some_clauses(chair, draft)
    note = services.leave_note(actor=chair, clause_id=draft.clauses.first().id, text="A secret doubt.")
    decision = a_decision(table)
    version = services.publish(actor=chair, version_id=draft.id, decision_id=decision.id, open_seen=True)
    assert (version.number, version.from_on, version.state) == (1, TODAY, VersionState.PUBLISHED)
    kind, payload, commitments = last()
    assert (kind, payload) == (
        "terms.published",
        {"panel": "marlshire", "number": 1, "from_on": "2027-03-03", "decision": str(decision.id), "open_notes": 1},
    )
    said = Words.objects.filter(place_kind="terms")
    assert said.count() == 5
    assert set(commitments) == set(Layer.objects.filter(words__in=said).values_list("commitment", flat=True))
    assert set(said.values_list("voice", "author_id", "written_by_id")) == {("office", None, chair.person_id)}
    assert not PublicEntry.objects.filter(body__contains="Change the law").exists()
    assert not PublicEntry.objects.filter(body__contains="doubt").exists()
    assert Clause.objects.exclude(draft={}).count() == 0
    assert note.state == "open"


@pytest.mark.parametrize("office", [Office.CO_CHAIR, Office.DEPUTY_CHAIR, Office.FACILITATOR])
def test_who_carries_out_what_was_decided_publishes(table, chair, office):
    draft = a_draft(table, chair, with_starter=True)
    assert published(table, in_office(table, office, "Carries Out"), draft).number == 1


@pytest.mark.parametrize("office", [Office.MEMBER, Office.MANAGER, Office.ENGAGEMENT_LEAD, Office.FUNDER_CONTACT])
def test_nobody_else_publishes(table, chair, office):
    draft = a_draft(table, chair, with_starter=True)
    for actor in (in_office(table, office), ANONYMOUS, SYSTEM, in_office(a_panel("eastmarsh"), Office.CO_CHAIR, "O H")):
        with pytest.raises(NotAllowed):
            published(table, actor, draft)
    assert Version.objects.get().is_draft


def test_no_decision_no_terms(table, chair, on_a_day):
    """The mandate is of this panel, of this text, and used once."""
    old = a_decision(table)
    on_a_day.shift(60)
    draft = a_draft(table, chair)
    a_clause(chair, draft)
    used = a_decision(table)
    record = governance.enter_from_record(
        actor=SYSTEM, panel_id=table.panel_id, text="They agreed.", agreed="2018", citation="Minutes"
    )
    elsewhere = a_decision(a_panel("eastmarsh"))
    before = PublicEntry.objects.count()
    for decision in (old, elsewhere, record):
        with pytest.raises(Invalid) as fault:
            published(table, chair, draft, decision=decision)
        assert set(fault.value.faults) == {"decision_id"}
    assert PublicEntry.objects.count() == before
    assert not Words.objects.filter(place_kind="terms").exists()
    published(table, chair, draft, decision=used)
    again = a_draft(table, chair)
    with pytest.raises(Invalid):
        published(table, chair, again, decision=used, from_on=TODAY + DAY)


def test_what_changed_after_the_decision_was_not_decided(table, chair, on_a_day):
    draft = a_draft(table, chair, with_starter=True)
    decision = a_decision(table)
    on_a_day.shift(60)
    services.take_out_clause(actor=chair, clause_id=draft.clauses.get(key="change-the-law").id)
    with pytest.raises(Invalid, match="changed after this was agreed"):
        published(table, chair, draft, decision=decision)
    on_a_day.shift(60)
    assert published(table, chair, draft, decision=a_decision(table)).number == 1


def test_nothing_goes_out_unseen(table, chair):
    draft = a_draft(table, chair)
    clause = a_clause(chair, draft)
    looked = queries.draft(panel=facts(table), actor=chair).looked
    services.leave_note(actor=chair, clause_id=clause.id, text="One more.")
    more = {"actor": chair, "version_id": draft.id, "decision_id": a_decision(table).id}
    with pytest.raises(WrongState):
        services.publish(**more, looked=looked, open_seen=True)
    with pytest.raises(Invalid) as fault:
        services.publish(**more)
    assert set(fault.value.faults) == {"open_seen"}
    services.publish(**more, looked=queries.draft(panel=facts(table), actor=chair).looked, open_seen=True)
    with pytest.raises(AlreadyDone):
        services.publish(**more, open_seen=True)


def test_an_empty_draft_is_not_published(table, chair):
    draft = a_draft(table, chair)
    with pytest.raises(Invalid):
        published(table, chair, draft)
    clause = a_clause(chair, draft)
    services.take_out_clause(actor=chair, clause_id=clause.id)
    with pytest.raises(Invalid):
        published(table, chair, draft)


@pytest.mark.parametrize(
    ("from_on", "sentence"),
    [
        (TODAY - DAY, "held then"),
        (TODAY, "begins on that day"),
        (TODAY + 3 * DAY, "begins on that day"),
    ],
)
def test_terms_follow_each_other_and_never_bind_backwards(table, chair, from_on, sentence):
    a_version(table, chair)
    published(table, chair, a_draft(table, chair), from_on=TODAY + 5 * DAY)
    draft, decision = a_draft(table, chair), a_decision(table, agreed="1 March 2027")
    with pytest.raises(Invalid, match=sentence) as fault:
        published(table, chair, draft, from_on=from_on, decision=decision)
    assert set(fault.value.faults) == {"from_on"}
    assert queries.current(table.panel_id).number == 1
    assert queries.current(table.panel_id, TODAY + 5 * DAY).number == 2


def test_the_first_terms_hold_from_the_decision_at_the_earliest(table, chair):
    draft = a_draft(table, chair)
    a_clause(chair, draft)
    decision = a_decision(table, agreed="1 March 2027")
    with pytest.raises(Invalid, match="had not agreed it then"):
        published(table, chair, draft, decision=decision, from_on=dt.date(2027, 2, 28))
    assert published(table, chair, draft, decision=decision, from_on=dt.date(2027, 3, 1)).from_on == dt.date(2027, 3, 1)


def test_which_terms_applied_on_a_day(table, chair, on_a_day):
    a_version(table, chair)
    on_a_day.move_to(dt.datetime(2027, 9, 1, 10, tzinfo=dt.UTC))
    published(table, chair, a_draft(table, chair))
    days = {TODAY - DAY: None, TODAY: 1, dt.date(2027, 8, 31): 1, dt.date(2027, 9, 1): 2, dt.date(2040, 1, 1): 2}
    held = {day: queries.current(table.panel_id, day) for day in days}
    assert {day: version and version.number for day, version in held.items()} == days


def test_the_accountable_post_signs_what_it_owes_with_name_and_title_of_the_day(table, chair):
    version, ruth = a_version(table, chair), a_manager(table)
    title = services.sign(actor=ruth, version_id=version.id).title
    assert last()[:2] == (
        "terms.signed",
        {"panel": "marlshire", "number": 1, "side": "authority", "duties": 2},
    )
    assert not PublicEntry.objects.filter(body__contains="Adeyemi").exists()
    organisations.retitle_post(actor=SYSTEM, post_id=table.post.id, title="Director of Everything", from_on=TODAY + DAY)
    page = queries.terms(panel=facts(table), actor=ANONYMOUS)
    owes = {part.part: part for part in page.parts}[Part.AUTHORITY_OWES]
    (under,) = owes.signatures
    assert (under.by.name, under.by.signed_on) == ("Ruth Adeyemi", TODAY)
    assert under.by.title == title
    assert [(each.side, each.duties) for each in page.unsigned] == [(Side.USER_LED, 2)]
    with pytest.raises(AlreadyDone):
        services.sign(actor=ruth, version_id=version.id)


def test_a_co_chair_signs_for_the_user_led_side_what_the_council_owes_too(table, chair):
    version = a_version(table, chair)
    services.sign(actor=fresh(chair), version_id=version.id)
    signature = Signature.objects.get()
    assert (signature.side, signature.name, signature.duties.count()) == ("user_led", "", 2)
    signed = set(SignedDuty.objects.values_list("words_id", flat=True))
    assert signed == {version.clauses.get(key=key).words_id for key in ("to-listen", "to-give-reasons")}


def test_a_delegate_signs_with_their_own_name_for_the_holder(table, chair):
    version = a_version(table, chair)
    in_office(table, Office.MANAGER, "Ruth Adeyemi")
    marcus = people.add_person(actor=SYSTEM, full_name="Marcus Bell").id
    organisations.delegate(actor=SYSTEM, post_id=table.post.id, name="Marcus Bell", person_id=marcus)
    services.sign(actor=fresh(panels.actor_for(person_id=marcus)), version_id=version.id)
    assert (Signature.objects.get().name, Signature.objects.get().for_holder) == ("Marcus Bell", True)


@pytest.mark.parametrize("office", [Office.FACILITATOR, Office.MEMBER, Office.ENGAGEMENT_LEAD, Office.FUNDER_CONTACT])
def test_nobody_signs_for_a_side_that_is_not_theirs(table, chair, office):
    version = a_version(table, chair)
    for actor in (fresh(in_office(table, office)), a_manager(a_panel("eastmarsh")), SYSTEM):
        with pytest.raises(NotAllowed):
            services.sign(actor=actor, version_id=version.id)
    assert not Signature.objects.exists()


def test_a_signature_needs_a_new_sign_in_and_the_duties_that_were_looked_at(table, chair):
    version, ruth = a_version(table, chair), a_manager(table)
    with pytest.raises(SignInAgain):
        services.sign(actor=in_office(table, Office.CO_CHAIR, "Gwen Pryce"), version_id=version.id)
    with pytest.raises(WrongState):
        services.sign(actor=ruth, version_id=version.id, looked="something else")
    looked = queries.sign_page(panel=facts(table), actor=ruth, number=1).looked
    services.sign(actor=ruth, version_id=version.id, looked=looked)


def test_a_duty_that_stays_keeps_its_signatures_and_one_that_changes_needs_new_ones(table, chair, on_a_day):
    version, ruth = a_version(table, chair), a_manager(table)
    services.sign(actor=ruth, version_id=version.id)
    services.sign(actor=fresh(chair), version_id=version.id)
    on_a_day.move_to(dt.datetime(2027, 9, 1, 10, tzinfo=dt.UTC))
    draft = a_draft(table, chair)
    clause = draft.clauses.get(key="to-leave-us-free")
    services.change_clause(
        actor=chair, clause_id=clause.id, heading="To leave us free", text="Always.", duty=Duty.INDEPENDENCE
    )
    second = published(table, chair, draft)
    page = queries.terms(panel=facts(table), actor=ANONYMOUS)
    unsigned = {clause.key: clause.unsigned for part in page.parts for clause in part.clauses if clause.unsigned}
    assert unsigned == {"to-leave-us-free": (Side.AUTHORITY,)}
    assert [(each.duties, each.since) for each in page.unsigned] == [(1, dt.date(2027, 9, 1))]
    with pytest.raises(WrongState):
        services.sign(actor=fresh(ruth), version_id=version.id)
    assert services.sign(actor=fresh(ruth), version_id=second.id).duties.count() == 1
    old = queries.terms(panel=facts(table), actor=ANONYMOUS, number=1)
    assert old.unsigned == ()


def test_a_funder_that_is_another_body_signs_nothing_here():
    funder = a_council("The Lottery")
    table = a_panel(funder_id=funder.id)
    chair = a_chair(table)
    version = a_version(table, chair)
    page = queries.terms(panel=facts(table), actor=ANONYMOUS)
    money = {part.part: part for part in page.parts}[Part.FUNDER_OWES]
    assert (money.signs_elsewhere, money.unsigned, money.title) == (True, (), "What The Lottery owes as the funder")
    services.sign(actor=a_manager(table), version_id=version.id)
    assert SignedDuty.objects.count() == 1


def told(kind: str) -> set:
    return set(Envelope.objects.filter(kind=kind).values_list("person_id", flat=True))


def test_who_is_bound_is_told_and_who_must_sign_is_asked(table, chair):
    ruth, member = a_manager(table), in_office(table, Office.MEMBER, "Joe Bright")
    simon = in_office(table, Office.FUNDER_CONTACT, "Simon Vale")
    version = a_version(table, chair)
    assert told("terms.published") == {chair.person_id, ruth.person_id, member.person_id}
    assert told("terms.to_sign") == {chair.person_id, ruth.person_id}
    assert simon.person_id not in told("terms.published")
    assert version.number == 1


def test_who_owes_a_signature_is_reminded_in_time_and_three_times_at_most(table, chair, on_a_day):
    ruth = a_manager(table)
    version = a_version(table, chair)
    services.sign(actor=fresh(chair), version_id=version.id)
    first = Envelope.objects.count()
    tasks.chase()
    assert Envelope.objects.count() == first
    for days, reminders in ((14, 1), (15, 1), (30, 2), (45, 3), (200, 3)):
        on_a_day.move_to(dt.datetime(2027, 3, 3, 10, tzinfo=dt.UTC) + days * DAY)
        tasks.chase()
        tasks.chase()
        new = Envelope.objects.filter(kind="terms.to_sign").exclude(stage="")
        assert {each.person_id for each in new} == {ruth.person_id}
        assert new.count() == reminders, days


def test_what_needs_whom(table, chair):
    ruth, priya = a_manager(table), in_office(table, Office.FACILITATOR, "Priya Nair")
    joe = in_office(table, Office.MEMBER, "Joe Bright")

    def needs(actor):
        return [need.title for need in queries.needs(actor=actor, panel_id=table.panel_id)]

    draft = a_draft(table, chair)
    some_clauses(chair, draft)
    assert needs(priya) == needs(chair) == ["Go on with the draft of the terms"]
    assert needs(ruth) == needs(joe) == []
    published(table, chair, draft)
    assert needs(ruth) == ["Sign 2 duties in version 1 of the terms"]
    assert needs(chair) == ["Sign 2 duties in version 1 of the terms"]
    assert needs(priya) == []
    services.sign(actor=ruth, version_id=draft.id)
    assert needs(ruth) == []
