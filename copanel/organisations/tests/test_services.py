"""What can be done to organisations and posts: the result, the entry, the refusal, nothing half done."""

from __future__ import annotations

import datetime as dt
import json

import pytest
import time_machine

from copanel.kernel.actor import SYSTEM, Actor, Office, Side
from copanel.kernel.dates import as_given
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound
from copanel.kernel.ids import new_id
from copanel.ledger.models import PrivateEntry, PublicEntry
from copanel.organisations import queries, services
from copanel.organisations.models import Delegation, Holding, Organisation, OrganisationName, Post, PostTitle
from copanel.organisations.record_shapes import NameRecord
from copanel.organisations.states import NameKind
from copanel.organisations.tests.examples import LONG_AGO, a_council, a_post, a_user_led, someone_in

pytestmark = pytest.mark.django_db
TODAY = dt.date(2027, 3, 3)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel(dt.datetime(2027, 3, 3, 10, tzinfo=dt.UTC), tick=False):
        yield


def entries() -> list[tuple[str, dict]]:
    return [(entry.kind, json.loads(entry.body)["payload"]) for entry in PublicEntry.objects.order_by("id")]


def last() -> tuple[str, dict]:
    return entries()[-1]


def test_an_organisation_is_added_under_its_names():
    panel = new_id()
    facilitator = someone_in(Office.FACILITATOR, panel, side=Side.INDEPENDENT)
    made = services.add_organisation(
        actor=facilitator,
        name="  Spectrum   CIL ",
        legal_name="Spectrum Centre for Independent Living CIC",
        initials="SCIL",
        kind="user_led",
        panel_id=panel,
        from_on=LONG_AGO,
    )
    facts = queries.organisation(made.id)
    assert (facts.name, facts.initials, facts.panel_id) == ("Spectrum CIL", "SCIL", panel)
    assert facts.legal_name == "Spectrum Centre for Independent Living CIC"
    assert last() == ("organisation.added", {"organisation": "Spectrum CIL", "kind": "user_led"})


@pytest.mark.parametrize("name", ["", "   ", "x" * 201])
def test_an_organisation_needs_a_name(name):
    with pytest.raises(Invalid) as fault:
        services.add_organisation(actor=SYSTEM, name=name, kind="other")
    assert set(fault.value.faults) == {"name"}
    assert not Organisation.objects.exists()
    assert entries() == []


def test_nobody_adds_for_a_panel_that_is_not_theirs():
    elsewhere = someone_in(Office.FACILITATOR, new_id(), side=Side.INDEPENDENT)
    for panel in (new_id(), None):
        with pytest.raises(NotAllowed):
            services.add_organisation(actor=elsewhere, name="A", kind="other", panel_id=panel)
    assert not Organisation.objects.exists()


def test_a_new_name_leaves_the_old_one_to_its_days():
    made = a_user_led("SCIL")
    services.rename_organisation(actor=SYSTEM, organisation_id=made.id, name="Spectrum CIL", from_on=TODAY)
    assert queries.names_on([made.id], TODAY - DAY) == {made.id: "SCIL"}
    assert queries.names_on([made.id], TODAY) == {made.id: "Spectrum CIL"}
    assert queries.organisation(made.id).former_names == ("SCIL",)
    assert last() == (
        "organisation.renamed",
        {"former": "SCIL", "organisation": "Spectrum CIL", "from_on": "2027-03-03"},
    )


def test_a_new_name_keeps_the_words_of_its_day():
    made = a_user_led("SCIL")
    services.rename_organisation(actor=SYSTEM, organisation_id=made.id, name="Spectrum CIL", from_on="early 2021")
    former, present = OrganisationName.objects.order_by("from_on")
    assert (str(former.until), str(present.since)) == ("early 2021", "early 2021")
    assert present.from_on == dt.date(2021, 1, 1)


@pytest.mark.parametrize("from_on", ["at the AGM", LONG_AGO, LONG_AGO - DAY])
def test_a_new_name_needs_a_day_after_the_last(from_on):
    made = a_user_led("SCIL")
    with pytest.raises(Invalid) as fault:
        services.rename_organisation(actor=SYSTEM, organisation_id=made.id, name="Spectrum", from_on=from_on)
    assert set(fault.value.faults) == {"from_on"}
    assert OrganisationName.objects.get().until_on is None


