"""What pages and other rooms may know of people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import NotFound, TooMany
from copanel.people import policy, tokens
from copanel.people.models import Account, ConfirmedAddress, ContactChoice, Person, SignIn, WrongCode
from copanel.people.states import Channel, Do, OwnWord

HOUR = dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Names:
    """How a person can be named. All empty when erased. `died`: nothing is sent to them, and nothing asked of them."""

    full_name: str
    first_name: str
    own_word: OwnWord
    erased: bool
    died: bool = False


def names(person_ids: Iterable[UUID | None]) -> dict[UUID, Names]:
    """The names of these persons, by key; unknown ones are left out. One query, none where there is nobody."""
    wanted = {key for key in person_ids if key is not None}
    if not wanted:
        return {}
    columns = ("full_name", "first_name", "own_word", "erased_at", "died_on")
    rows = Person.objects.filter(pk__in=wanted).values_list("pk", *columns)
    return {
        key: Names(full, first, OwnWord(own), erased is not None, died is not None)
        for key, full, first, own, erased, died in rows
    }


def died_on(person_id: UUID) -> dt.date | None:
    """The day someone died, as it was written down. One query."""
    return Person.objects.filter(pk=person_id).values_list("died_on", flat=True).first()


def persons_by_email(emails: Iterable[str]) -> dict[str, UUID]:
    """The person behind each account's address, as typed. One query."""
    typed = {email.strip().lower(): email for email in emails}
    rows = Account.objects.filter(email__in=typed).values_list("email", "person_id")
    return {typed[email]: person_id for email, person_id in rows}


def account_for(*, email: str) -> Account | None:
    """The account that may sign in with an address, or None. One query."""
    return Account.objects.filter(email=email.strip().lower(), is_active=True).first()


def account_of_person(*, person_id: UUID) -> Account | None:
    """The account of a person that may sign in, or None: for the fictional county's doors."""
    return Account.objects.filter(person_id=person_id, is_active=True).first()


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach a person, as they chose it."""

    channel: Channel
    address: str
    large_print: bool
    in_use: bool
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Me:
    """What a person sees of themselves."""

    full_name: str
    first_name: str
    own_word: OwnWord
    language: str
    email: str
    ways: tuple[Way, ...]

    @property
    def way(self) -> Way:
        """How messages come to them now."""
        chosen = next((way for way in self.ways if way.in_use), None)
        return chosen or Way(Channel.EMAIL, self.email, large_print=True, in_use=True, confirmed=True)


def me(*, actor: Actor) -> Me:
    """The person's own page. Two queries. Raises NotAllowed for whoever is not signed in."""
    policy.require(actor, Do.SEE_SELF, policy.OfPerson(actor.person_id, None, has_account=True))
    person = Person.objects.filter(pk=actor.person_id).select_related("account").first()
    if person is None:
        raise NotFound()
    account = getattr(person, "account", None)
    return Me(
        full_name=person.full_name,
        first_name=person.first_name,
        own_word=OwnWord(person.own_word),
        language=person.language,
        email=account.email if account else "",
        ways=tuple(
            Way(Channel(each.channel), each.address, each.large_print, each.in_use, each.confirmed_at is not None)
            for each in ContactChoice.objects.filter(person=person).order_by("channel")
        ),
    )


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """An address somebody gave, on the page that asks "is this yours?".

    panel_id, given_on  for which panel and on which day, where it came without an account. Nothing else is told:
                        whoever owns the mailbox need not be who wrote, and what was written may be unchecked
    """

    email: str
    already: bool
    panel_id: UUID | None = None
    given_on: dt.date | None = None


def to_confirm(*, token: str) -> ToConfirm | None:
    """What a confirming link is about, or None where it is wrong, too old, or the address is gone. One query."""
    read = tokens.read_confirming(token)
    if read is None:
        return None
    letter, key, digest = read
    row: ConfirmedAddress | ContactChoice | None
    if letter == tokens.ADDRESS:
        row = ConfirmedAddress.objects.filter(pk=key).first()
        email = row.email if row else ""
    else:
        row = ContactChoice.objects.filter(pk=key, channel=Channel.EMAIL).first()
        email = row.address if row else ""
    if row is None or not tokens.fits(digest, email):
        return None
    if isinstance(row, ContactChoice):
        return ToConfirm(email=email, already=row.confirmed_at is not None)
    return ToConfirm(
        email=email,
        already=row.confirmed_at is not None,
        panel_id=row.panel_id,
        given_on=clock.london_day(row.given_at),
    )


def to_stop(*, token: str) -> ConfirmedAddress | None:
    """The address that a stop link is for; None where it was forgotten before. Raises NotFound for a wrong link."""
    key = tokens.read_stopping(token)
    if key is None:
        raise NotFound()
    return ConfirmedAddress.objects.filter(pk=key).first()


def to_erase(*, token: str) -> ConfirmedAddress | None:
    """The address that an erasing link is for; None where it is wrong, too old, or was used. One query at most."""
    key = tokens.read_erasing(token)
    return ConfirmedAddress.objects.filter(pk=key).first() if key else None


def address(*, address_id: UUID) -> ConfirmedAddress | None:
    return ConfirmedAddress.objects.filter(pk=address_id).first()


def confirmed_addresses(*, about_ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """The keys of the confirmed addresses by the thing they were given for: whom to tell. One query."""
    found: dict[UUID, list[UUID]] = {}
    rows = ConfirmedAddress.objects.filter(about_id__in=list(about_ids)).exclude(confirmed_at=None)
    for about_id, key in rows.order_by("given_at", "pk").values_list("about_id", "pk"):
        found.setdefault(about_id, []).append(key)
    return found


def waiting_sign_in(*, sign_in_id: UUID) -> SignIn | None:
    """A sign-in mail that can still be used, or None."""
    since = clock.now() - dt.timedelta(seconds=settings.SESAME_MAX_AGE)
    return (
        SignIn.objects.filter(pk=sign_in_id, spent_at=None, asked_at__gt=since)
        .select_related("account__person")
        .first()
    )


def check_asking(*, email: str, network: str) -> None:
    """Raise TooMany when this address or network asked for many sign-in mails. One query.

    The same for addresses with and without an account. An address is counted over the life of one mail: so
    whoever is refused has a mail whose link still works, and nobody locks its owner out by asking for them.
    """
    limits, now = settings.SIGN_IN_LIMITS, clock.now()
    alive = Q(asked_at__gt=now - dt.timedelta(seconds=settings.SESAME_MAX_AGE))
    counted = SignIn.objects.filter(asked_at__gt=now - HOUR).aggregate(
        address=Count("pk", filter=alive & Q(email=email.strip().lower())),
        network=Count("pk", filter=Q(network=network)),
    )
    if counted["address"] >= limits["mails_an_address_in_the_life_of_one"]:
        raise TooMany(
            _("We sent many messages to this address just now. Open the newest one, and use its link. It still works.")
        )
    if counted["network"] >= limits["mails_a_network_an_hour"]:
        raise TooMany()


def check_guessing(*, network: str) -> None:
    """Raise TooMany when too many wrong codes came from this network in the last hour. One query."""
    wrong = WrongCode.objects.filter(network=network, at__gt=clock.now() - HOUR).count()
    if wrong >= settings.SIGN_IN_LIMITS["wrong_codes_a_network_an_hour"]:
        raise TooMany()


def accounts() -> list[Account]:
    """Every account with its person, by name: for the command line. One query."""
    return list(Account.objects.order_by("person__full_name", "email"))
