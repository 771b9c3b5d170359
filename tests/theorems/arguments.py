"""Anything that could be given to any act: for each name of an argument, what is at hand.

Keys come from every row there is, members' and the user-led-only space's included, since whoever looks
over a shoulder can know a key. An argument that stands in no list fails the test that draws it.
"""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from copanel.conversations.models import Message, Thread
from copanel.deciding import models as deciding
from copanel.deciding.states import Position, Way
from copanel.governance import models as governance
from copanel.governance.rule_states import SpeaksFrom
from copanel.governance.services import Someone
from copanel.governance.states import AsideCause, FundingKind, HelpLineKind, Method, Per, SeatKind, ShownAs, WayKind
from copanel.influence import own_steps
from copanel.influence.models import Carried, Issue, Part, Recommendation, Step
from copanel.influence.services import Agreement, Ask, Said
from copanel.influence.states import Audience
from copanel.influence.tests.examples import ADOPTED, LATER, REFUSED
from copanel.kernel import clock
from copanel.kernel.actor import Office, Side
from copanel.kernel.dates import as_given
from copanel.kernel.ids import new_id
from copanel.membership import tokens
from copanel.membership.models import Interest, Invitation, MailDomain, Nomination
from copanel.membership.services import Yes
from copanel.membership.states import InterestKind
from copanel.organisations.models import Delegation, Field, Organisation, Post, Relation
from copanel.organisations.record_shapes import NameRecord
from copanel.organisations.states import (
    FieldKind,
    Level,
    MilestoneKind,
    NameKind,
    OrganisationKind,
    RelationKind,
    Setting,
)
from copanel.people.models import Account, ConfirmedAddress, Person
from copanel.people.states import Channel
from copanel.priorities.models import Asking, Priority
from copanel.priorities.services import Wanted
from copanel.record.reader import read_text
from copanel.record.tests.examples import GOOD
from copanel.scope.models import Challenge, Statement
from copanel.scope.services import Draft as ScopeDraft
from copanel.scope.tests.examples import FIXED, LIMITED
from copanel.terms.models import Clause, Note, Version
from copanel.terms.states import Act, Duty
from copanel.terms.states import Part as TermsPart
from copanel.words.models import About, Decided, SafeguardingNote, Words
from copanel.words.reasons import REASONS
from copanel.words.states import Byline, How
from tests.faults.forms import HOSTILE
from tests.faults.scenarios.speaking import from_record
from tests.faults.services import Service
from tests.faults.world import World

Many = Callable[[World], Sequence[Any]]


def rows(*models: Any) -> Many:
    return lambda w: [key for model in models for key in model.objects.order_by("pk").values_list("pk", flat=True)]


def these(*values: Any) -> Many:
    return lambda w: values


TEXTS = these("All is well.", "", HOSTILE, "y" * 30_000, "Ann", "Ask Ann.")
DAYS = these(None, dt.date(2020, 1, 1), clock.today(), clock.today() + dt.timedelta(days=9))
COIN = these(False, True)
PERSONS = rows(Person)
ORGANISATIONS = rows(Organisation)
HOLDINGS = rows(governance.OfficeHolding, governance.SeatHolding)