def test_how_user_led_it_is_stands_with_its_day():
    made = a_user_led()
    services.check_user_led(
        actor=SYSTEM, organisation_id=made.id, share=60, evidence="Report 2025", checked_on=TODAY - 400 * DAY
    )
    services.check_user_led(actor=SYSTEM, organisation_id=made.id, share=80, evidence="Report 2026, page 4")
    assert queries.organisation(made.id).user_led_share == 80
    assert queries.organisation(made.id, TODAY - DAY).user_led_share == 60
    assert queries.organisation(made.id, TODAY - 500 * DAY).user_led_share is None
    assert last()[0] == "organisation.user_led_checked"


def test_a_check_says_everything_that_is_wrong_at_once():
    made = a_user_led()
    with pytest.raises(Invalid) as fault:
        services.check_user_led(actor=SYSTEM, organisation_id=made.id, share=101, evidence=" ", checked_on=TODAY + DAY)
    assert set(fault.value.faults) == {"share", "evidence", "checked_on"}


def test_an_organisation_nobody_keeps_is_handed_to_a_panel_once():
    council = a_council()
    post, panel = a_post(council), new_id()
    services.keep_for_panel(actor=SYSTEM, organisation_id=council.id, panel_id=panel)
    assert Post.objects.get(id=post.id).panel_id == panel
    assert PrivateEntry.objects.get().kind == "organisation.kept"
    with pytest.raises(AlreadyDone):
        services.keep_for_panel(actor=SYSTEM, organisation_id=council.id, panel_id=new_id())


def test_a_post_is_vacant_until_someone_holds_it():
    panel = new_id()
    council = a_council(panel_id=panel)
    lead = someone_in(Office.ENGAGEMENT_LEAD, panel, side=Side.AUTHORITY, organisation_id=council.id)
    post = services.add_post(actor=lead, organisation_id=council.id, title="Head of Adult Social Care")
    assert last() == ("post.added", {"organisation": "Marlshire County Council"})
    facts = queries.posts_on([post.id])[post.id]
    assert (facts.title, facts.is_vacant, facts.holder_id) == ("Head of Adult Social Care", True, None)


def test_a_title_belongs_to_its_days():
    post = a_post(a_council())
    services.retitle_post(actor=SYSTEM, post_id=post.id, title="Director of Care")
    assert queries.posts_on([post.id], TODAY - DAY)[post.id].title == "Head of Adult Social Care"
    assert queries.posts_on([post.id])[post.id].title == "Director of Care"
    assert last() == ("post.retitled", {"organisation": "Marlshire County Council", "from_on": "2027-03-03"})


def test_a_new_holder_ends_the_formers_time():
    post, former, present = a_post(a_council()), new_id(), new_id()
    services.appoint_holder(actor=SYSTEM, post_id=post.id, name="A. Former", person_id=former, from_on=LONG_AGO)
    services.appoint_holder(actor=SYSTEM, post_id=post.id, name="B. Present", person_id=present, acting=True)
    assert queries.posts_on([post.id], TODAY - DAY)[post.id].holder_id == former
    now = queries.posts_on([post.id])[post.id]
    assert (now.holder_id, now.holder_name, now.acting) == (present, "B. Present", True)
    assert last() == ("post.holder_appointed", {"organisation": "Marlshire County Council", "from_on": "2027-03-03"})


def test_the_record_of_a_holder_names_no_person():
    post = a_post(a_council())
    services.appoint_holder(actor=SYSTEM, post_id=post.id, name="Rosalind Quill", person_id=new_id())
    assert not PublicEntry.objects.filter(body__contains="Quill").exists()


def test_a_holder_cannot_come_before_the_one_written_down():
    post = a_post(a_council())
    services.appoint_holder(actor=SYSTEM, post_id=post.id, name="B", from_on=TODAY)
    for from_on in (TODAY, TODAY - DAY):
        with pytest.raises(Invalid):
            services.appoint_holder(actor=SYSTEM, post_id=post.id, name="C", from_on=from_on)
    services.appoint_holder(actor=SYSTEM, post_id=post.id, name="A", from_on=LONG_AGO, until_on=TODAY - DAY)
    assert queries.posts_on([post.id], TODAY - DAY)[post.id].holder_name == "A"
    assert queries.posts_on([post.id])[post.id].holder_name == "B"


