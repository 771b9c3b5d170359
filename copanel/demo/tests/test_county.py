"""Marlshire has a row in every state there is, came in by services alone, and stays out of real panels."""

from __future__ import annotations

import json

import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import Client, TestCase, override_settings

from copanel.demo.build import build
from copanel.demo.people import DOORS, PERSONAS
from copanel.governance import queries as governance
from copanel.governance.models import OfficeHolding
from copanel.governance.states import ShownAs
from copanel.kernel.actor import SYSTEM
from copanel.kernel.errors import WrongState
from copanel.kernel.states import Moves
from copanel.ledger.models import PublicEntry
from copanel.record import queries as record
from copanel.record import services as record_services
from copanel.record.reader import read_text

# The published record of a real board is loaded beside the county, from `records/`.
FROM_RECORDS = {("Panel", "record")}


class TestCounty(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.diary = build()

    def test_every_state_of_every_table_stands_somewhere(self):
        missing = []
        for model in apps.get_models():
            if not issubclass(model, Moves):
                continue
            states = {state.value for (start, _do), end in model.TRANSITIONS.items() for state in (start, end)}
            column = "standing" if hasattr(model, "standing") else "state"
            found = set(model._default_manager.values_list(column, flat=True))
            missing += [(model.__name__, state) for state in sorted(states - found)]
        assert set(missing) <= FROM_RECORDS

    def test_the_record_reads_in_the_order_of_its_days(self):
        days = list(PublicEntry.objects.order_by("id").values_list("recorded_at", flat=True))
        assert len(days) > 100
        assert days == sorted(days)

    def test_every_panel_goes_round_as_a_file_and_stays_the_same(self):
        for one in governance.panels():
            first = record.written_text(panel=governance.panel(slug=one.slug))
            away = json.loads(first)
            away["panel"]["key"] = f"{one.slug}-elsewhere"
            record_services.load(actor=SYSTEM, record=read_text(json.dumps(away), "away.json"))
            again = json.loads(record.written_text(panel=governance.panel(slug=f"{one.slug}-elsewhere")))
            again["panel"]["key"] = one.slug
            assert again == json.loads(first)  # names in an object have no order: PostgreSQL keeps its own

    def test_a_panel_as_a_file_says_what_it_is_and_names_nobody_in_an_office(self):
        file = record.written(panel=governance.panel(slug="marlshire"))
        assert {"merged into", "replaced by", "hosted by"} <= {each["kind"] for each in file["relations"]}
        assert [len(file[name]) > 1 for name in ("terms", "scope")] == [True, True]
        assert any(each["vacant"] for each in file["panel"]["seats"])
        told = json.dumps([file["panel"], file["terms"], file["scope"], file["organisations"], file["posts"]])
        for one in PERSONAS:
            assert one.full_name not in told
        chairs = [each for each in file["panel"]["offices"] if each["office"] == "co-chair"]
        assert len(chairs) > 1
        # Who chooses not to be named is not named by their organisation either.
        OfficeHolding.objects.filter(office="co_chair").update(shown_as=ShownAs.NOT_NAMED)
        file = record.written(panel=governance.panel(slug="marlshire"))
        assert not [each for each in file["panel"]["offices"] if each["office"] == "co-chair"]

    def test_nobody_is_named_in_the_public_record(self):
        bodies = "\n".join(PublicEntry.objects.values_list("body", flat=True))
        for one in PERSONAS:
            assert one.full_name not in bodies
            assert str(self.diary.persons[one.key]) not in bodies

    def test_a_second_telling_is_refused(self):
        with pytest.raises(WrongState, match="here already"):
            build()

    def test_everyone_with_a_door_comes_in_by_a_press_and_not_by_looking(self):
        for one in DOORS:
            visitor = Client()
            assert visitor.get(f"/demo/sign-in/{one.key}/").status_code == 200
            assert "_auth_user_id" not in visitor.session
            assert visitor.post(f"/demo/sign-in/{one.key}/").status_code == 302
            assert "_auth_user_id" in visitor.session

    def test_there_are_no_doors_outside_demo_mode(self):
        with override_settings(DEMO=False):
            visitor = Client()
            for address in ("/demo/", "/demo/sign-in/aisha/"):
                assert visitor.get(address).status_code == 404
            assert visitor.post("/demo/sign-in/aisha/").status_code == 404
            assert "_auth_user_id" not in visitor.session
            with pytest.raises(WrongState):
                build()
            with pytest.raises(WrongState):
                call_command("personas")

    def test_the_post_changed_hands_between_sending_and_answering(self):
        page = Client().get("/marlshire/issues/4/").content.decode()
        assert "Signed by Helen Marsh, Head of Adult Care Finance" in page
        with self.diary.on(119):
            sent_to = governance.answering_posts(self.diary.panel.id)
        assert "Colin Reeve" in {post.holder_name for post in sent_to}
