"""Everything a person can do to organisations and posts."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.dates import DateAsGiven, as_given
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed
from copanel.kernel.policy import OnPanel
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.organisations import events, queries
from copanel.organisations.models import (
    NAME_LENGTH,
    Delegation,
    Holding,
    Organisation,
    OrganisationName,
    Post,
    PostTitle,
    UserLedFact,
)
from copanel.organisations.policy import POLICY
from copanel.organisations.states import Do, NameKind, OrganisationKind

DAY_BEFORE = dt.timedelta(days=1)


@act(events.ADDED)
def add_organisation(
    *,
    actor: Actor,
    name: str,
    kind: OrganisationKind | str,
    panel_id: UUID | None = None,
    legal_name: str = "",
    initials: str = "",
    website: str = "",
    from_on: dt.date | None = None,
) -> Organisation:
    """Add an organisation under the name it is known by. `panel_id` says whose people keep its entry right.

    `from_on` is the first day of these names, None where nobody knows it. Raises Invalid for a missing name.
    """
    POLICY.require(actor, Do.ADD_ORGANISATION, OnPanel(panel_id))
    names = {NameKind.KNOWN_AS: _name(name)}
    if legal_name.strip():
        names[NameKind.LEGAL] = _name(legal_name, "legal_name")
    if initials.strip():
        names[NameKind.INITIALS] = _name(initials, "initials")
    organisation = Organisation.objects.create(
        panel_id=panel_id, kind=OrganisationKind(kind), website=website, added_at=clock.now()
    )
    OrganisationName.objects.bulk_create(
        OrganisationName(organisation=organisation, kind=each, name=words, from_on=from_on)
        for each, words in names.items()
    )
    record(
        events.ADDED,
        actor=actor,
        subject_id=organisation.id,
        panel_id=panel_id,
        payload={"organisation": names[NameKind.KNOWN_AS], "kind": organisation.kind},
    )
    return organisation


@act(events.ADDED)
def enter_from_record(
    *, actor: Actor, name: str, kind: OrganisationKind | str, website: str = "", panel_id: UUID | None = None
) -> Organisation:
    """Enter an organisation that a published record tells of. Since when it had its name, a record does not say.

    The record itself keeps where its sources say so. Raises Invalid for a missing name.
    """
    return add_organisation(actor=actor, name=name, kind=kind, website=website, panel_id=panel_id)


@act(events.RENAMED)
def rename_organisation(
    *,
    actor: Actor,
    organisation_id: UUID,
    name: str,
    from_on: dt.date | DateAsGiven | str,
    kind: NameKind | str = NameKind.KNOWN_AS,
) -> Organisation:
    """Give a new name from a day. The former name stays for every day before it.

    The day may be words ("early 2018"): they are kept, and the first day they allow says which name
    an old record shows. Raises Invalid where the words set no day, or the name began later.
    """
    organisation = Organisation.locked(organisation_id)
    POLICY.require(actor, Do.RENAME_ORGANISATION, organisation)
    name, kind = _name(name), NameKind(kind)
    day, given = _first_day(from_on)
    former_name = queries.names_on([organisation.id], day - DAY_BEFORE)[organisation.id]
    _give_way(organisation.names.filter(kind=kind), day)
    organisation.names.filter(kind=kind, until_on=day - DAY_BEFORE, until=None).update(until=given)
    OrganisationName.objects.create(organisation=organisation, kind=kind, name=name, from_on=day, since=given)
    record(
        events.RENAMED,
        actor=actor,
        subject_id=organisation.id,
        panel_id=organisation.panel_id,
        payload={"former": former_name, "organisation": name, "from_on": day.isoformat()},
    )
    return organisation


@act(events.USER_LED_CHECKED)
def check_user_led(
    *, actor: Actor, organisation_id: UUID, share: int, evidence: str, checked_on: dt.date | None = None
) -> UserLedFact:
    """Note what share of its governing body, in per cent, use care and support or are carers, and how that is known.

    Raises Invalid for a share outside 0 to 100, a day to come, or no evidence.
    """
    organisation = Organisation.locked(organisation_id)
    POLICY.require(actor, Do.CHECK_USER_LED, organisation)
    checked_on = checked_on or clock.today()
    faults = {}
    if not 0 <= share <= 100:
        faults["share"] = _("Give a share from 0 to 100 per cent.")
    if not evidence.strip():
        faults["evidence"] = _("Say how you know, for example “annual report 2026, page 4”.")
    if checked_on > clock.today():
        faults["checked_on"] = _("The day of the check cannot be in the future.")
    if faults:
        raise Invalid(faults)
    fact = UserLedFact.objects.create(
        organisation=organisation,
        share=share,
        evidence=evidence.strip(),
        checked_on=checked_on,
        recorded_at=clock.now(),
    )
    record(
        events.USER_LED_CHECKED,
        actor=actor,
        subject_id=organisation.id,
        panel_id=organisation.panel_id,
        payload={"organisation": _label(organisation), "share": share, "checked_on": checked_on.isoformat()},
    )
    return fact


@act(events.KEPT)
def keep_for_panel(*, actor: Actor, organisation_id: UUID, panel_id: UUID) -> Organisation:
    """Hand an organisation that no panel keeps, with its posts, to a panel's people. Raises AlreadyDone."""
    organisation = Organisation.locked(organisation_id)
    POLICY.require(actor, Do.KEEP, OnPanel(panel_id))
    if organisation.panel_id is not None:
        raise AlreadyDone()
    organisation.panel_id = panel_id
    organisation.save(update_fields=["panel_id"])
    organisation.posts.update(panel_id=panel_id)
    record(events.KEPT, actor=actor, subject_id=organisation.id, panel_id=panel_id)
    return organisation


