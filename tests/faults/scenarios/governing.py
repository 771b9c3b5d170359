"""A panel, its people, its rules and what it agreed."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from copanel.governance import services
from copanel.governance.models import AnsweringPost, HelpLine, OfficeHolding, SeatHolding, Topic
from copanel.governance.tests.examples import a_decision, a_panel, add_help_lines
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM, Office, Side
from copanel.organisations.tests.examples import a_council, a_post, a_user_led
from tests.faults.world import World


def _prepared(w: World) -> UUID:
    panel = a_panel("east", opened=False)
    add_help_lines(panel.panel_id)
    return panel.panel_id


def _spare_line(w: World) -> UUID:
    add_help_lines(w.panel_id, "helpline")
    return HelpLine.objects.filter(panel_id=w.panel_id, kind="helpline").latest("id").id


def _way(w: World) -> UUID:
    return services.add_way(actor=SYSTEM, panel_id=w.panel_id, kind="advocacy", name="Advocacy", about="Free.").id


def _seat(w: World) -> UUID:
    return services.add_seat(actor=SYSTEM, panel_id=w.panel_id, side=Side.USER_LED).id


def _decision(w: World) -> UUID:
    return a_decision(w.room.table).id


def _works(w: World) -> UUID:
    return services.declare_works_for(
        actor=SYSTEM, panel_id=w.panel_id, person_id=w.person(), organisation_id=w.room.table.council.id
    ).id


def _allowed(w: World) -> UUID:
    return services.allow_in_space(actor=SYSTEM, panel_id=w.panel_id, person_id=w.person(), decision_id=_decision(w)).id


def _occasion(w: World) -> UUID:
    return services.add_occasion(actor=SYSTEM, panel_id=w.panel_id, words="the next redecoration").id


SCENARIOS = {
    "governance.add_panel": lambda w: partial(
        services.add_panel, actor=SYSTEM, slug="east", name="East panel", authority_id=a_council("East Council").id,
        host_id=a_user_led("East Network").id, phone="01632 960 114", post_address="1 High Street",
    ),
    "governance.open_panel": lambda w: partial(services.open_panel, actor=SYSTEM, panel_id=_prepared(w)),
    "governance.show_record": lambda w: partial(
        services.show_record, actor=SYSTEM, panel_id=a_panel("east", opened=False).panel_id
    ),
    "governance.set_rule": lambda w: partial(
        services.set_rule, actor=w.room.chair, panel_id=w.panel_id, rule="answer_days", value=30,
        decision_id=_decision(w),
    ),
    "governance.add_help_line": lambda w: partial(
        services.add_help_line, actor=w.room.chair, panel_id=w.panel_id, kind="helpline", name="Line", phone="999"
    ),
    "governance.end_help_line": lambda w: partial(
        services.end_help_line, actor=w.room.chair, help_line_id=_spare_line(w)
    ),
    "governance.add_way": lambda w: partial(
        services.add_way, actor=w.room.chair, panel_id=w.panel_id, kind="advocacy", name="Advocacy", about="Free.",
        website="https://advocacy.example",
    ),
    "governance.end_way": lambda w: partial(services.end_way, actor=w.room.chair, way_id=_way(w)),
    "governance.add_topic": lambda w: partial(
        services.add_topic, actor=w.room.chair, panel_id=w.panel_id, name="Buses"
    ),
    "governance.end_topic": lambda w: partial(
        services.end_topic, actor=w.room.chair, topic_id=Topic.objects.get(panel_id=w.panel_id).id
    ),
    "governance.add_seat": lambda w: partial(
        services.add_seat, actor=w.room.chair, panel_id=w.panel_id, side=Side.USER_LED
    ),
    "governance.fill_seat": lambda w: partial(
        services.fill_seat, actor=w.room.chair, seat_id=_seat(w), person_id=w.person(),
        organisation_id=w.room.table.host.id,
    ),
    "governance.empty_seat": lambda w: partial(
        services.empty_seat, actor=w.room.chair,
        holding_id=SeatHolding.objects.get(person_id=w.room.member.person_id).id,
    ),
    "governance.appoint": lambda w: partial(
        services.appoint, actor=w.room.chair, panel_id=w.panel_id, person_id=w.person(), office=Office.MODERATOR
    ),
    "governance.end_office": lambda w: partial(
        services.end_office, actor=w.room.chair,
        holding_id=OfficeHolding.objects.get(person_id=w.moderator.person_id).id,
    ),
    "governance.name_answering_post": lambda w: partial(
        services.name_answering_post, actor=w.room.chair, panel_id=w.panel_id,
        post_id=a_post(w.room.table.council, "Head of Buses").id,
    ),
    "governance.end_answering_post": lambda w: partial(
        services.end_answering_post, actor=w.room.chair,
        answering_post_id=AnsweringPost.objects.get(panel_id=w.panel_id).id,
    ),
    "governance.choose_how_shown": lambda w: partial(
        services.choose_how_shown, actor=w.room.member, panel_id=w.panel_id, person_id=w.room.member.person_id,
        shown_as="full_name",
    ),
    "governance.declare_works_for": lambda w: partial(
        services.declare_works_for, actor=w.room.member, panel_id=w.panel_id, person_id=w.room.member.person_id,
        organisation_id=w.room.table.council.id,
    ),
    "governance.end_works_for": lambda w: partial(
        services.end_works_for, actor=w.room.chair, works_for_id=_works(w)
    ),
    "governance.allow_in_space": lambda w: partial(
        services.allow_in_space, actor=w.room.chair, panel_id=w.panel_id, person_id=w.person(),
        decision_id=_decision(w),
    ),
    "governance.end_allowed_in_space": lambda w: partial(
        services.end_allowed_in_space, actor=w.room.chair, allowed_id=_allowed(w)
    ),
    "governance.record_decision": lambda w: partial(
        services.record_decision, actor=w.room.chair, panel_id=w.panel_id, method="vote", text="We ask.",
        agreed=clock.today().isoformat(), counts={Side.USER_LED: (1, 0, 0)}, minority_text="We do not.",
        easy_text="Ask.",
    ),
    "governance.enter_from_record": lambda w: partial(
        services.enter_from_record, actor=SYSTEM, panel_id=w.panel_id, text="They asked.", agreed="early 2018",
        citation="Minutes, item 3",
    ),
    "governance.add_occasion": lambda w: partial(
        services.add_occasion, actor=w.room.lead, panel_id=w.panel_id, words="the next redecoration"
    ),
    "governance.occasion_happened": lambda w: partial(
        services.occasion_happened, actor=w.room.lead, occasion_id=_occasion(w)
    ),
}  # fmt: skip
