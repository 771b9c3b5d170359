"""People come to the table: invited, put forward, and saying which interests they have."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from copanel.governance import services as governance
from copanel.governance.tests.examples import a_decision
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Side
from copanel.membership import services, tokens
from copanel.membership.models import Invitation, Nomination
from tests.faults.world import World


def _seat(w: World) -> UUID:
    return governance.add_seat(actor=SYSTEM, panel_id=w.panel_id, side=Side.USER_LED).id


def _invited(w: World) -> Invitation:
    return services.invite(
        actor=w.room.chair, panel_id=w.panel_id, seat_id=_seat(w), email="new@marlshire.example", name="Ada Cole"
    )


def _yes(w: World, *, council: bool = False) -> services.Yes:
    works_for = (w.room.table.council.id,) if council else ()
    return services.Yes(shown_as="full_name", full_name="Ada Cole", works_for=works_for)


def _held(w: World) -> UUID:
    """Someone of the council whom the user-led side has let in since."""
    done = services.accept(actor=ANONYMOUS, token=tokens.word(_invited(w)), yes=_yes(w, council=True))
    governance.allow_in_space(
        actor=w.room.chair, panel_id=w.panel_id, person_id=done.answered_id, decision_id=a_decision(w.room.table).id
    )
    return done.id


def _written(w: World) -> dict:
    code = tokens.code(_invited(w))
    return {
        "actor": w.room.facilitator, "panel_id": w.panel_id, "code": code, "how": "phone", "read_back": True,
    }  # fmt: skip


def _domain(w: World) -> UUID:
    return services.add_mail_domain(
        actor=w.room.chair, panel_id=w.panel_id, organisation_id=w.room.table.council.id, domain="council.example"
    ).id


def _put_forward(w: World) -> Nomination:
    return services.nominate(
        actor=w.member_again(), panel_id=w.panel_id, office="co_chair", name="Bea Fox", they_agree=True, why="Buses."
    )


def _interest(w: World) -> UUID:
    return services.declare_interest(
        actor=w.member_again(), panel_id=w.panel_id, kind="family", text="My sister drives a bus."
    ).id


MEMBERSHIP = {
    "membership.invite": lambda w: partial(
        services.invite, actor=w.room.chair, panel_id=w.panel_id, seat_id=_seat(w), email="new@marlshire.example"
    ),
    "membership.send_again": lambda w: partial(
        services.send_again, actor=w.room.chair, invitation_id=_invited(w).id
    ),
    "membership.withdraw_invitation": lambda w: partial(
        services.withdraw_invitation, actor=w.room.chair, invitation_id=_invited(w).id
    ),
    "membership.accept": lambda w: partial(
        services.accept, actor=ANONYMOUS, token=tokens.word(_invited(w)), yes=_yes(w)
    ),
    "membership.accept, someone of the council": lambda w: partial(
        services.accept, actor=ANONYMOUS, token=tokens.word(_invited(w)), yes=_yes(w, council=True)
    ),
    "membership.accept_for": lambda w: partial(services.accept_for, **_written(w), yes=_yes(w)),
    "membership.decline": lambda w: partial(
        services.decline, actor=ANONYMOUS, token=tokens.word(_invited(w)), because="No time."
    ),
    "membership.decline_for": lambda w: partial(services.decline_for, **_written(w)),
    "membership.give": lambda w: partial(services.give, actor=w.room.chair, invitation_id=_held(w)),
    "membership.add_mail_domain": lambda w: partial(
        services.add_mail_domain, actor=w.room.chair, panel_id=w.panel_id,
        organisation_id=w.room.table.council.id, domain="council.example",
    ),
    "membership.end_mail_domain": lambda w: partial(
        services.end_mail_domain, actor=w.room.chair, domain_id=_domain(w)
    ),
    "membership.nominate": lambda w: partial(
        services.nominate, actor=w.member_again(), panel_id=w.panel_id, office="co_chair", name="Bea Fox",
        they_agree=True, why="She knows the buses.",
    ),
    "membership.take_up": lambda w: partial(
        services.take_up, actor=w.room.chair, nomination_id=_put_forward(w).id
    ),
    "membership.put_aside": lambda w: partial(
        services.put_aside, actor=w.room.chair, nomination_id=_put_forward(w).id, reason="Not now."
    ),
    "membership.withdraw_nomination": lambda w: partial(
        services.withdraw_nomination, actor=w.room.member, nomination_id=_put_forward(w).id
    ),
    "membership.declare_interest": lambda w: partial(
        services.declare_interest, actor=w.member_again(), panel_id=w.panel_id, kind="work",
        text="I started there.", organisation_id=w.room.table.council.id,
    ),
    "membership.end_interest": lambda w: partial(
        services.end_interest, actor=w.room.member, interest_id=_interest(w)
    ),
    "membership.say_whole": lambda w: partial(
        services.say_whole, actor=w.member_again(), panel_id=w.panel_id
    ),
}  # fmt: skip
