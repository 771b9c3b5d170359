"""Setting up a panel: what is done, what comes next, and where it is done. Each step is a page of its own room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from copanel.governance import queries as governance
from copanel.governance.policy import POLICY as GOVERNANCE
from copanel.governance.queries import PanelFacts, SetUp
from copanel.governance.states import Do as GovernanceDo
from copanel.kernel.actor import Actor
from copanel.membership import queries as membership
from copanel.terms import queries as terms


class Stands(StrEnum):
    """Where a step stands. Rules hold from the first day, so looking at them is never in the way of the next step."""

    DONE = "done"
    NEXT = "next"
    LATER = "later"
    ANY_TIME = "any_time"

    @property
    def label(self) -> Promise:
        return LABELS[self]

    @property
    def look(self) -> str:
        """The status whose shape it wears."""
        return LOOKS[self]


LABELS = {
    Stands.DONE: gettext_lazy("Done"),
    Stands.NEXT: gettext_lazy("Next"),
    Stands.LATER: gettext_lazy("Later"),
    Stands.ANY_TIME: gettext_lazy("When you like"),
}
LOOKS = {Stands.DONE: "changed", Stands.NEXT: "interim", Stands.LATER: "unstated", Stands.ANY_TIME: "raised"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `why` says what it is for, `note` how far it has come; `picture` stands for it in Easy Read."""

    title: str
    why: str
    url: str
    picture: str
    note: str = ""
    stands: Stands = Stands.LATER


@dataclass(frozen=True, slots=True)
class SettingUpPage:
    """`next` is None once every step is done."""

    steps: tuple[Step, ...]

    @property
    def next(self) -> Step | None:
        return next((step for step in self.steps if step.stands is Stands.NEXT), None)

    @property
    def done(self) -> int:
        return sum(step.stands is Stands.DONE for step in self.steps)


def setting_up(*, panel: PanelFacts, actor: Actor) -> SettingUpPage:
    """Every step, in the order that is easiest; the first that is not done is the next. Seven queries."""
    so_far = governance.set_up(panel.id)
    found = [
        *_people_reach_us(panel, so_far),
        *_table(panel, so_far),
        *_terms(panel, actor),
        _opening(panel, actor, so_far),
    ]
    first = next((step for step in found if step.stands is Stands.LATER), None)
    return SettingUpPage(tuple(replace(step, stands=Stands.NEXT) if step is first else step for step in found))


def _people_reach_us(panel: PanelFacts, so_far: SetUp) -> Iterator[Step]:
    heard = reverse("governance:heard", args=[panel.slug])
    yield Step(
        title=_("Say how people reach you"),
        why=_("Your phone number and address stand at the foot of every page."),
        url=f"{heard}#reach",
        picture="phone",
        stands=_done(panel.phone and panel.post_address),
    )
    missing = ", ".join(str(kind.label) for kind in so_far.lines_missing)
    yield Step(
        title=_("Say whom to ring now"),
        why=_("Someone who is not safe must find the right number at once."),
        url=f"{heard}#lines",
        picture="worried",
        note=_("Missing: %(lines)s.") % {"lines": missing} if missing else "",
        stands=_done(not missing),
    )
    yield Step(
        title=_("Name other ways to be heard"),
        why=_("A complaint or an advocate can be quicker for someone’s own care."),
        url=f"{heard}#ways",
        picture="talk",
        stands=_done(so_far.ways),
    )
    yield Step(
        title=_("Choose topics"),
        why=_("People choose one when they raise an issue."),
        url=reverse("governance:topics", args=[panel.slug]),
        picture="question",
        note=ngettext("%(n)d topic.", "%(n)d topics.", so_far.topics) % {"n": so_far.topics} if so_far.topics else "",
        stands=_done(so_far.topics),
    )


