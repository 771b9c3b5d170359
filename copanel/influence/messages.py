"""What this room tells people, and whom. The words are made when a message is sent, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as mark
from django.utils.translation import ngettext

from copanel.governance import queries as governance
from copanel.influence.models import Answer, Carried, Following, Issue, Part, Recommendation, Signing
from copanel.influence.queries import wording
from copanel.influence.states import CarriedState, PartState
from copanel.kernel import clock
from copanel.kernel.actor import Office
from copanel.kernel.dates import in_house_style
from copanel.kernel.working_days import working_days_between
from copanel.organisations import queries as organisations
from copanel.outbox import Heading, Message, Nature, NotSent, Reader, Recipient, Said, message_kind
from copanel.people import queries as people
from copanel.ui.languages import is_easy
from copanel.words import queries as words

RAISED = mark("You get this because you raised this issue.")
FOLLOWS = mark("You get this because you asked us to tell you what happens.")
ASKED = mark("You get this because you must answer for the council.")
STANDS_IN = mark("You get this because you answer for someone at the council.")
HELPS_ANSWER = mark("You get this because you help the council to answer.")
CHAIRS = mark("You get this because you chair or run the panel.")


def _told(issue_id: UUID) -> list[Recipient]:
    """Who raised it and who follows it: persons, and confirmed addresses of people without an account."""
    rows = Following.objects.filter(issue_id=issue_id).order_by("started_at").values_list("person_id", "because")
    told = [Recipient(person_id=person, reason=RAISED if why == "raised" else FOLLOWS) for person, why in rows]
    addresses = people.confirmed_addresses(about_ids=[issue_id]).get(issue_id, [])
    return told + [Recipient(address_id=address, reason=FOLLOWS) for address in addresses]


def _address(issue: Issue, panel_slug: str) -> str:
    return f"/{panel_slug}/issues/{issue.number}/"


def _heading(issue: Issue, reader: Reader) -> str:
    """The heading as the reader may see it now; else the number alone."""
    keys = [key for key in (issue.words_id, issue.heading_id) if key]
    said = words.spoken(keys, actor=reader.actor, easy=is_easy())
    heading = wording.heading(said, words_id=issue.words_id, heading_id=issue.heading_id)
    number = _("Issue %(number)s") % {"number": issue.number}
    return f"{number}. {heading}" if heading else number


# Issue shown


def _who_raised(issue_id: UUID) -> Iterable[Recipient]:
    return [each for each in _told(issue_id) if each.reason == RAISED or each.address_id]


def _say_shown(issue_id: UUID, reader: Reader) -> Message | NotSent:
    issue = Issue.objects.filter(id=issue_id).first()
    if issue is None or not issue.is_public:
        return NotSent("not_shown")
    panel = governance.panel(panel_id=issue.panel_id)
    return Message(
        subject=_("Your words are on the panel’s page"),
        first_line=_("Someone from the panel checked what you sent. Everyone can read it now."),
        paragraphs=(
            _heading(issue, reader),
            Heading(_("What happens next")),
            _("The panel talks about it. It can ask the council to change something. We tell you what comes of it."),
        ),
        link=(_("Read issue %(number)s") % {"number": issue.number}, _address(issue, panel.slug)),
        nothing_needed=True,
    )


ISSUE_SHOWN = message_kind(
    "influence.issue_shown", to=_who_raised, render=_say_shown, nature=Nature.TELLS, fold=lambda about: f"issue {about}"
)


# An address confirmed


def _whose_address(address_id: UUID) -> Iterable[Recipient]:
    return [Recipient(address_id=address_id, reason=FOLLOWS)]


def _say_where_it_stands(address_id: UUID, reader: Reader) -> Message | NotSent:
    """Whoever confirms after the words were shown missed the message of that. The number and the link are theirs."""
    address = people.address(address_id=address_id)
    issue = Issue.objects.filter(id=address.about_id).first() if address else None
    if issue is None or not issue.is_public:
        return NotSent("not_shown")
    panel = governance.panel(panel_id=issue.panel_id)
    return Message(
        subject=_("Where to read issue %(number)s") % {"number": issue.number},
        first_line=_("Your address is confirmed. Everyone can read the issue now."),
        paragraphs=(_heading(issue, reader), _("We tell you what comes of it.")),
        link=(_("Read issue %(number)s") % {"number": issue.number}, _address(issue, panel.slug)),
        nothing_needed=True,
    )


WHERE_IT_STANDS = message_kind(
    "influence.where_it_stands", to=_whose_address, render=_say_where_it_stands, nature=Nature.TELLS
)


# Recommendation sent


def _who_must_answer(recommendation_id: UUID) -> Iterable[Recipient]:
    """The posts asked: holder and delegate. And the engagement leads, who help to get answers."""
    parts = list(Part.objects.filter(recommendation_id=recommendation_id).values_list("post_id", "panel_id"))
    told: list[Recipient] = []
    for post in organisations.posts_on([post for post, _panel in parts]).values():
        if post.holder_id:
            told.append(Recipient(person_id=post.holder_id, reason=ASKED))
        if post.delegate_id:
            told.append(Recipient(person_id=post.delegate_id, reason=STANDS_IN))
    leads = sorted(governance.holders(parts[0][1], Office.ENGAGEMENT_LEAD)) if parts else []
    return told + [Recipient(person_id=each, reason=HELPS_ANSWER) for each in leads]


def _say_sent(recommendation_id: UUID, reader: Reader) -> Message | NotSent:
    recommendation = Recommendation.objects.filter(id=recommendation_id).select_related("issue").first()
    if recommendation is None or not recommendation.is_sent:
        return NotSent("not_sent")
    parts = list(recommendation.parts.filter(state=PartState.WAITING).order_by("letter"))
    if not parts:
        return NotSent("answered")
    mine = reader.actor.posts_on(recommendation.panel_id)
    asked = [part for part in parts if part.post_id in mine] or parts
    home = governance.panel(panel_id=recommendation.issue.panel_id)
    said = words.spoken([part.words_id for part in asked], actor=reader.actor, easy=is_easy())
    due = min(part.due_on for part in asked)
    left = max(0, working_days_between(clock.today(), due)) if due >= clock.today() else 0
    return Message(
        subject=_("The panel asks you for an answer"),
        first_line=ngettext(
            "You have %(days)d working day. Answer by %(due)s from the link below.",
            "You have %(days)d working days. Answer by %(due)s from the link below.",
            left,
        )
        % {"days": left, "due": in_house_style(due)},
        paragraphs=(
            _("Recommendation %(number)s is about this: %(heading)s")
            % {"number": recommendation.number, "heading": _heading(recommendation.issue, reader)},
            Heading(_("What the panel asks")),
            *(
                Said(_("Part %(letter)s: %(ask)s") % {"letter": part.letter, "ask": said[part.words_id].text or ""})
                for part in asked
                if part.words_id in said
            ),
            Heading(_("What happens next")),
            _("First say that it has arrived. Then answer each part, with reasons where the answer is not yes."),
            _("If no answer comes, the public page says “No answer given”."),
        ),
        link=(
            _("Answer recommendation %(number)s") % {"number": recommendation.number},
            f"{_address(recommendation.issue, home.slug)}recommendations/{recommendation.number}/answer/",
        ),
    )


RECOMMENDATION_SENT = message_kind(
    "influence.recommendation_sent", to=_who_must_answer, render=_say_sent, nature=Nature.ASKS
)


# Answer signed


def _who_hears_the_answer(signing_id: UUID) -> Iterable[Recipient]:
    """All who raised or follow the issue, and the user-led side's chairs and facilitator, who go on from here.

    Where the issue came up from a group, the group's too: the answer comes down.
    """
    issue_id, home_id, panel_id = Signing.objects.values_list(
        "recommendation__issue_id", "recommendation__issue__panel_id", "panel_id"
    ).get(id=signing_id)
    chairs = {
        each for key in {home_id, panel_id} for each in governance.holders(key, Office.CO_CHAIR, Office.FACILITATOR)
    }
    return _told(issue_id) + [Recipient(person_id=each, reason=CHAIRS) for each in sorted(chairs)]


def _say_answered(signing_id: UUID, reader: Reader) -> Message | NotSent:
    signing = Signing.objects.filter(id=signing_id).select_related("recommendation__issue").first()
    if signing is None:
        return NotSent("gone")
    issue = signing.recommendation.issue
    panel = governance.panel(panel_id=issue.panel_id)
    answers = list(signing.answers.select_related("part", "kind", "category", "promise").order_by("part__letter"))
    keys = [key for a in answers for key in (a.part.words_id, a.words_id, a.reason_id, a.change_id) if key]
    said = words.spoken(keys, actor=reader.actor, easy=is_easy())

    def text(key: UUID | None) -> str:
        return (said[key].text or "") if key in said else ""

    paragraphs: list[str] = []
    for answer in answers:
        paragraphs += _one_answer(answer, text)
    letters = ", ".join(answer.part.letter for answer in answers)
    return Message(
        subject=ngettext(
            "The council answered part %(letters)s", "The council answered parts %(letters)s", len(answers)
        )
        % {"letters": letters},
        first_line=_("The council has answered what the panel asked about this: %(heading)s")
        % {"heading": _heading(issue, reader)},
        paragraphs=(
            *paragraphs,
            _("Signed by %(name)s, %(title)s, on %(day)s.")
            % {"name": signing.name, "title": signing.title, "day": signing.signed_on.shown},
            Heading(_("What happens next")),
            _("The panel talks about the answer. We tell you what it decides."),
        ),
        link=(_("Read the whole path of issue %(number)s") % {"number": issue.number}, _address(issue, panel.slug)),
        nothing_needed=True,
    )


def _one_answer(answer: Answer, text) -> list[str]:
    lines = [
        Heading(_("Part %(letter)s: what we asked") % {"letter": answer.part.letter}),
        Said(text(answer.part.words_id)),
        Heading(_("Part %(letter)s: what the council said") % {"letter": answer.part.letter}),
        answer.kind.shown + ".",
    ]
    if text(answer.words_id):
        lines.append(Said(text(answer.words_id)))
    if answer.kind.needs_promise and hasattr(answer, "promise"):
        due = answer.promise.due
        lines.append(
            _("Promised by %(due)s.") % {"due": due.shown} if answer.promise.due_by and due else _("No date was given.")
        )
    if answer.kind.needs_reasons:
        lines += [
            _("The council’s reason: %(category)s.") % {"category": answer.category.shown if answer.category else ""},
            Said(text(answer.reason_id)),
            _("What would have to change: %(change)s") % {"change": text(answer.change_id)},
        ]
    return [line for line in lines if line]


ANSWER_SIGNED = message_kind(
    "influence.answer_signed",
    to=_who_hears_the_answer,
    render=_say_answered,
    nature=Nature.TELLS,
    fold=lambda about: f"signing {about}",
)


# Carried up, and what came of it


def _who_takes_it_up(carried_id: UUID) -> Iterable[Recipient]:
    panel_id = Carried.objects.values_list("panel_id", flat=True).get(id=carried_id)
    return [Recipient(person_id=each, reason=CHAIRS) for each in sorted(governance.holders(panel_id, Office.CO_CHAIR))]


def _say_carried_up(carried_id: UUID, reader: Reader) -> Message | NotSent:
    row = Carried.objects.filter(id=carried_id).select_related("issue").first()
    if row is None or row.state != CarriedState.ASKED:
        return NotSent("settled")
    home = governance.panel(panel_id=row.issue.panel_id)
    said = words.spoken([row.why_id], actor=reader.actor, easy=is_easy())
    return Message(
        subject=_("A group passes an issue up to you"),
        first_line=_("%(group)s asks your panel to take on this issue.") % {"group": home.name},
        paragraphs=(
            _heading(row.issue, reader),
            Heading(_("Why they pass it up")),
            Said((said[row.why_id].text or "") if row.why_id in said else ""),
            Heading(_("What happens next")),
            _("Take it on, or give it back and say why. Everybody can read what you do."),
        ),
        link=(
            _("Take on issue %(number)s, or give it back") % {"number": row.issue.number},
            f"{_address(row.issue, home.slug)}passed-up/{row.id}/",
        ),
    )


ISSUE_CARRIED_UP = message_kind(
    "influence.issue_carried_up", to=_who_takes_it_up, render=_say_carried_up, nature=Nature.ASKS
)


def _who_passed_it_up(carried_id: UUID) -> Iterable[Recipient]:
    panel_id = Carried.objects.values_list("issue__panel_id", flat=True).get(id=carried_id)
    chairs = sorted(governance.holders(panel_id, Office.CO_CHAIR, Office.FACILITATOR))
    return [Recipient(person_id=each, reason=CHAIRS) for each in chairs]


def _say_what_became(carried_id: UUID, reader: Reader) -> Message | NotSent:
    row = Carried.objects.filter(id=carried_id).select_related("issue").first()
    if row is None or row.state == CarriedState.ASKED:
        return NotSent("gone")
    home, panel = governance.panel(panel_id=row.issue.panel_id), governance.panel(panel_id=row.panel_id)
    said = words.spoken([row.answer_id] if row.answer_id else [], actor=reader.actor, easy=is_easy())
    if row.state == CarriedState.GIVEN_BACK:
        subject = _("An issue that you passed up was given back")
        first_line = _("%(panel)s gave the issue back to your group.") % {"panel": panel.name}
        more = (
            Heading(_("Why they gave it back")),
            Said((said[row.answer_id].text or "") if row.answer_id in said else ""),
            Heading(_("What happens next")),
            _("Your group can go on with it, or pass it up again later."),
        )
    else:
        subject = _("An issue that you passed up was taken on")
        first_line = _("%(panel)s took the issue on.") % {"panel": panel.name}
        more = (
            Heading(_("What happens next")),
            _("The issue keeps its number and its page. We tell you when an answer comes."),
        )
    return Message(
        subject=subject,
        first_line=first_line,
        paragraphs=(_heading(row.issue, reader), *more),
        link=(_("Read issue %(number)s") % {"number": row.issue.number}, _address(row.issue, home.slug)),
        nothing_needed=True,
    )


CARRIED_ANSWERED = message_kind(
    "influence.carried_answered", to=_who_passed_it_up, render=_say_what_became, nature=Nature.TELLS
)
