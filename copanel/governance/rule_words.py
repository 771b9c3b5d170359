"""The answers that a rule may have, and how people read them. Each code means one thing, whichever rule has it."""

from __future__ import annotations

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from copanel.kernel.actor import SIDE_LABELS


class Yes(StrEnum):
    """Yes or no."""

    YES = "yes"
    NO = "no"


class Bond(StrEnum):
    """What ties whoever holds an office to the panel: `appoint` asks it on the first day of the term."""

    ANYONE = "anyone"
    MEMBERS = "members"
    USER_LED = "user_led_organisation"
    HOST = "of_the_host"
    NOT_HOST = "not_of_the_host"


class Portion(StrEnum):
    """How many of those who can be there must be: case 14 has a majority, one third and everyone."""

    MORE_THAN_HALF = "more_than_half"
    QUARTER = "quarter"
    THIRD = "third"
    HALF = "half"
    TWO_THIRDS = "two_thirds"
    EVERYONE = "everyone"


class Rounding(StrEnum):
    """What is done with a part of a person. More than half is always the next whole number above half."""

    UP = "up"
    NEAREST = "nearest"


class CarriedBy(StrEnum):
    """How many must be for something, and of whom: of those who vote, of those there, or of all members."""

    MAJORITY_VOTING = "majority_voting"
    MAJORITY_PRESENT = "majority_present"
    MAJORITY_MEMBERS = "majority_members"
    TWO_THIRDS_VOTING = "two_thirds_voting"
    TWO_THIRDS_MEMBERS = "two_thirds_members"
    ALL_VOTING = "all_voting"
    ALL_MEMBERS = "all_members"


class Item(StrEnum):
    """What a thing to decide is about, where rules tell items apart (case 14, question 2)."""

    ORDINARY = "ordinary"
    APPOINTMENT = "appointment"
    RULES = "rules"
    MONEY = "money"


ANSWERS: dict[str, str | Promise] = {
    **SIDE_LABELS,
    Yes.YES: _("Yes"),
    Yes.NO: _("No"),
    Bond.ANYONE: _("Anyone whom the panel chooses"),
    Bond.MEMBERS: _("A member: someone on a user-led seat"),
    Bond.USER_LED: _("Someone of a user-led organisation"),
    Bond.HOST: _("Someone of the host"),
    Bond.NOT_HOST: _("Someone who is not of the host"),
    Portion.MORE_THAN_HALF: _("More than half"),
    Portion.QUARTER: _("One quarter"),
    Portion.THIRD: _("One third"),
    Portion.HALF: _("Half"),
    Portion.TWO_THIRDS: _("Two thirds"),
    Portion.EVERYONE: _("Everyone"),
    Rounding.UP: _("The next whole number above it"),
    Rounding.NEAREST: _("The nearest whole number"),
    CarriedBy.MAJORITY_VOTING: _("More for it than against it"),
    CarriedBy.MAJORITY_PRESENT: _("More than half of those who are there"),
    CarriedBy.MAJORITY_MEMBERS: _("More than half of all members"),
    CarriedBy.TWO_THIRDS_VOTING: _("Two thirds of those who vote"),
    CarriedBy.TWO_THIRDS_MEMBERS: _("Two thirds of all members"),
    CarriedBy.ALL_VOTING: _("Everyone who votes"),
    CarriedBy.ALL_MEMBERS: _("All members"),
    Item.ORDINARY: _("Everything else"),
    Item.APPOINTMENT: _("Who holds an office"),
    Item.RULES: _("The rules and the terms"),
    Item.MONEY: _("Money"),
    "none": _("Nothing"),
}