AT_HAND: dict[str, Many] = {
    **dict.fromkeys(
        (
            "about", "answer", "citation", "citation_url", "device_kind", "easy_about", "easy_heading", "easy_name",
            "easy_reason", "easy_text", "easy_why", "evidence", "first_name", "full_name", "heading", "hours",
            "initials", "legal_name", "minority_text", "name", "next_path", "phone", "phone_hours", "post_address",
            "reason", "source", "text", "title", "website", "what", "why", "words", "code", "address", "url",
        ),
        TEXTS,
    ),
    **dict.fromkeys(("from_on", "until_on", "checked_on", "happened_on", "started_on"), DAYS),
    **dict.fromkeys(
        ("acting", "give_back", "hold", "kept_back", "large_print", "member_that_day", "points_to_person", "read_back",
         "uphold", "without_account"),
        COIN,
    ),
    **dict.fromkeys(("person_id", "author_id"), PERSONS),
    **dict.fromkeys(("organisation_id", "authority_id", "funder_id", "host_id"), ORGANISATIONS),
    "about_id": rows(Issue), "about_persons": lambda w: [PERSONS(w)],
    "about_organisations": lambda w: [ORGANISATIONS(w)], "address_id": rows(ConfirmedAddress),
    "agreed": these("3 March 2026", "early 2018", ""),
    "agreement": these(Agreement(method=Method.CONSENSUS, agreed=as_given("3 March 2026"), text="We agree.")),
    "allowed_id": rows(governance.AllowedInSpace), "answering_post_id": rows(governance.AnsweringPost),
    "asks": lambda w: [[Ask("Nothing at all.", w.post_id)], []], "audience": these(*Audience),
    "byline": these(*Byline), "channel": these(*Channel), "counts": these(None, {Side.USER_LED: (9, 0, 0)}),
    "decision_id": rows(Decided, governance.Decision), "delegation_id": rows(Delegation),
    "draft": these(ADOPTED, REFUSED, LATER),
    "drafts_by_part": lambda w: [{key: REFUSED} for key in rows(Part)(w)], "edit_minutes": these(0, 60),
    "email": lambda w: ["one@marlshire.example", *Account.objects.values_list("email", flat=True)],
    "closed": these("2021", "at the AGM"), "happened": these("spring 1989", "2021"), "level": these(*Level),
    "organisation_ids": lambda w: [[], ORGANISATIONS(w), ORGANISATIONS(w)[:1]], "relation_id": rows(Relation),
    "published": COIN, "setting": these("", *Setting), **dict.fromkeys(("into_id", "other_id"), ORGANISATIONS),
    "field_id": rows(Field), "field_ids": lambda w: [rows(Field)(w), []],
    "flags_until": lambda w: [clock.now()],
    "help_line_id": rows(governance.HelpLine), "holding_id": rows(governance.OfficeHolding, governance.SeatHolding),
    "how": these(*How), "issue_id": rows(Issue),
    "kind": these(*HelpLineKind, *WayKind, *SeatKind, *OrganisationKind),
    "language": these("en-gb", "en-easy"), "looked": these(None), "method": these(*Method),
    "message_id": these(None), "note_id": rows(SafeguardingNote),
    "occasion_id": rows(governance.Occasion), "office": these(*Office),
    "own_word": these("", "carer"), "panel_id": rows(governance.Panel), "panel_slug": these("marlshire"),
    "part_id": rows(Part), "part_ids": lambda w: [None, rows(Part)(w)], "passages": these(["Ann"], ["Ask Ann."]),
    "payload": these({}, {"meeting": "the meeting"}, {"number": 1}), "position": these(0), "post_id": rows(Post),
    "reason_code": these(*REASONS), "recommendation_id": rows(Recommendation),
    "record": lambda w: [read_text(GOOD, "records/made-up.json")],
    "rule": these("answer_days", "edit_minutes", "co_chair_from", "per_person_day"),
    "said": these(Said("Good news", "All is well.")), "seat_id": rows(governance.Seat), "share": these(80, 900),
    "shown_as": these(*ShownAs), "side": these(*Side), "slug": these("marlshire", "other"),
    "source_id": lambda w: [*Step.objects.values_list("source_id", flat=True), new_id()],
    "thread_id": rows(Thread), "token": these("x"), "topic_id": rows(governance.Topic),
    "value": these(0, 1, 5000, "members"),
    "way_id": rows(governance.WayToBeHeard), "words_id": rows(Words, Message),
    # Seats and offices.
    "aside_id": rows(governance.Aside), "called": these("chair", ""), "cause": these(*AsideCause),
    "deputy_id": rows(governance.Deputy), "died_on": DAYS, "held_on": DAYS,
    "holding_ids": lambda w: [[], HOLDINGS(w)], "meetings": these(None, 0, 3),
    "other_id": rows(governance.OfficeHolding), "shares_with_id": rows(governance.OfficeHolding),
    "since": these("", "2010", "about 2008"), "standing_in_id": rows(governance.StandingIn),
    "until": these("", "2016"), "until_occasion_id": rows(governance.Occasion),
    "draft_id": rows(governance.RuleDraft), "speaks_from": these(None, *SpeaksFrom),
    "challenge_id": rows(Challenge), "statement_id": rows(Statement),
    # Decisions in writing.
    "follows_id": rows(deciding.Question), "in_public": COIN, "place_id": rows(deciding.RollPlace),
    "question_id": rows(deciding.Question), "reply_id": these(None), "said_on": DAYS, "seats": these(0, 1, 9),
    "way": these(*Way),
    "invitation_id": lambda w: [None, *rows(Invitation)(w)], "interest_id": lambda w: [None, *rows(Interest)(w)],
    "nomination_id": lambda w: [None, *rows(Nomination)(w)], "domain_id": rows(MailDomain), "they_agree": COIN,
    "because": TEXTS, "domain": these("council.example", "gov", ""),
    "yes": lambda w: [Yes("full_name", "Eve Sly"), Yes("not_named", "Eve Sly", tuple(ORGANISATIONS(w)))],
    "works_for_id": rows(governance.WorksFor), "watch": these(lambda done: None),
    "asking_id": rows(Asking), "closes_on": DAYS, "priority_id": rows(Priority), "said_id": these(None),
    "topic_ids": lambda w: [[key] for key in rows(governance.Topic)(w)],
    "wanted": these([Wanted("Letters", "All is well.")], []),
    # The life of a panel
    "belonging_id": rows(governance.Belonging), "by_panel_id": rows(governance.Panel),
    "carried_id": rows(Carried), "council": these("Marlshire County Council", "Another Council"),
    "host": these("Marlshire Network", "Another Network"), "funder": these("", "A Fund"),
    "chairs": these([Someone("Ann One", "ann@new.example")]),
    "facilitators": these([Someone("Bo Two", "bo@new.example")]),
    "funding_act_id": rows(governance.FundingAct), "handover_id": rows(governance.Handover),
    "items": these(["The phone number"], []), "keeps": lambda w: [[], rows(governance.OfficeHolding)(w)],
    "on_day": these(clock.today(), clock.today() + dt.timedelta(days=9)), "parent_id": rows(governance.Panel),
    "pence": these(None, 5, -1), "per": these("", *Per),
    # the terms
    "clause_id": rows(Clause), "duty": these(*Duty), "open_seen": COIN, "part": these(*TermsPart), "up": COIN,
    "version_id": rows(Version), "warns_at": these([], [Act.RAISE]), "with_starter": COIN,
}  # fmt: skip
# The same name means something else in these acts.
HERE: dict[tuple[str, str], Many] = {
    ("organisations.enter_from_record", "names"): these((), (NameRecord(NameKind.KNOWN_AS, "Sly Friends"),)),
    **dict.fromkeys(
        (("deciding.reply", "position"), ("deciding.reply_for", "position"), ("deciding.give_view", "position")),
        these(*Position),
    ),
    # The links and codes of whatever is waiting: someone of the council may have been sent one, or overheard it.
    **{
        (f"membership.{act}", "token"): lambda w: [tokens.word(row) for row in Invitation.objects.order_by("pk")]
        for act in ("accept", "decline")
    },
    **{
        (f"membership.{act}", "code"): lambda w: [tokens.code(row) for row in Invitation.objects.order_by("pk")]
        for act in ("accept_for", "decline_for")
    },
    ("membership.declare_interest", "kind"): these(*InterestKind),
    ("influence.enter_from_record", "told"): lambda w: [from_record(w)],
    ("governance.tell_funding", "kind"): these(*FundingKind),
    ("governance.set_year", "from_on"): these(clock.today(), clock.today() + dt.timedelta(days=9)),
    ("words.add_to_note", "told"): TEXTS,
    ("words.take_off_about", "about_id"): rows(About),
    ("words.tell_council", "told"): TEXTS,
    ("organisations.set_reach", "seen"): these(None, ()),
    ("organisations.relate", "kind"): these(*RelationKind),
    ("organisations.note_milestone", "kind"): these(*MilestoneKind),
    ("organisations.list_field", "kind"): these(*FieldKind),
    ("terms.leave_note", "note_id"): these(None),
    ("terms.settle_note", "note_id"): rows(Note),
    # Nobody types these: the page makes the code, and goes on only to a short path of this site.
    ("people.ask_to_sign_in", "code"): these("ABC123"),
    ("people.ask_to_sign_in", "next_path"): these("", "/marlshire/"),
    # What can change: a statement's draft, and keys of topics and issues alike.
    **{(f"scope.{act}", "about_id"): rows(governance.Topic, Issue) for act in ("ask", "save_draft", "state")},
    ("scope.save_draft", "draft"): these(FIXED, LIMITED, ScopeDraft()),
    ("influence.note_step", "kind"): these(own_steps.RAISED, own_steps.SENT, own_steps.TALKED, own_steps.CLOSED),
    ("influence.note_step", "happened_on"): these(None, as_given("2018")),
}


def draw(world: World, name: str, service: Service, picks: Sequence[int]) -> dict[str, Any]:
    """Arguments for one act. Each pick chooses a value; one that may be left out is left out in three of four."""
    given = {}
    wanted = [each for each in inspect.signature(service).parameters.values() if each.name != "actor"]
    for place, parameter in enumerate(wanted):
        pick = picks[place % len(picks)] + place
        if parameter.default is not inspect.Parameter.empty and pick % 4:
            continue
        there = HERE.get((name, parameter.name)) or AT_HAND[parameter.name]
        if values := there(world):
            given[parameter.name] = values[pick % len(values)]
        elif parameter.default is inspect.Parameter.empty:
            given[parameter.name] = new_id()
    return given


def unknown(services: Iterable[tuple[str, Service]]) -> list[str]:
    """Arguments for which nothing is at hand."""
    return [
        f"{name}({parameter})"
        for name, service in services
        for parameter in inspect.signature(service).parameters
        if parameter != "actor" and (name, parameter) not in HERE and parameter not in AT_HAND
    ]