def test_a_term_does_not_end_before_it_starts():
    post = a_post(a_council())
    with pytest.raises(Invalid) as fault:
        services.appoint_holder(actor=SYSTEM, post_id=post.id, name="A", from_on=TODAY, until_on=TODAY - DAY)
    assert set(fault.value.faults) == {"until_on"}
    assert not Holding.objects.exists()


def test_nobody_makes_themselves_holder_or_delegate():
    panel = new_id()
    post = a_post(a_council(panel_id=panel))
    facilitator = someone_in(Office.FACILITATOR, panel, side=Side.INDEPENDENT)
    more = {"actor": facilitator, "post_id": post.id, "name": "Me", "person_id": facilitator.person_id}
    for service in (services.appoint_holder, services.delegate):
        with pytest.raises(NotAllowed):
            service(**more)
    assert not Holding.objects.exists()
    assert not Delegation.objects.exists()


def test_a_holder_who_leaves_today_is_out_at_once_and_was_in_today():
    post, person = a_post(a_council()), new_id()
    services.appoint_holder(actor=SYSTEM, post_id=post.id, name="A", person_id=person, from_on=TODAY)
    services.end_holding(actor=SYSTEM, post_id=post.id)
    assert queries.posts_on([post.id])[post.id].is_vacant
    assert queries.posts_on([post.id], TODAY)[post.id].holder_id == person
    assert last() == ("post.holder_left", {"organisation": "Marlshire County Council", "until_on": "2027-03-03"})
    with pytest.raises(AlreadyDone):
        services.end_holding(actor=SYSTEM, post_id=post.id)
    services.appoint_holder(actor=SYSTEM, post_id=post.id, name="B", from_on=TODAY)
    assert queries.posts_on([post.id])[post.id].holder_name == "B"


def test_a_holder_delegates_and_takes_it_back():
    panel = new_id()
    council = a_council(panel_id=panel)
    post = a_post(council)
    holder = someone_in(Office.MANAGER, panel, side=Side.AUTHORITY, post_id=post.id, organisation_id=council.id)
    services.appoint_holder(actor=SYSTEM, post_id=post.id, name="A", person_id=holder.person_id)
    delegation = services.delegate(actor=holder, post_id=post.id, person_id=new_id(), name="D. Elegate")
    assert queries.posts_on([post.id])[post.id].delegate_name == "D. Elegate"
    assert last() == ("post.delegated", {"organisation": "Marlshire County Council", "from_on": "2027-03-03"})
    with pytest.raises(Invalid):
        services.delegate(actor=holder, post_id=post.id, person_id=new_id(), name="Another")
    services.end_delegation(actor=holder, delegation_id=delegation.id)
    assert queries.posts_on([post.id])[post.id].delegate_id is None
    assert last()[0] == "post.delegation_ended"
    with pytest.raises(AlreadyDone):
        services.end_delegation(actor=holder, delegation_id=delegation.id)


def test_the_holder_is_nobodys_delegate():
    post, person = a_post(a_council()), new_id()
    services.appoint_holder(actor=SYSTEM, post_id=post.id, name="A", person_id=person)
    with pytest.raises(Invalid) as fault:
        services.delegate(actor=SYSTEM, post_id=post.id, person_id=person, name="A")
    assert set(fault.value.faults) == {"person_id"}


def test_a_delegation_ended_before_it_began_never_held():
    post, person = a_post(a_council()), new_id()
    later = TODAY + 10 * DAY
    made = services.delegate(actor=SYSTEM, post_id=post.id, person_id=person, name="D", from_on=later)
    services.end_delegation(actor=SYSTEM, delegation_id=made.id)
    for day in (TODAY, later, later + DAY):
        assert queries.posts_on([post.id], day)[post.id].delegate_id is None
    services.delegate(actor=SYSTEM, post_id=post.id, person_id=person, name="D", from_on=later)


def test_a_delegation_does_not_end_before_it_starts():
    post = a_post(a_council())
    made = services.delegate(actor=SYSTEM, post_id=post.id, person_id=new_id(), name="D")
    with pytest.raises(Invalid):
        services.end_delegation(actor=SYSTEM, delegation_id=made.id, until_on=TODAY - DAY)
    assert Delegation.objects.get().until_on is None