@act(events.POST_ADDED)
def add_post(*, actor: Actor, organisation_id: UUID, title: str, from_on: dt.date | None = None) -> Post:
    """Add a post with its title. It is vacant until someone is appointed, and its duties stand all the same."""
    organisation = Organisation.locked(organisation_id)
    post = Post(organisation=organisation, panel_id=organisation.panel_id, added_at=clock.now())
    POLICY.require(actor, Do.ADD_POST, post)
    title = _name(title, "title")
    post.save(force_insert=True)
    PostTitle.objects.create(post=post, title=title, from_on=from_on)
    _record(events.POST_ADDED, actor, post)
    return post


@act(events.POST_RETITLED)
def retitle_post(*, actor: Actor, post_id: UUID, title: str, from_on: dt.date | None = None) -> Post:
    """Give the post a new title from a day (today). The former title stays for every day before it."""
    post = Post.locked(post_id)
    POLICY.require(actor, Do.RETITLE_POST, post)
    title, from_on = _name(title, "title"), from_on or clock.today()
    _give_way(post.titles.all(), from_on)
    PostTitle.objects.create(post=post, title=title, from_on=from_on)
    _record(events.POST_RETITLED, actor, post, from_on=from_on.isoformat())
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
    name, from_on = _name(name), from_on or clock.today()
    _check_order(from_on, until_on)
    _give_way(post.holdings.all(), from_on, until_on)
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
    name, from_on = _name(name), from_on or clock.today()
    _check_order(from_on, until_on)
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


def _record(kind, actor: Actor, post: Post, **payload: str) -> None:
    record(
        kind,
        actor=actor,
        subject_id=post.id,
        panel_id=post.panel_id,
        payload={"organisation": _label(post.organisation), **payload},
    )


def _label(organisation: Organisation) -> str:
    return queries.names_on([organisation.id])[organisation.id]


def _name(text: str, field: str = "name") -> str:
    """One line without spaces around it. Raises Invalid where it is missing or too long."""
    text = " ".join(text.split())
    if not text:
        raise Invalid({field: _("Write it here. It cannot be left empty.")})
    if len(text) > NAME_LENGTH:
        raise Invalid({field: _("Make it shorter: at most %(length)s letters.") % {"length": NAME_LENGTH}})
    return text


def _first_day(given: dt.date | DateAsGiven | str) -> tuple[dt.date, DateAsGiven | None]:
    """The day names change, and the words it was given in, where it was not given as a day."""
    if isinstance(given, dt.date):
        return given, None
    words = as_given(given) if isinstance(given, str) else given
    if words.earliest is None:
        raise Invalid({"from_on": _("Give a day, a month or a year, such as “3 March 2027” or “2018”.")})
    return words.earliest, words


def _check_not_oneself(actor: Actor, person_id: UUID | None) -> None:
    """Nobody gives themselves the power to sign for a post: two people stand behind it."""
    if person_id is not None and person_id == actor.person_id:
        raise NotAllowed(_("You cannot appoint yourself. Ask someone else to do it."))


def _check_order(from_on: dt.date, until_on: dt.date | None) -> None:
    if until_on is not None and until_on < from_on:
        raise Invalid({"until_on": _("The last day is before the first. Give a later day.")})


def _give_way(rows, from_on: dt.date, until_on: dt.date | None = None) -> None:
    """End what holds the day before the new one begins. Raises Invalid where something begins then or later."""
    for row in rows.overlapping(from_on, until_on):
        if row.from_on is not None and row.from_on >= from_on:
            raise Invalid({"from_on": _("Something later is written down already. Give a later day.")})
        row.until_on = from_on - DAY_BEFORE
        row.save(update_fields=["until_on"])
