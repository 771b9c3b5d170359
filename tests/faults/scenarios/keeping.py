"""Organisations and posts, persons and their doors."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from copanel.influence.tests.examples import a_draft
from copanel.kernel.actor import ANONYMOUS, SYSTEM
from copanel.kernel.ids import new_id
from copanel.organisations import services as organisations
from copanel.organisations.tests.examples import a_council
from copanel.people import services as people
from copanel.people import tokens
from copanel.people.models import Account, ConfirmedAddress, Device, SignIn
from tests.faults.world import World


def _organisation(w: World) -> UUID:
    return w.room.table.host.id


def _delegated(w: World) -> UUID:
    return organisations.delegate(actor=SYSTEM, post_id=w.post_id, person_id=w.person(), name="Ada Cole").id


ORGANISATIONS = {
    "organisations.add_organisation": lambda w: partial(
        organisations.add_organisation, actor=SYSTEM, name="Speak Up", kind="user_led", legal_name="Speak Up CIO",
        initials="SU",
    ),
    "organisations.enter_from_record": lambda w: partial(
        organisations.enter_from_record, actor=SYSTEM, name="Speak Up", kind="user_led"
    ),
    "organisations.rename_organisation": lambda w: partial(
        organisations.rename_organisation, actor=SYSTEM, organisation_id=_organisation(w), name="New name",
        from_on="early 2026",
    ),
    "organisations.check_user_led": lambda w: partial(
        organisations.check_user_led, actor=SYSTEM, organisation_id=_organisation(w), share=80, evidence="Report."
    ),
    "organisations.keep_for_panel": lambda w: partial(
        organisations.keep_for_panel, actor=SYSTEM, organisation_id=a_council("Elsewhere").id, panel_id=w.panel_id
    ),
    "organisations.add_post": lambda w: partial(
        organisations.add_post, actor=w.room.lead, organisation_id=w.room.table.council.id, title="Head of Buses"
    ),
    "organisations.retitle_post": lambda w: partial(
        organisations.retitle_post, actor=w.room.lead, post_id=w.post_id, title="Head of Letters"
    ),
    "organisations.appoint_holder": lambda w: partial(
        organisations.appoint_holder, actor=w.room.lead,
        post_id=organisations.add_post(actor=SYSTEM, organisation_id=w.room.table.council.id, title="Head of Buses").id,
        name="Ada Cole", person_id=w.person(),
    ),
    "organisations.end_holding": lambda w: partial(organisations.end_holding, actor=w.room.lead, post_id=w.post_id),
    "organisations.delegate": lambda w: partial(
        organisations.delegate, actor=w.room.manager, post_id=w.post_id, person_id=w.person(), name="Ada Cole"
    ),
    "organisations.end_delegation": lambda w: partial(
        organisations.end_delegation, actor=w.room.manager, delegation_id=_delegated(w)
    ),
}  # fmt: skip


def _asked(w: World) -> SignIn:
    email = Account.objects.get(person_id=w.room.member.person_id).email
    return people.ask_to_sign_in(actor=ANONYMOUS, email=email, code="ABC123", language="en-gb")


def _begin(w: World, *, known: bool) -> partial:
    account = Account.objects.get(person_id=w.room.member.person_id)
    call = partial(
        people.begin_session, actor=ANONYMOUS, account_id=account.id, token_hash="a" * 64, device_kind="Firefox"
    )
    if known:
        call()
    return call


def _address(w: World) -> ConfirmedAddress:
    return ConfirmedAddress.objects.get(about_id=w.held().id)


def _choice(w: World) -> str:
    return tokens.confirming(
        people.change_contact(
            actor=w.room.member, person_id=w.room.member.person_id, channel="email", address="new@marlshire.example"
        )
    )


def _closed(w: World) -> UUID:
    people.close_account(actor=SYSTEM, person_id=w.room.member.person_id)
    return w.room.member.person_id


def _everywhere(w: World) -> UUID:
    """A member who has raised, said, flagged, followed, asked to sign in and has a device and an address."""
    w.said()
    w.written_down()
    w.hidden(appealed=True)
    _asked(w)
    _begin(w, known=True)
    a_draft(w.room)
    people.change_contact(
        actor=w.room.member, person_id=w.room.member.person_id, channel="email", address="new@marlshire.example"
    )
    assert Device.objects.exists()
    return w.room.member.person_id


PEOPLE = {
    "people.add_person": lambda w: partial(
        people.add_person, actor=SYSTEM, full_name="Ada Cole", email="ada@marlshire.example"
    ),
    "people.open_account": lambda w: partial(
        people.open_account, actor=SYSTEM, person_id=w.person(), email="ada@marlshire.example"
    ),
    "people.close_account": lambda w: partial(
        people.close_account, actor=SYSTEM, person_id=w.person("ada@marlshire.example")
    ),
    "people.reopen_account": lambda w: partial(people.reopen_account, actor=SYSTEM, person_id=_closed(w)),
    "people.change_name": lambda w: partial(
        people.change_name, actor=w.room.member, person_id=w.room.member.person_id, full_name="Gwen Price",
        first_name="Gwen",
    ),
    "people.change_language": lambda w: partial(
        people.change_language, actor=w.room.member, person_id=w.room.member.person_id, language="en-easy"
    ),
    "people.change_contact": lambda w: partial(
        people.change_contact, actor=w.room.member, person_id=w.room.member.person_id, channel="email",
        address="new@marlshire.example",
    ),
    "people.erase_person": lambda w: partial(
        people.erase_person, actor=w.room.member, person_id=_everywhere(w)
    ),
    "people.add_address": lambda w: partial(
        people.add_address, actor=ANONYMOUS, panel_id=w.panel_id, about_id=new_id(), email="one@marlshire.example"
    ),
    "people.confirm": lambda w: partial(people.confirm, actor=ANONYMOUS, token=tokens.confirming(_address(w))),
    "people.confirm, a person's address": lambda w: partial(people.confirm, actor=ANONYMOUS, token=_choice(w)),
    "people.erase_address": lambda w: partial(people.erase_address, actor=SYSTEM, address_id=_address(w).id),
    "people.stop": lambda w: partial(people.stop, actor=ANONYMOUS, token=tokens.stopping(_address(w))),
    "people.ask_to_erase": lambda w: partial(
        people.ask_to_erase, actor=ANONYMOUS, token=tokens.stopping(_address(w))
    ),
    "people.erase_sent": lambda w: partial(people.erase_sent, actor=ANONYMOUS, token=tokens.erasing(_address(w))),
    "people.ask_to_sign_in": lambda w: partial(
        people.ask_to_sign_in, actor=ANONYMOUS, email=Account.objects.get(person_id=w.room.member.person_id).email,
        code="ABC123", language="en-gb",
    ),
    "people.spend": lambda w: partial(people.spend, actor=ANONYMOUS, sign_in_id=_asked(w).id),
    "people.note_wrong_code": lambda w: partial(people.note_wrong_code, actor=ANONYMOUS),
    "people.begin_session": lambda w: _begin(w, known=False),
    "people.begin_session, in a browser seen before": lambda w: _begin(w, known=True),
}  # fmt: skip
