"""Posts are added and retitled, held, and acted for."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.dates import DateAsGiven
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed
from copanel.kernel.ids import new_id
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.organisations import events
from copanel.organisations.dated import DAY_BEFORE, first_day, give_way, label, one_line
from copanel.organisations.models import Delegation, Holding, Organisation, Post, PostTitle
from copanel.organisations.policy import POLICY
from copanel.organisations.states import Do

Given = dt.date | DateAsGiven | str


@act(events.POST_ADDED)
def add_post(
    *, actor: Actor, organisation_id: UUID, title: str, from_on: Given | None = None, post_id: UUID | None = None
) -> Post:
    """Add a post with its title. It is vacant until someone is appointed, and its duties stand all the same.

    `from_on` is the title's first day, in the words of a source where a record tells of it; None where nobody knows.
    `post_id` may be given beforehand, so that pressing twice adds one: AlreadyDone then.
    """
    organisation = Organisation.locked(organisation_id)
    post = Post(id=post_id or new_id(), organisation=organisation, panel_id=organisation.panel_id, added_at=clock.now())
    POLICY.require(actor, Do.ADD_POST, post)
    title = one_line(title, "title")
    if Post.objects.filter(id=post.id).exists():
        raise AlreadyDone()
    day, given = first_day(from_on) if from_on is not None else (None, None)
    post.save(force_insert=True)
    PostTitle.objects.create(post=post, title=title, from_on=day, since=given)
    _record(events.POST_ADDED, actor, post)
    return post


@act(events.POST_RETITLED)
def retitle_post(*, actor: Actor, post_id: UUID, title: str, from_on: Given | None = None) -> Post:
    """Give the post a new title from a day (today). The former title stays for every day before it.

    The day may be words of a source: the first day they allow counts. Raises Invalid where they set none.
    """
    post = Post.locked(post_id)
    POLICY.require(actor, Do.RETITLE_POST, post)
    title, (day, given) = one_line(title, "title"), first_day(from_on or clock.today())
    if post.titles.filter(title=title, from_on=day).exists():
        raise AlreadyDone()
    give_way(post.titles.all(), day)
    post.titles.filter(until_on=day - DAY_BEFORE, until=None).update(until=given)
    PostTitle.objects.create(post=post, title=title, from_on=day, since=given)
    _record(events.POST_RETITLED, actor, post, from_on=day.isoformat())
    return post


@act(events.HOLDER_APPOINTED)
def appoint_holder(
    *,
    actor: Actor,
    post_id: UUID,
    name: str,
    person_id: UUID | None = None,
    from_on: dt.date | None = None,
    until_on: dt.date | None = None,
    acting: bool = False,
) -> Holding:
    """Say who holds a post from a day (today); the former holder's time ends the day before.

    `name` is how they are called that day; it stays with what they sign. `person_id` is None for
    someone without an account. `acting`: holds it for now. Raises Invalid where the time ends
    before it starts, or somebody's time that began on that day or later is in its way; NotAllowed
    where someone appoints themselves.
    """
    post = Post.locked(post_id)
    POLICY.require(actor, Do.APPOINT_HOLDER, post)
    _check_not_oneself(actor, person_id)
    name, from_on = one_line(name), from_on or clock.today()
    _check_order(from_on, until_on)
    same = {"person_id": person_id, "name_that_day": name, "from_on": from_on, "until_on": until_on, "acting": acting}
    if post.holdings.filter(**same).exists():
        raise AlreadyDone()
    give_way(post.holdings.all(), from_on, until_on)
    holding = Holding.objects.create(
        post=post, person_id=person_id, name_that_day=name, from_on=from_on, until_on=until_on, acting=acting
    )
    _record(events.HOLDER_APPOINTED, actor, post, from_on=from_on.isoformat())
    return holding


@act(events.HOLDER_LEFT)
def end_holding(*, actor: Actor, post_id: UUID, until_on: dt.date | None = None) -> Holding:
    """Say that the holder of today leaves after a day, or at once. The post is then vacant; its duties stand.

    Raises AlreadyDone where nobody holds it.
    """
    post = Post.locked(post_id)
    POLICY.require(actor, Do.END_HOLDING, post)
    holding = post.holdings.now(clock.today()).order_by("-from_on").first()
    if holding is None:
        raise AlreadyDone()
    holding.close(until_on)
    holding.save(update_fields=["until_on", "ended_at"])
    _record(events.HOLDER_LEFT, actor, post, until_on=holding.until_on.isoformat())
    return holding


@act(events.DELEGATED)
def delegate(
    *,
    actor: Actor,
    post_id: UUID,
    person_id: UUID,
    name: str,
    from_on: dt.date | None = None,
    until_on: dt.date | None = None,
) -> Delegation:
    """Let someone act for the post's holder from a day (today). The duty and the clock stay with the post.

    Raises Invalid where someone acts for it then already, or it is the holder.
    """
    post = Post.locked(post_id)
    POLICY.require(actor, Do.DELEGATE, post)
    _check_not_oneself(actor, person_id)
    name, from_on = one_line(name), from_on or clock.today()
    _check_order(from_on, until_on)
    if post.delegations.filter(person_id=person_id, from_on=from_on, until_on=until_on, ended_at=None).exists():
        raise AlreadyDone()
    if post.delegations.overlapping(from_on, until_on).exists():
        raise Invalid({"from_on": _("Someone else acts for this post then. End that first.")})
    if post.holdings.overlapping(from_on, until_on).filter(person_id=person_id).exists():
        raise Invalid({"person_id": _("They hold the post themselves then, so they need nobody’s leave.")})
    delegation = Delegation.objects.create(
        post=post, person_id=person_id, name_that_day=name, from_on=from_on, until_on=until_on
    )
    _record(events.DELEGATED, actor, post, from_on=from_on.isoformat())
    return delegation


@act(events.DELEGATION_ENDED)
def end_delegation(*, actor: Actor, delegation_id: UUID, until_on: dt.date | None = None) -> Delegation:
    """End it after a day, or at once. Raises AlreadyDone where it has ended."""
    delegation = Delegation.locked(delegation_id)
    POLICY.require(actor, Do.END_DELEGATION, delegation.post)
    delegation.close(until_on)
    delegation.save(update_fields=["until_on", "ended_at"])
    _record(events.DELEGATION_ENDED, actor, delegation.post)
    return delegation


def _record(kind: Any, actor: Actor, post: Post, **payload: str) -> None:
    record(
        kind,
        actor=actor,
        subject_id=post.id,
        panel_id=post.panel_id,
        payload={"organisation": label(post.organisation), **payload},
    )


def _check_not_oneself(actor: Actor, person_id: UUID | None) -> None:
    """Nobody gives themselves the power to sign for a post: two people stand behind it."""
    if person_id is not None and person_id == actor.person_id:
        raise NotAllowed(_("You cannot appoint yourself. Ask someone else to do it."))


def _check_order(from_on: dt.date, until_on: dt.date | None) -> None:
    if until_on is not None and until_on < from_on:
        raise Invalid({"until_on": _("The last day is before the first. Give a later day.")})
