"""The pages of one piece of words: who gets what, what is said, what is kept when something is wrong."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.utils.html import urlize
from hypothesis import given
from hypothesis import strategies as st

from copanel.kernel.actor import ANONYMOUS, Actor, Office
from copanel.kernel.errors import NotAllowed, NotFound, WrongState
from copanel.kernel.ids import new_id
from copanel.ui.done import after
from copanel.words import Table, queries, services
from copanel.words.house import REGISTERED
from copanel.words.limits import stamp
from copanel.words.models import Decided, Flag, Layer, SafeguardingNote, Words
from copanel.words.states import TAKEN_OUT, How, Space, Standing
from copanel.words.templatetags.as_said import MAYBE_ADDRESS, as_said, as_said_plainly
from copanel.words.tests.people import council, holding, known, personas, say
from copanel.words.tests.reading import mark_of, text_of
from copanel.words.views import authoring, moderating, safety
from copanel.words.views.acting import FLAGGED, HIDDEN, TAKEN_BACK

ADDRESSES = ("https://a.example/x", "http://a.example", "www.a.example", "example.org", "us@a.example")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("limits")]

HOSTILE = (
    '<script>alert("canary")</script>',
    "<img src=x onerror=alert(1)>",
    "[press](javascript:alert(1))",
    "{{ 7|add:7 }} {% load i18n %}",
    "https://evil.example/<script>",
    '" onmouseover="alert(1)',
    "</p></figure></main>",
)


class TestShowing:
    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_words_are_inert(self, ask, text):
        words = say(personas()["member"], text)
        page = ask(authoring.show, ANONYMOUS, words.id).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "onmouseover=" not in page.replace("&quot; onmouseover=", "")
        assert 'href="javascript' not in page
        assert "14" not in re.findall(r"<blockquote>(.*?)</blockquote>", page, re.DOTALL)[0]
        assert page.count("</main>") == 1

    def test_addresses_can_be_pressed_only_in_checked_words(self, ask):
        text = "See https://example.org/plan for it."
        member = say(holding(Office.MEMBER), text)
        assert (
            'href="https://example.org/plan" rel="nofollow"'
            in ask(authoring.show, ANONYMOUS, member.id).content.decode()
        )
        held = say(ANONYMOUS, text)
        page = ask(moderating.check, holding(Office.MODERATOR), held.id).content.decode()
        assert text in page
        assert 'href="https://example.org' not in page

    def test_what_one_may_not_know_of_is_not_there(self, ask):
        held, inside = say(ANONYMOUS), say(holding(Office.MEMBER), space=Space.USER_LED)
        for view in (authoring.show, authoring.flag, safety.risk):
            for words in (held, inside):
                for actor in (ANONYMOUS, council(Office.MANAGER)):
                    with pytest.raises(NotFound):
                        ask(view, actor, words.id)

    def test_the_acts_offered_are_those_one_may_do(self, ask):
        author = holding(Office.MEMBER)
        words = say(author, edit_minutes=60)
        links = {
            actor: set(
                re.findall(rf"/north/words/{words.id}/([a-z-]+)", ask(authoring.show, who, words.id).content.decode())
            )
            for actor, who in {
                "author": author,
                "anyone": ANONYMOUS,
                "moderator": holding(Office.MODERATOR),
            }.items()
        }
        assert links == {
            "author": {"change", "correct", "easy-read", "shown-as", "take-back", "erase", "flag", "at-risk"},
            "anyone": {"flag", "at-risk"},
            "moderator": {"about", "hide", "take-out", "flag", "at-risk"},
        }

    def test_easy_read_pages_have_their_own_words(self, ask):
        words = say(holding(Office.MEMBER))
        pages = [text_of(ask(authoring.flag, ANONYMOUS, words.id, language=each)) for each in ("en-gb", "en-easy")]
        assert "Report these words to a moderator" in pages[0]
        assert "Report these words to a moderator" not in pages[1]

    def test_the_filter_takes_plain_strings_and_nothing(self):
        assert as_said(None) == as_said("") == ""
        assert as_said_plainly("a\n\nhttps://b.example <i>") == "<p>a</p>\n\n<p>https://b.example &lt;i&gt;</p>"

    @given(st.text("ab .:@/<&\n\"'()", max_size=60) | st.sampled_from(ADDRESSES).map("See {}, or not.".format))
    def test_no_address_is_missed_by_looking_for_its_marks_first(self, text):
        if not MAYBE_ADDRESS.search(text):
            assert "<a href" not in urlize(text)

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_addresses_in_checked_words_can_be_pressed(self, address):
        words = say(holding(Office.MEMBER), f"See {address}, or not.")
        assert '<a class="govuk-link" href=' in as_said(queries.spoken([words.id], actor=ANONYMOUS)[words.id])


class TestChecking:
    def check(self, ask, post: dict, text: str = "Ms Canary said no.", **more):
        words, moderator = say(ANONYMOUS, text, **more), holding(Office.MODERATOR)
        page = ask(moderating.check, moderator, words.id).content.decode()
        looked = re.search(r'name="looked" value="(\w+)"', page).group(1)
        response = ask(moderating.check, moderator, words.id, post={"looked": looked, **post})
        words.refresh_from_db()
        return words, response

    def test_all_that_goes_out_is_looked_at_and_can_be_taken_out(self, ask):
        held = say(ANONYMOUS, "Ms Canary said no.", heading="Ms Canary again", easy_text="Ms Canary is rude.")
        page = text_of(ask(moderating.check, holding(Office.MODERATOR), held.id))
        assert "Ms Canary again" in page
        assert "Ms Canary is rude." in page
        words, _response = self.check(
            ask,
            {"points": "yes", "decision": "take_out", "passages": "Ms Canary"},
            heading="Ms Canary again",
            easy_text="Ms Canary is rude.",
        )
        said = queries.spoken([words.id], actor=ANONYMOUS)[words.id]
        assert (said.heading, said.text, said.easy) == (
            f"{TAKEN_OUT} again",
            f"{TAKEN_OUT} said no.",
            f"{TAKEN_OUT} is rude.",
        )

    def test_what_changed_while_one_looked_is_looked_at_once_more(self, ask):
        author, moderator = Actor(person_id=known().id), holding(Office.MODERATOR)
        words = say(author, "The ramp.", hold=True, edit_minutes=60, heading="A ramp")
        looked = {"looked": queries.spoken([words.id], actor=moderator)[words.id].looked}
        for change in (
            lambda: services.edit(actor=author, words_id=words.id, text="Ms Canary."),
            lambda: services.edit(actor=author, words_id=words.id, text="Ms Canary.", heading="Ms Canary"),
            lambda: services.add_easy(actor=author, words_id=words.id, text="Ms Canary."),
            lambda: services.correct(actor=author, words_id=words.id, text="Ms Canary."),
        ):
            change()
            for decision in ({"decision": "show"}, {"decision": "refuse", "reason_code": "abuse"}):
                post = looked | {"points": "no"} | decision
                response = ask(moderating.check, moderator, words.id, post=post)
                assert response.status_code == 409
                assert "These words changed while you looked at them." in text_of(response)
                assert "Ms Canary." in text_of(response)
            words.refresh_from_db()
            assert words.standing == Standing.HELD
        again = {"looked": queries.spoken([words.id], actor=moderator)[words.id].looked}
        assert again != looked
        post = again | {"points": "no", "decision": "show"}
        assert ask(moderating.check, moderator, words.id, post=post).status_code == 302

    def test_what_changed_while_one_looked_has_nothing_taken_out(self, ask):
        author, moderator = holding(Office.MEMBER), holding(Office.MODERATOR)
        words = say(author, "Ask Ann.", edit_minutes=60)
        typed = {"passages": "Ann", "reason_code": "names_someone"}
        old = mark_of(ask(moderating.mask, moderator, words.id))
        services.edit(actor=author, words_id=words.id, text="Ask Ann Lee.")
        response = ask(moderating.mask, moderator, words.id, post=typed | {"looked": old})
        assert response.status_code == 409
        assert "These words changed while you looked at them." in text_of(response)
        assert "Ask Ann Lee." in text_of(response)
        assert "Ann</textarea>" in response.content.decode()
        assert Decided.objects.count() == 0
        assert ask(moderating.mask, moderator, words.id, post=typed).status_code == 409
        again = typed | {"looked": mark_of(response)}
        assert ask(moderating.mask, moderator, words.id, post=again).status_code == 302

    def test_a_check_without_its_mark_shows_nothing(self, ask):
        words = say(ANONYMOUS)
        post = {"points": "no", "decision": "show"}
        assert ask(moderating.check, holding(Office.MODERATOR), words.id, post=post).status_code == 409

    def test_let_through(self, ask):
        words, response = self.check(ask, {"points": "no", "decision": "show"})
        assert response.status_code == 302
        assert words.standing == Standing.SHOWN

    def test_what_points_to_someone_is_not_let_through_whole(self, ask):
        words, response = self.check(ask, {"points": "yes", "decision": "show"})
        assert response.status_code == 422
        assert "Take that out, or do not show the words." in text_of(response)
        assert words.standing == Standing.HELD

    def test_with_the_name_taken_out(self, ask):
        words, _response = self.check(ask, {"points": "yes", "decision": "take_out", "passages": "Ms Canary"})
        assert words.standing == Standing.SHOWN
        assert Layer.objects.get(words=words, kind="mask").text == f"{TAKEN_OUT} said no."

    def test_a_passage_that_is_not_there_is_said_and_nothing_happens(self, ask):
        words, response = self.check(ask, {"points": "yes", "decision": "take_out", "passages": "Mr Canary"})
        assert response.status_code == 422
        assert "These words are not in the text: Mr Canary" in text_of(response)
        assert "Mr Canary</textarea>" in response.content.decode()
        assert words.standing == Standing.HELD

    def test_refusing_needs_its_reason(self, ask):
        words, response = self.check(ask, {"points": "no", "decision": "refuse"})
        assert (response.status_code, words.standing) == (422, Standing.HELD)
        words, response = self.check(ask, {"points": "no", "decision": "refuse", "reason_code": "abuse"})
        assert (response.status_code, words.standing) == (302, Standing.REFUSED)

    def test_nothing_chosen_is_said_for_each_question(self, ask):
        _words, response = self.check(ask, {})
        assert response.content.decode().count("govuk-error-message") >= 2

    def test_the_wrong_people(self, ask):
        held, shown = say(ANONYMOUS), say(holding(Office.MEMBER))
        for name in ("manager", "engagement lead", "member", "co-chair elsewhere", "with an account"):
            with pytest.raises(NotFound):
                ask(moderating.check, personas()[name], held.id, post={"points": "no", "decision": "show"})
            for view in (moderating.hide, moderating.mask, moderating.settle):
                with pytest.raises(NotAllowed):
                    ask(view, personas()[name], shown.id, post={"reason_code": "abuse"})

    def test_sending_it_twice_says_that_it_has_moved_on(self, ask):
        words = say(ANONYMOUS)
        services.let_through(actor=holding(Office.CO_CHAIR), words_id=words.id)
        post = {"points": "no", "decision": "show"}
        response = ask(moderating.check, holding(Office.MODERATOR), words.id, post=post)
        assert response.status_code == 409
        assert "moved on" in text_of(response)

    def test_hide_take_out_leave_and_judge(self, ask):
        author, moderator = holding(Office.MEMBER), holding(Office.MODERATOR)
        words = say(author, "Ask Ann.")
        services.flag(actor=ANONYMOUS, words_id=words.id, why="Who is Ann?")
        assert "Who is Ann?" in text_of(ask(authoring.show, moderator, words.id))
        assert ask(moderating.settle, moderator, words.id, post={}).status_code == 409  # nothing was looked at
        page = ask(moderating.settle, moderator, words.id)
        assert "Who is Ann?" in text_of(page)
        seen = re.search(r'name="flags_until" value="([^"]+)"', page.content.decode()).group(1)
        assert ask(moderating.settle, moderator, words.id, post={"flags_until": seen}).status_code == 302
        looked = queries.spoken([words.id], actor=moderator)[words.id].looked
        post = {"looked": looked, "passages": "Ann", "reason_code": "names_someone"}
        assert ask(moderating.mask, moderator, words.id, post=post).status_code == 302
        hidden = ask(moderating.hide, moderator, words.id, post={"reason_code": "abuse"})
        assert hidden.url.endswith(f"?done={HIDDEN}"), "the next page says what was done"
        decision = Words.objects.get(id=words.id).in_force_id
        appeal = ask(authoring.appeal, author, words.id, decision, post={"text": "Ann is a dog."})
        assert appeal.status_code == 302
        with pytest.raises(NotFound):
            ask(moderating.judge, moderator, words.id, decision)
        judge = holding(Office.CO_CHAIR)
        assert "Ann is a dog." in text_of(ask(moderating.judge, judge, words.id, decision))
        assert ask(moderating.judge, judge, words.id, decision, post={"outcome": "overturn"}).status_code == 422
        done = ask(moderating.judge, judge, words.id, decision, post={"outcome": "overturn", "answer": "Yes."})
        assert done.status_code == 302
        assert Words.objects.get(id=words.id).standing == Standing.SHOWN


class TestAuthors:
    def test_each_act(self, ask):
        author = replace(holding(Office.MEMBER), person_id=known().id)
        words = say(author, "One.", edit_minutes=60)
        for view, post in (
            (authoring.edit, {"text": "Two."}),
            (authoring.correct, {"text": "Three."}),
            (authoring.easy, {"text": "Four."}),
            (authoring.byline, {"byline": "first_name"}),
        ):
            assert ask(view, author, words.id).status_code == 200
            assert ask(view, author, words.id, post=post).status_code == 302, view.__name__
        page = text_of(ask(authoring.show, ANONYMOUS, words.id))
        assert ("Two." in page, "One." in page, "Three." in page, "Jo." in page) == (True, False, True, True)
        assert ask(authoring.withdraw, author, words.id, post={}).url == after(words.place_url, TAKEN_BACK)
        assert ask(authoring.erase, author, words.id, post={}).status_code == 302

    def test_an_empty_change_keeps_what_was(self, ask):
        author = holding(Office.MEMBER)
        words = say(author, "One.", edit_minutes=60)
        response = ask(authoring.edit, author, words.id, post={"text": "  "})
        assert response.status_code == 422
        assert Layer.objects.get(words=words).text == "One."

    def test_after_the_window_the_page_says_so(self, ask):
        author = holding(Office.MEMBER)
        with pytest.raises(WrongState):
            ask(authoring.edit, author, say(author).id)

    def test_the_facilitator_says_how_they_were_told(self, ask):
        clerk = holding(Office.FACILITATOR)
        words = say(clerk, author_id=new_id(), written_by_id=clerk.person_id, how=How.PHONE)
        assert "How did they tell you?" in text_of(ask(authoring.confirm, clerk, words.id))
        assert ask(authoring.confirm, clerk, words.id, post={}).status_code == 422
        assert ask(authoring.confirm, clerk, words.id, post={"how": "phone"}).status_code == 302
        with pytest.raises(NotAllowed):
            ask(authoring.confirm, holding(Office.MEMBER), words.id)


class TestPublicForms:
    def fields(self, **more: str) -> dict[str, str]:
        return {"opened_at": stamp(), "website": "", "why": "Rude.", "what": "Is she safe?"} | more

    def test_pointing_and_reporting(self, ask):
        words = say(holding(Office.MEMBER), "canary")
        assert ask(authoring.flag, ANONYMOUS, words.id, post=self.fields()).url == after(words.place_url, FLAGGED)
        assert Flag.objects.count() == 1
        assert ask(safety.risk, ANONYMOUS, words.id, post=self.fields()).url == "/north/words/told"
        assert SafeguardingNote.objects.count() == 1
        assert "canary" not in text_of(ask(authoring.show, ANONYMOUS, words.id))

    def test_every_form_where_people_write_says_whom_to_ring(self, ask):
        author, moderator = holding(Office.MEMBER), holding(Office.MODERATOR)
        words = say(author, edit_minutes=60)
        views = (
            (authoring.flag, ANONYMOUS),
            (safety.risk, ANONYMOUS),
            (authoring.edit, author),
            (authoring.correct, author),
        )
        for view, actor in views:
            page = ask(view, actor, words.id).content.decode()
            assert 'href="tel:+448009609' in page, view.__name__
            assert "Nobody watches this page at night" in page
        assert "0800 960 999" in text_of(ask(safety.worry, moderator))
        assert "0800 960 999" in text_of(ask(safety.told, ANONYMOUS))

    def test_above_the_limit_the_words_are_kept_and_phone_and_post_are_given(self, ask, limits):
        words = say(holding(Office.MEMBER))
        limits["per_network_day"] = 0
        response = ask(authoring.flag, ANONYMOUS, words.id, post=self.fields(why="Kept canary"))
        page = text_of(response)
        assert response.status_code == 429
        assert ("Kept canary" in page, "01632 960 001" in page, "1 High Street" in page) == (True, True, True)
        assert Flag.objects.count() == 0

    def test_someone_at_risk_is_heard_however_full_the_queue_is(self, ask, limits):
        limits["queue_ceiling"] = 0
        for actor in (ANONYMOUS, holding(Office.CO_CHAIR)):
            words = say(holding(Office.MEMBER))
            assert ask(safety.risk, actor, words.id, post=self.fields(what="He has no food.")).status_code == 302
        limits["per_network_day"] = 0
        words = say(holding(Office.MEMBER))
        known = ask(safety.risk, holding(Office.CO_CHAIR), words.id, post=self.fields(what="He has no food."))
        assert known.status_code == 302

    def test_a_trap_or_a_false_stamp_keeps_the_words(self, ask):
        words = say(holding(Office.MEMBER))
        for wrong in ({"website": "x"}, {"opened_at": "x"}):
            response = ask(authoring.flag, ANONYMOUS, words.id, post=self.fields(why="Kept", **wrong))
            assert (response.status_code, "Kept" in text_of(response)) == (422, True)
        assert Flag.objects.count() == 0


class TestPowers:
    @pytest.fixture
    def table(self, monkeypatch) -> tuple[Actor, Actor, Actor]:
        found = tuple(
            Actor(person_id=known(name).id, held=holding(Office.MODERATOR).held) for name in ("Ada", "Bo", "Cy")
        )
        persons = tuple((each.person_id, name) for each, name in zip(found, ("Ada", "Bo", "Cy"), strict=True))
        judges = tuple((each.person_id, frozenset()) for each in found)
        monkeypatch.setattr(REGISTERED, "table", lambda panel_id: Table(persons, (), judges))
        return found

    def test_whom_words_are_about_is_said_seen_and_taken_off(self, ask, table):
        ada, bo, cy = table
        words = say(holding(Office.MEMBER))
        nobody = ask(moderating.about, ada, words.id, post={})
        assert (nobody.status_code, "Choose at least one more" in text_of(nobody)) == (422, True)
        everyone = ask(moderating.about, ada, words.id, post={"persons": [str(each.person_id) for each in table]})
        assert (everyone.status_code, "Somebody else has to be left" in text_of(everyone)) == (422, True)
        assert everyone.content.decode().count("checked") == 3, "what was chosen is kept"
        assert ask(moderating.about, ada, words.id, post={"persons": [str(bo.person_id)]}).status_code == 302
        assert "You cannot judge these words." in text_of(ask(authoring.show, bo, words.id))
        with pytest.raises(NotAllowed, match="about you or your organisation"):
            ask(moderating.hide, bo, words.id)
        for actor in (ANONYMOUS, holding(Office.MEMBER), council(Office.MANAGER)):
            page = text_of(ask(authoring.show, actor, words.id))
            assert ("Bo" in page, "about" in page) == (False, False)
        about = words.about.get()
        assert "They are not about Bo" in text_of(ask(authoring.show, cy, words.id))
        assert "They are not about Bo" not in text_of(ask(authoring.show, ada, words.id))
        for actor in (ada, bo):
            with pytest.raises((NotFound, NotAllowed)):
                ask(moderating.take_off_about, actor, words.id, about.id, post={})
        assert "Bo" in text_of(ask(moderating.take_off_about, cy, words.id, about.id))
        assert ask(moderating.take_off_about, cy, words.id, about.id, post={}).status_code == 302
        assert "You cannot judge these words." not in text_of(ask(authoring.show, bo, words.id))

    def test_the_worrys_page_promises_no_more_than_it_does(self, ask):
        words = say(holding(Office.MEMBER))
        at_once, bounded = "taken off every page at once", "They stay only where a lead"
        for actor, inside in ((holding(Office.MEMBER), True), (ANONYMOUS, False), (council(Office.MANAGER), False)):
            page = text_of(ask(safety.risk, actor, words.id))
            assert (at_once in page, bounded in page) == (inside, not inside)
        services.hide(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="abuse")
        assert "off every page already" in text_of(ask(safety.risk, ANONYMOUS, words.id))

    def test_a_lead_can_take_down_what_a_worry_from_outside_left_shown(self, ask):
        words, lead = say(holding(Office.MEMBER)), holding(Office.SAFEGUARDING_LEAD)
        first = services.someone_at_risk(actor=ANONYMOUS, words_id=words.id, what="One.")
        services.close_note(actor=lead, note_id=first.id, text="Fine.", give_back=True)
        note = services.someone_at_risk(actor=ANONYMOUS, words_id=words.id, what="Two.")
        assert f"/north/words/{words.id}/at-risk" in ask(safety.note, lead, note.id).content.decode()
        services.someone_at_risk(actor=lead, words_id=words.id, what="I take them down.")
        assert f"/north/words/{words.id}/at-risk" not in ask(safety.note, lead, note.id).content.decode()

    def test_an_author_reads_that_nobody_can_decide_yet(self, ask, in_office):
        author, first = holding(Office.MEMBER), holding(Office.SAFEGUARDING_LEAD)
        in_office[Office.SAFEGUARDING_LEAD] = [first.person_id]
        words = say(author)
        note = services.someone_at_risk(actor=author, words_id=words.id, what="Help.")
        services.close_note(actor=first, note_id=note.id, text="No.", give_back=False)
        decision = Words.objects.get(id=words.id).in_force_id
        assert "Nobody can decide this yet" not in text_of(ask(authoring.show, author, words.id))
        assert ask(authoring.appeal, author, words.id, decision, post={"text": "Please."}).status_code == 302
        assert "Nobody can decide this yet" in text_of(ask(authoring.show, author, words.id))
        in_office[Office.SAFEGUARDING_LEAD].append(holding(Office.SAFEGUARDING_LEAD).person_id)
        assert "Nobody can decide this yet" not in text_of(ask(authoring.show, author, words.id))