def _table(panel: PanelFacts, so_far: SetUp) -> Iterator[Step]:
    yield Step(
        title=_("Read the rules"),
        why=_("Every panel begins with the same rules. Change what does not suit you."),
        url=reverse("governance:rules", args=[panel.slug]),
        picture="rule",
        stands=Stands.DONE if so_far.rules_changed else Stands.ANY_TIME,
    )
    yield Step(
        title=_("Say which posts answer"),
        why=_("Each thing that you ask for goes to one post at the council, which must answer."),
        url=reverse("governance:answers", args=[panel.slug]),
        picture="council",
        note=ngettext("%(n)d post answers.", "%(n)d posts answer.", so_far.posts) % {"n": so_far.posts}
        if so_far.posts
        else "",
        stands=_done(so_far.posts),
    )
    table, asked = so_far.table, membership.seats_asked(panel.id)
    taken = _("%(taken)d of %(all)d user-led seats are taken.") % {
        "taken": table.user_led - table.free,
        "all": table.user_led,
    }
    yield Step(
        title=_("Add the seats"),
        why=_("Seats say who sits at the table, and for which side."),
        url=reverse("governance:seats", args=[panel.slug]),
        picture="panel",
        stands=_done(table.user_led),
    )
    yield Step(
        title=_("Invite people"),
        why=_("Nobody has a place before they say yes themselves."),
        url=reverse("membership:invitations", args=[panel.slug]),
        picture="mail",
        note=" ".join(filter(None, (taken if table.user_led else "", _waiting(asked)))),
        stands=_done(table.user_led and table.free <= asked),
    )


def _waiting(asked: int) -> str:
    if not asked:
        return ""
    return ngettext("%(n)d invitation waits for a yes.", "%(n)d invitations wait for a yes.", asked) % {"n": asked}


def _terms(panel: PanelFacts, actor: Actor) -> Iterator[Step]:
    far = terms.how_far(panel.id)
    published = far.number is not None
    here = reverse("terms:current", args=[panel.slug])
    draft = reverse("terms:draft" if far.has_draft else "terms:start", args=[panel.slug])
    yield Step(
        title=_("Draft the terms"),
        why=_("They say what the panel can do, and what each side owes."),
        url=draft if far.has_draft or not published else here,
        picture="write",
        stands=_done(published or far.has_draft),
    )
    yield Step(
        title=_("Agree the terms and publish them"),
        why=_("Decide together, write the decision down, and everybody can read the terms."),
        url=here if published else reverse("terms:publish", args=[panel.slug]) if far.has_draft else draft,
        picture="yes",
        stands=_done(published),
    )
    signs = GOVERNANCE.may(actor, GovernanceDo.OPEN, panel)
    yield Step(
        title=_("Sign the terms"),
        why=_("A co-chair signs for the user-led side. The council signs for itself."),
        url=reverse("terms:sign", args=[panel.slug, far.number]) if published and signs else here,
        picture="write",
        note="" if signs or not far.unsigned else _("Ask a co-chair to sign."),
        stands=_done(published and not far.unsigned),
    )


def _opening(panel: PanelFacts, actor: Actor, so_far: SetUp) -> Step:
    """The last one. What is missing still is said here too, so that nobody finds out by pressing."""
    opens = GOVERNANCE.may(actor, GovernanceDo.OPEN, panel)
    missing = [str(kind.label) for kind in so_far.lines_missing]
    missing += [] if panel.phone else [_("the phone number")]
    missing += [] if panel.post_address else [_("the address")]
    note = _("Missing: %(things)s.") % {"things": ", ".join(missing)} if missing else ""
    if not opens and panel.is_preparing:
        note = f"{note} {_('Ask a co-chair to open it.')}".strip()
    name = "governance:open_panel" if opens and panel.is_preparing else "governance:about"
    return Step(
        title=_("Open the panel"),
        why=_("From then on everybody sees its pages, and can raise issues."),
        url=reverse(name, args=[panel.slug]),
        picture="key",
        note=note,
        stands=_done(not panel.is_preparing),
    )


def _done(fact: object) -> Stands:
    return Stands.DONE if fact else Stands.LATER