@pytest.mark.parametrize(
    ("service", "more"),
    [
        (services.rename_organisation, {"organisation_id": new_id(), "name": "A", "from_on": TODAY}),
        (services.check_user_led, {"organisation_id": new_id(), "share": 1, "evidence": "e"}),
        (services.keep_for_panel, {"organisation_id": new_id(), "panel_id": new_id()}),
        (services.add_post, {"organisation_id": new_id(), "title": "T"}),
        (services.retitle_post, {"post_id": new_id(), "title": "T"}),
        (services.appoint_holder, {"post_id": new_id(), "name": "A"}),
        (services.end_holding, {"post_id": new_id()}),
        (services.delegate, {"post_id": new_id(), "person_id": new_id(), "name": "A"}),
        (services.end_delegation, {"delegation_id": new_id()}),
    ],
)
def test_what_is_not_there_cannot_be_changed(service, more):
    with pytest.raises(NotFound):
        service(actor=SYSTEM, **more)


def test_a_stranger_changes_nothing():
    council = a_council(panel_id=new_id())
    post = a_post(council)
    before = (OrganisationName.objects.count(), PostTitle.objects.count(), len(entries()))
    stranger = Actor(person_id=new_id())
    for call in (
        lambda: services.rename_organisation(actor=stranger, organisation_id=council.id, name="A", from_on=TODAY),
        lambda: services.check_user_led(actor=stranger, organisation_id=council.id, share=9, evidence="e"),
        lambda: services.add_post(actor=stranger, organisation_id=council.id, title="T"),
        lambda: services.retitle_post(actor=stranger, post_id=post.id, title="T"),
        lambda: services.appoint_holder(actor=stranger, post_id=post.id, name="A"),
        lambda: services.end_holding(actor=stranger, post_id=post.id),
        lambda: services.delegate(actor=stranger, post_id=post.id, person_id=new_id(), name="A"),
    ):
        with pytest.raises(NotAllowed):
            call()
    assert before == (OrganisationName.objects.count(), PostTitle.objects.count(), len(entries()))


def test_a_record_s_names_stand_with_its_words_for_their_days():
    made = services.enter_from_record(
        actor=SYSTEM,
        name="Voices Together",
        kind="user_led",
        names=(
            NameRecord(NameKind.KNOWN_AS, "Voices", as_given("1996", quoted=True)),
            NameRecord(NameKind.KNOWN_AS, "Voices Together", as_given("spring 2013", quoted=True)),
            NameRecord(NameKind.INITIALS, "VT"),
        ),
    )
    known = made.names.filter(kind=NameKind.KNOWN_AS).order_by("from_on")
    assert [(row.name, row.since.words, row.until and row.until.words) for row in known] == [
        ("Voices", "1996", "spring 2013"),
        ("Voices Together", "spring 2013", None),
    ]
    assert known[0].until_on == known[1].from_on - dt.timedelta(days=1)
    assert queries.names_on([made.id], dt.date(2000, 1, 1))[made.id] == "Voices"


def test_a_record_s_later_name_without_a_day_is_refused():
    names = (NameRecord(NameKind.KNOWN_AS, "Voices"), NameRecord(NameKind.KNOWN_AS, "Voices Together"))
    with pytest.raises(Invalid):
        services.enter_from_record(actor=SYSTEM, name="Voices Together", kind="user_led", names=names)
    assert not Organisation.objects.filter(names__name="Voices").exists()


def test_a_title_s_first_day_may_be_a_source_s_words():
    council = services.enter_from_record(actor=SYSTEM, name="A council", kind="authority")
    post = services.add_post(
        actor=SYSTEM, organisation_id=council.id, title="Director of Care", from_on=as_given("2014", quoted=True)
    )
    services.retitle_post(actor=SYSTEM, post_id=post.id, title="Director of Health", from_on="July 2016")
    assert list(post.titles.order_by("from_on").values_list("title", "from_on", "until_on")) == [
        ("Director of Care", dt.date(2014, 1, 1), dt.date(2016, 6, 30)),
        ("Director of Health", dt.date(2016, 7, 1), None),
    ]
    assert [title.until.words for title in post.titles.filter(title="Director of Care")] == ["July 2016"]
    with pytest.raises(Invalid):
        services.retitle_post(actor=SYSTEM, post_id=post.id, title="Director", from_on="no date")
