"""Marlshire has a row in every state there is, came in by services alone, and stays out of real panels."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import Client, TestCase, override_settings

from copanel.demo.build import build
from copanel.demo.people import DOORS, PERSONAS
from copanel.governance import queries as governance
from copanel.kernel.errors import WrongState
from copanel.kernel.states import Moves
from copanel.ledger.models import PublicEntry

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
