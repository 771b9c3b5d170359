"""Inviting, and what the link and the code can do: once, for the one who was asked, until the day."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from copanel.governance import queries as governance
from copanel.governance import services as panels
from copanel.governance.models import OfficeHolding, SeatHolding, WorksFor
from copanel.governance.tests.examples import a_decision, a_person, in_office
from copanel.kernel import clock
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Office, Side
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound, TooMany, WrongState
from copanel.kernel.ids import new_id
from copanel.kernel.working_days import add_working_days
from copanel.ledger.models import PrivateEntry, PublicEntry
from copanel.membership import events, messages, queries, services, tokens
from copanel.membership.models import Invitation
from copanel.membership.states import InvitationState
from copanel.membership.tests.examples import Room, a_room, a_seat, accepted, again, invited, yes
from copanel.outbox import NotSent, Reader
from copanel.outbox.models import Envelope
from copanel.people import services as people
from copanel.people.models import Account, ContactChoice, Person

pytestmark = pytest.mark.django_db


def private(kind) -> int:
    return PrivateEntry.objects.filter(kind=kind.name).count()


def fresh(invitation: Invitation) -> Invitation:
    return Invitation.objects.get(pk=invitation.pk)


# Inviting


def test_an_invitation_is_sent_for_the_days_of_the_rule_and_adds_nobody(room):
    people_before = Person.objects.count()
    invitation = invited(room)
    assert invitation.state == InvitationState.SENT
    assert invitation.expires_on == add_working_days(clock.today(), 20)
    assert Person.objects.count() == people_before
    envelope = Envelope.objects.get(kind="membership.invited")
    assert (envelope.address_id, envelope.person_id) == (invitation.id, None)


def test_the_record_says_the_side_and_nothing_of_who(room):
    invitation = invited(room, name="Ada Cole")
    entry = PublicEntry.objects.get(kind=events.INVITED.name)
    assert '"payload":{"side":"user_led"}' in entry.body
    assert "Ada" not in entry.body
    assert "ada@" not in entry.body
    services.decline(actor=ANONYMOUS, token=tokens.word(invitation), because="No time.")
    assert PublicEntry.objects.filter(kind__startswith="invitation.").count() == 1


@pytest.mark.parametrize("office", ["member", "facilitator"])
def test_the_council_invites_for_its_own_seats_alone(room, office):
    theirs = a_seat(room, Side.AUTHORITY)
    assert services.invite(
        actor=room.manager, panel_id=room.panel_id, seat_id=theirs.id, email="new@council.example"
    ).side == Side.AUTHORITY  # fmt: skip
    with pytest.raises(NotAllowed):
        invited(room, actor=room.lead, email="spy@council.example")
    with pytest.raises(NotAllowed):
        services.invite(actor=room.manager, panel_id=room.panel_id, office="facilitator", email="spy@council.example")
    with pytest.raises(NotAllowed):
        invited(room, actor=room.member)


def test_a_seat_that_is_taken_or_promised_is_offered_to_nobody(room):
    seat = a_seat(room)
    invited(room, seat_id=seat.id)
    with pytest.raises(Invalid, match="invited to this seat already"):
        invited(room, seat_id=seat.id, email="else@example.org")
    taken = a_seat(room)
    panels.fill_seat(actor=SYSTEM, seat_id=taken.id, person_id=a_person())
    with pytest.raises(Invalid, match="has this seat already"):
        invited(room, seat_id=taken.id)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"email": "ada"}, "email"),
        ({"email": ""}, "reach"),
        ({"post_address": "1 High Street, Marlbury MB1 1AA"}, "name"),
        ({"post_address": "here", "name": "Ada"}, "post_address"),
        ({"office": "member"}, "what_for"),
        ({"office": "manager"}, "what_for"),
        ({"office": "co_chair", "side": "authority"}, "what_for"),
        ({"name": "n" * 201}, "name"),
    ],
)
def test_what_is_missing_is_said_in_a_sentence(room, given, field):
    with pytest.raises(Invalid) as caught:
        invited(room, **given)
    assert field in caught.value.faults
    assert not Invitation.objects.exists()


def test_one_form_invites_once(room):
    key = new_id()
    invited(room, invitation_id=key)
    with pytest.raises(AlreadyDone):
        invited(room, invitation_id=key)
    assert Invitation.objects.count() == 1


def test_a_panel_sends_so_many_a_day(room):
    panels.set_rule(actor=SYSTEM, panel_id=room.panel_id, rule="invitations_day", value=2, from_on=clock.today())
    invited(room)
    invited(room)
    with pytest.raises(TooMany):
        invited(room)


def test_nobody_invites_themselves(room):
    with pytest.raises(Invalid, match="cannot invite yourself"):
        invited(room, office="moderator", person_id=room.chair.person_id)


def test_an_address_that_is_known_here_tells_the_inviter_nothing(room):
    known = people.add_person(actor=SYSTEM, full_name="Zeb Unknown", email="zeb@example.org").id
    strange, here = invited(room), invited(room, email="zeb@example.org")
    assert here.person_id == known
    panel = governance.panel(panel_id=room.panel_id)
    lines = {line.id: line for line in queries.invitations(panel=panel, actor=room.chair)}
    assert lines[here.id].who == "zeb@example.org"
    assert lines[strange.id].who == "ada@example.org"
    assert "Zeb" not in str(lines[here.id])


# The first co-chairs


def test_the_first_co_chairs_are_invited_by_the_system_while_the_panel_is_prepared():
    room = a_room("east", opened=False)
    invitation = services.invite(actor=SYSTEM, panel_id=room.panel_id, office="co_chair", email="first@example.org")
    accepted(invitation, name="Fay First")
    account = Account.objects.get(email="first@example.org")
    assert OfficeHolding.objects.filter(person_id=account.person_id, office="co_chair").exists()


# Saying yes


def test_a_yes_makes_the_person_and_fills_the_seat_in_one_act(room):
    seat = a_seat(room)
    done = accepted(invited(room, seat_id=seat.id, organisation_id=room.table.host.id))
    holding = SeatHolding.objects.get(seat=seat)
    person = Person.objects.get(pk=holding.person_id)
    assert (person.full_name, person.account.email) == ("Ada Cole", "ada@example.org")
    assert (holding.organisation_id, holding.shown_as) == (room.table.host.id, "full_name")
    assert holding.from_on == clock.today()
    assert (done.state, done.email, done.name, done.answered_id) == ("accepted", "", "", person.id)
    assert private(events.ACCEPTED) == 1
    assert Envelope.objects.filter(kind="membership.welcome", person_id=person.id).exists()
    told = set(Envelope.objects.filter(kind="membership.answered").values_list("person_id", flat=True))
    assert told == {room.chair.person_id, room.other_chair.person_id}
    assert governance.actor_for(person_id=person.id).holds(room.panel_id, Office.MEMBER)


def test_a_link_works_once(room):
    invitation = invited(room)
    word = tokens.word(invitation)
    accepted(invitation)
    for act in (
        lambda: services.accept(actor=ANONYMOUS, token=word, yes=yes("Eve Second")),
        lambda: services.decline(actor=ANONYMOUS, token=word),
    ):
        with pytest.raises(NotFound):
            act()
    assert not Person.objects.filter(full_name="Eve Second").exists()


def test_a_link_that_lay_too_long_opens_nothing(room):
    invitation = invited(room)
    with time_machine.travel(dt.datetime.combine(invitation.expires_on, dt.time(12)) + dt.timedelta(days=1)):
        assert queries.by_token(tokens.word(invitation)) is None
        with pytest.raises(NotFound):
            accepted(invitation)
        assert fresh(invitation).state == InvitationState.SENT
    with time_machine.travel(dt.datetime.combine(invitation.expires_on, dt.time(12))):
        assert queries.by_token(tokens.word(invitation)) is not None


def test_sending_again_kills_the_link_and_the_code_before_it(room):
    invitation = invited(room)
    before, code = tokens.word(invitation), tokens.code(invitation)
    services.send_again(actor=room.chair, invitation_id=invitation.id)
    after = fresh(invitation)
    assert queries.by_token(before) is None
    assert not tokens.is_code(after, code)
    assert queries.by_token(tokens.word(after)).id == invitation.id
    assert Envelope.objects.filter(kind="membership.invited", state="waiting").count() == 1
    assert private(events.SENT_AGAIN) == 1
    for _time in range(4):
        services.send_again(actor=room.chair, invitation_id=invitation.id)
    with pytest.raises(TooMany):
        services.send_again(actor=room.chair, invitation_id=invitation.id)


@pytest.mark.parametrize("word", ["", "x", "x:y", "W10:abc", "\x00", "é" * 400])
def test_a_made_up_word_is_nobodys(room, word):
    invited(room)
    assert queries.by_token(word) is None


def test_no_link_and_no_code_is_kept(room):
    invitation = invited(room)
    kept = str(Invitation.objects.values().get()) + str(Envelope.objects.values().get())
    assert tokens.word(invitation) not in kept
    assert tokens.code(invitation) not in kept


def test_a_seat_filled_meanwhile_is_said_and_nothing_is_half_done(room):
    seat = a_seat(room)
    invitation = invited(room, seat_id=seat.id)
    panels.fill_seat(actor=SYSTEM, seat_id=seat.id, person_id=a_person("Quick Quinn"))
    with pytest.raises(Invalid, match="Someone else has this seat now"):
        accepted(invitation)
    assert not Account.objects.filter(email="ada@example.org").exists()
    assert fresh(invitation).state == InvitationState.SENT


def test_who_invited_does_not_accept_as_well(room):
    invitation = invited(room)
    with pytest.raises(NotAllowed):
        services.accept(actor=room.chair, token=tokens.word(invitation), yes=yes())
    assert not SeatHolding.objects.filter(person_id=room.chair.person_id).exists()


def test_an_account_is_not_opened_by_an_invitation_that_lay_in_a_mailbox(room):
    owner = people.add_person(actor=SYSTEM, full_name="Zeb Known", email="zeb@example.org").id
    invitation = invited(room, email="zeb@example.org")
    with pytest.raises(NotAllowed, match="Sign in first"):
        services.accept(actor=ANONYMOUS, token=tokens.word(invitation), yes=yes("Eve Thief"))
    with pytest.raises(NotAllowed, match="somebody else"):
        services.accept(actor=room.member, token=tokens.word(invitation), yes=yes())
    services.accept(actor=Actor(person_id=owner), token=tokens.word(invitation), yes=yes())
    assert SeatHolding.objects.filter(person_id=owner).exists()
    assert Person.objects.get(pk=owner).full_name == "Zeb Known"


def test_an_account_opened_since_is_not_passed_by(room):
    invitation = invited(room, email="late@example.org")
    people.add_person(actor=SYSTEM, full_name="Late Lou", email="late@example.org")
    with pytest.raises(NotAllowed):
        accepted(invitation)


# The council's people


def test_someone_of_the_council_who_says_so_gets_no_seat_before_a_decision(room):
    seat = a_seat(room)
    invitation = invited(room, seat_id=seat.id)
    done = accepted(invitation, works_for=[room.council_id])
    assert done.state == InvitationState.HELD
    assert not SeatHolding.objects.filter(seat=seat).exists()
    assert WorksFor.objects.filter(person_id=done.answered_id, organisation_id=room.council_id).exists()
    assert private(events.HELD) == 1
    # The link is spent: nobody says something else the second time.
    with pytest.raises(NotFound):
        accepted(invitation)
    with pytest.raises(Invalid, match="works for the council"):
        services.give(actor=room.chair, invitation_id=invitation.id)
    panels.allow_in_space(
        actor=room.chair, panel_id=room.panel_id, person_id=done.answered_id, decision_id=a_decision(room.table).id
    )
    services.give(actor=room.chair, invitation_id=invitation.id)
    with pytest.raises(WrongState):
        services.give(actor=room.chair, invitation_id=invitation.id)
    assert SeatHolding.objects.get(seat=seat).person_id == done.answered_id
    assert fresh(invitation).state == InvitationState.ACCEPTED


@pytest.mark.parametrize("office", ["co_chair", "facilitator", "moderator", "safeguarding_lead", "auditor"])
def test_an_officer_slips_into_no_office_of_the_user_led_side(room, office):
    officer = in_office(room.table, Office.FUNDER_CONTACT, "Simon Vale")
    invitation = invited(room, office=office, person_id=officer.person_id)
    done = services.accept(actor=officer, token=tokens.word(invitation), yes=yes())
    assert done.state == InvitationState.HELD
    assert not OfficeHolding.objects.filter(person_id=officer.person_id, office=office).exists()


def test_a_place_is_given_on_a_decision_of_this_panel_alone(room):
    done = accepted(invited(room), works_for=[room.council_id])
    elsewhere = a_decision(a_room("west").table)
    with pytest.raises(Invalid, match="made no such decision"):
        services.give(actor=room.chair, invitation_id=done.id, decision_id=elsewhere.id)
    for actor in (room.member, room.manager, room.lead, ANONYMOUS):
        with pytest.raises(NotFound):
            services.give(actor=actor, invitation_id=done.id, decision_id=a_decision(room.table).id)
    services.give(actor=room.chair, invitation_id=done.id, decision_id=a_decision(room.table).id)
    assert PublicEntry.objects.filter(kind="allowed_in_space.decided").count() == 1


def test_a_held_yes_can_be_taken_back(room):
    done = accepted(invited(room), works_for=[room.council_id])
    services.withdraw_invitation(actor=room.other_chair, invitation_id=done.id)
    assert fresh(done).state == InvitationState.WITHDRAWN
    with pytest.raises(WrongState):
        services.give(actor=room.chair, invitation_id=done.id)


def test_no_seat_of_ours_for_the_council_itself(room):
    with pytest.raises(Invalid, match="cannot hold a user-led seat"):
        invited(room, organisation_id=room.council_id)


def test_an_address_at_the_council_gives_a_warning_below_its_domain_too(room):
    services.add_mail_domain(
        actor=room.chair, panel_id=room.panel_id, organisation_id=room.council_id, domain="@Marlshire.gov.uk"
    )
    warned = {
        email: queries.warned_by(panel_id=room.panel_id, email=email)
        for email in ("a@marlshire.gov.uk", "a@care.marlshire.gov.uk", "a@notmarlshire.gov.uk", "a@gov.uk", "")
    }
    assert list(warned.values()) == ["Council of marlshire", "Council of marlshire", "", "", ""]
    line = queries.domains(panel=governance.panel(panel_id=room.panel_id), actor=room.chair)[0]
    services.end_mail_domain(actor=room.facilitator, domain_id=line.id)
    assert queries.warned_by(panel_id=room.panel_id, email="a@marlshire.gov.uk") == ""
    with pytest.raises(NotAllowed):
        services.add_mail_domain(
            actor=room.manager, panel_id=room.panel_id, organisation_id=room.council_id, domain="x.example"
        )


@pytest.mark.parametrize("domain", ["gov", "", "a b.example", "https://x.example", "x" * 300 + ".example"])
def test_a_domain_is_the_part_after_the_at(room, domain):
    with pytest.raises(Invalid):
        services.add_mail_domain(
            actor=room.chair, panel_id=room.panel_id, organisation_id=room.council_id, domain=domain
        )


# Saying no


def test_a_no_leaves_nothing_that_says_who(room):
    invitation = invited(room, name="Ada Cole")
    services.decline(actor=ANONYMOUS, token=tokens.word(invitation), because="I am too tired.")
    kept = fresh(invitation)
    assert (kept.state, kept.name, kept.email, kept.answered_id) == ("declined", "", "", None)
    assert "Ada" not in str(Invitation.objects.values().get(pk=kept.pk))
    assert not Person.objects.filter(full_name="Ada Cole").exists()
    assert private(events.DECLINED) == 1
    assert not Envelope.objects.filter(kind="membership.invited", state="waiting").exists()


def test_why_not_is_for_co_chairs_alone(room):
    invitation = invited(room, actor=room.facilitator)
    services.decline(actor=ANONYMOUS, token=tokens.word(invitation), because="I am too tired.")
    panel = governance.panel(panel_id=room.panel_id)
    reads = {
        name: queries.invitation(invitation.id, panel=panel, actor=actor).why_not
        for name, actor in (("chair", room.chair), ("facilitator", room.facilitator))
    }
    assert reads == {"chair": "I am too tired.", "facilitator": ""}
    for actor in (room.member, room.manager, room.lead, ANONYMOUS):
        with pytest.raises(NotFound):
            queries.invitation(invitation.id, panel=panel, actor=actor)
    with pytest.raises(Invalid):
        services.decline(actor=ANONYMOUS, token=tokens.word(invited(room)), because="y" * 2001)


# By phone and on paper


def by_phone(room: Room, invitation: Invitation, actor: Actor, **more):
    written = {"code": tokens.code(invitation).replace(" ", "-"), "how": "phone", "read_back": True}
    return services.accept_for(actor=actor, panel_id=room.panel_id, **(written | more), yes=yes())


def test_a_letter_is_answered_by_its_code_and_comes_by_post_from_then_on(room):
    invitation = invited(room, name="Ada Cole", post_address="1 High Street, Marlbury MB1 1AA")
    done = by_phone(room, invitation, room.facilitator)
    way = ContactChoice.objects.get(person_id=done.answered_id)
    assert (way.channel, way.address) == ("post", "1 High Street, Marlbury MB1 1AA")
    assert not Account.objects.filter(person_id=done.answered_id).exists()
    assert (done.how, done.taken_by_id) == ("phone", room.facilitator.person_id)
    assert SeatHolding.objects.filter(person_id=done.answered_id).exists()
    assert Envelope.objects.filter(kind="membership.welcome", person_id=done.answered_id).exists()


def test_one_person_alone_seats_nobody(room):
    invitation = invited(room, actor=room.facilitator, name="Made Up", post_address="1 High Street, Marlbury MB1 1AA")
    with pytest.raises(NotAllowed, match="You sent this invitation"):
        by_phone(room, invitation, room.facilitator)
    assert by_phone(room, invitation, room.chair).state == InvitationState.ACCEPTED


@pytest.mark.parametrize(
    "given", [{"code": "000 000 000"}, {"code": ""}, {"read_back": False}, {"how": "own"}, {"how": "record"}]
)
def test_a_wrong_code_and_what_was_not_read_back_count_for_nothing(room, given):
    invitation = invited(room)
    with pytest.raises(Invalid):
        by_phone(room, invitation, room.facilitator, **given)
    assert fresh(invitation).state == InvitationState.SENT


def test_only_who_keeps_the_table_writes_an_answer_down(room):
    invitation = invited(room)
    for actor in (room.member, room.manager, room.lead, ANONYMOUS, SYSTEM):
        with pytest.raises(NotAllowed):
            by_phone(room, invitation, actor)
    other = a_room("west")
    with pytest.raises(NotAllowed):
        by_phone(room, invitation, other.facilitator)


def test_a_no_by_phone_is_a_no(room):
    invitation = invited(room)
    done = services.decline_for(
        actor=room.facilitator, panel_id=room.panel_id, code=tokens.code(invitation), how="phone", read_back=True
    )
    assert (done.state, done.taken_by_id) == ("declined", room.facilitator.person_id)


# What goes out


def test_the_message_holds_the_link_the_code_and_whom_to_ring(room):
    invitation = invited(room)
    message = messages.INVITED.render(invitation.id, Reader(None, ANONYMOUS, "", "en-gb"))
    said = " ".join(message.paragraphs)
    assert message.link[1] == f"/invited/marlshire/{tokens.word(invitation)}/"
    assert tokens.code(invitation) in said
    assert "01632 960 114" in said
    services.withdraw_invitation(actor=room.chair, invitation_id=invitation.id)
    assert isinstance(messages.INVITED.render(invitation.id, Reader(None, ANONYMOUS, "", "en-gb")), NotSent)
    assert messages.destination([invitation.id])[invitation.id] == NotSent("gone")


def test_who_lost_their_office_hears_of_no_answer(room):
    invitation = invited(room)
    accepted(invitation)
    reader = Reader(room.other_chair.person_id, again(room.other_chair), "Gwen", "en-gb")
    assert "said yes" in messages.ANSWERED.render(invitation.id, reader).first_line
    for held in room.other_chair.held:
        panels.end_office(actor=SYSTEM, holding_id=held.id)
    reader = Reader(room.other_chair.person_id, again(room.other_chair), "Gwen", "en-gb")
    assert isinstance(messages.ANSWERED.render(invitation.id, reader), NotSent)


def test_a_panel_that_ended_gives_nobody_a_place(room):
    invitation = invited(room)
    mandate = a_decision(room.table, "The panel closes.")
    panels.close_panel(actor=room.chair, panel_id=room.panel_id, reason="Its work is done.", decision_id=mandate.id)
    with pytest.raises(Invalid, match="has ended"):
        accepted(invitation)
    invitation.refresh_from_db()
    assert invitation.state == "sent"


def test_nobody_waits_for_someone_who_has_died_and_nobody_is_asked_about_them(room):
    invitation, other = invited(room, person_id=room.member.person_id), invited(room)
    services.nominate(
        actor=room.other_chair, panel_id=room.panel_id, person_id=room.member.person_id, office=Office.MODERATOR,
        why="They listen.", they_agree=True,
    )  # fmt: skip
    before = PublicEntry.objects.count()
    people.note_death(actor=SYSTEM, person_id=room.member.person_id, panel_id=room.panel_id)
    places = PublicEntry.objects.count() - before  # their seat shows as vacant, and nothing else is said
    invitation.refresh_from_db()
    other.refresh_from_db()
    assert (invitation.state, other.state, places) == ("withdrawn", "sent", 1)
    assert queries.nominations(panel=governance.panel(panel_id=room.panel_id), actor=room.chair) == []
    with pytest.raises(Invalid, match="has died"):
        invited(room, person_id=room.member.person_id)
    seat = a_seat(room)
    with pytest.raises(Invalid, match="has died"):
        panels.fill_seat(actor=SYSTEM, seat_id=seat.id, person_id=room.member.person_id)
