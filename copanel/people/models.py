"""Accounts, persons and the ways to reach them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from copanel.kernel.clock import now
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import ON_ERASURE
from copanel.kernel.states import Locked, choices
from copanel.people.states import Channel, Language, OwnWord


class Person(Locked):
    """Someone we know by name. They may have an account, or be reached by post or phone alone.

    `own_word` is what the person says of themselves; nobody else may set it. After erasure the row
    stays, empty, so that what others wrote to them still has its place. Who has died is written to no more;
    their words stay as they chose.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    full_name = models.CharField(max_length=200, blank=True)
    first_name = models.CharField(max_length=100, blank=True)
    own_word = models.CharField(max_length=10, choices=choices(OwnWord), blank=True, default=OwnWord.NONE)
    language = models.CharField(max_length=10, choices=choices(Language), default=Language.STANDARD)
    added_at = models.DateTimeField(default=now)
    erased_at = models.DateTimeField(null=True)
    died_on = models.DateField(null=True)

    class Privacy:
        whose = "id"
        ordinary = ("id", "added_at", "erased_at")
        personal = {
            "died_on": ON_ERASURE.BLANK,
            "full_name": ON_ERASURE.BLANK,
            "first_name": ON_ERASURE.BLANK,
            "language": ON_ERASURE.KEEP,
        }
        sensitive = {"own_word": ON_ERASURE.BLANK}
        retention = "as long as the person takes part; then erased, and an empty row stays"

    def __str__(self) -> str:
        return self.full_name or str(self.id)


class AccountManager(BaseUserManager["Account"]):
    """Every account comes with its person, so that the name in the page's frame costs no query."""

    def get_queryset(self) -> models.QuerySet[Account]:
        return super().get_queryset().select_related("person")

    def create_user(self, *, email: str, person: Person, **more: Any) -> Account:
        """An account that no password opens. Django's own tools call this name."""
        account = self.model(email=email.lower(), person=person, **more)
        account.set_unusable_password()
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email=(username or "").lower())


class Account(AbstractBaseUser, Locked):
    """The door to the site: one e-mail address, no password, no staff flag.

    What a person may do comes from offices with dates, never from here. A link in a sign-in mail
    dies when `last_login` moves.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = AccountManager()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(email=Lower("email")), name="people_account_email_lower"),)

    class Privacy:
        whose = "person_id"
        ordinary = ("id", "is_active", "made_at")
        personal = {
            "person_id": ON_ERASURE.DELETE,
            "email": ON_ERASURE.DELETE,
            "password": ON_ERASURE.DELETE,
            "last_login": ON_ERASURE.DELETE,
        }
        retention = "as long as the person has not left or been erased"

    def __str__(self) -> str:
        return self.email

    @property
    def name(self) -> str:
        """The person's full name, for the page's frame."""
        return self.person.full_name


class ContactChoice(Locked):
    """One way to reach a person. The one `in_use` is how messages come to them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contact_choices")
    channel = models.CharField(max_length=10, choices=choices(Channel))
    address = models.TextField(max_length=500)
    large_print = models.BooleanField(default=True)
    in_use = models.BooleanField(default=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "channel"), name="people_contact_one_a_channel"),
            models.UniqueConstraint(fields=("person",), condition=Q(in_use=True), name="people_contact_one_in_use"),
        )

    class Privacy:
        whose = "person_id"
        ordinary = ("id", "in_use", "confirmed_at")
        personal = {"person_id": ON_ERASURE.DELETE, "channel": ON_ERASURE.DELETE, "address": ON_ERASURE.DELETE}
        sensitive = {"large_print": ON_ERASURE.DELETE}
        retention = "as long as the person has not changed it or been erased"

    def __str__(self) -> str:
        return f"{self.channel}: {self.address}"


class ConfirmedAddress(Locked):
    """An e-mail address without an account, used for one thing only: the issue it was given for.

    Nothing but the question "is this yours?" is sent until it is confirmed by a press of a button.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    panel_id = models.UUIDField()
    about_id = models.UUIDField()
    email = models.EmailField()
    language = models.CharField(max_length=10, choices=choices(Language), default=Language.STANDARD)
    given_at = models.DateTimeField(default=now)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("about_id", "email"), name="people_address_one_a_thing"),)

    class Privacy:
        whose = "id"
        ordinary = ("id", "panel_id", "about_id", "given_at", "confirmed_at")
        personal = {"email": ON_ERASURE.DELETE, "language": ON_ERASURE.DELETE}
        retention = "one year after its issue ended and nothing more came; 30 days where it was never confirmed"

    def __str__(self) -> str:
        return self.email


class Device(Locked):
    """A browser someone has signed in with. A new one is told to the person by mail.

    The browser keeps the token in a cookie; here stands only its digest.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="devices")
    token_hash = models.CharField(max_length=64)
    kind = models.CharField(max_length=60, blank=True)
    first_seen_at = models.DateTimeField(default=now)
    last_seen_at = models.DateTimeField(default=now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("account", "token_hash"), name="people_device_once"),)

    class Privacy:
        whose = "account__person_id"
        ordinary = ("id",)
        personal = {
            "account_id": ON_ERASURE.DELETE,
            "token_hash": ON_ERASURE.DELETE,
            "kind": ON_ERASURE.DELETE,
            "first_seen_at": ON_ERASURE.DELETE,
            "last_seen_at": ON_ERASURE.DELETE,
        }
        retention = "400 days after it was last seen"

    def __str__(self) -> str:
        return self.kind


class SignIn(Locked):
    """One sign-in mail: a code and a link, of which one can be used, once, within 30 minutes.

    A row is written for an address without an account too, so that both answers are alike.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, related_name="sign_ins")
    email = models.EmailField()
    code = models.CharField(max_length=20, blank=True)
    next_path = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=10, choices=choices(Language), default=Language.STANDARD)
    network = models.CharField(max_length=32, blank=True)
    asked_at = models.DateTimeField(default=now)
    spent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=("email", "asked_at"), name="people_sign_in_of_address"),
            models.Index(fields=("network", "asked_at"), name="people_sign_in_of_network"),
        )

    class Privacy:
        whose = "account__person_id"
        ordinary = ("id", "asked_at", "spent_at")
        personal = {
            "account_id": ON_ERASURE.DELETE,
            "email": ON_ERASURE.DELETE,
            "code": ON_ERASURE.DELETE,
            "next_path": ON_ERASURE.DELETE,
            "language": ON_ERASURE.DELETE,
            "network": ON_ERASURE.DELETE,
        }
        retention = "one day"

    def __str__(self) -> str:
        return str(self.id)


class WrongCode(models.Model):
    """A wrong code typed, counted by network, so that guessing from one place ends."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    network = models.CharField(max_length=32)
    at = models.DateTimeField(default=now)

    class Meta:
        indexes = (models.Index(fields=("network", "at"), name="people_wrong_of_network"),)

    class Privacy:
        whose = None
        ordinary = ("id", "network", "at")
        retention = "one day"

    def __str__(self) -> str:
        return str(self.at)
