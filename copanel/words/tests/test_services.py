"""Each thing that can be done to words: what comes of it, its exact entry, who may not, and when not."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Office, Side
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger.models import PrivateEntry, PublicEntry
from copanel.outbox.models import Envelope
from copanel.search.queries import find
from copanel.words import queries, services
from copanel.words.models import Decided, Flag, Layer, SafeguardingNote, Words
from copanel.words.states import TAKEN_OUT, Byline, DecisionState, How, Space, Standing, Voice
from copanel.words.tests.people import NORTH, SOUTH, council, holding, known, personas, place, say

pytestmark = pytest.mark.django_db


def kinds() -> list[str]:
    """Every entry so far, oldest first: public ones, then private ones."""
    return [
        *PublicEntry.objects.order_by("id").values_list("kind", flat=True),
        *PrivateEntry.objects.order_by("id").values_list("kind", flat=True),
    ]


def read(words: Words, actor: Actor = ANONYMOUS) -> queries.Spoken | None:
    return queries.spoken([words.id], actor=actor).get(words.id)


def texts(words: Words) -> list[str | None]:
    return list(Layer.objects.filter(words=words).order_by("number").values_list("text", flat=True))


class TestEntering:
    def test_words_are_shown_found_and_recorded(self):
        author = personas()["member"]
        words = say(author, "Wages are late.\r\nAgain.", byline=Byline.MEMBER, member_that_day=True)
        shown = read(words)
        assert shown.text == "Wages are late.\nAgain."
        assert shown.byline == "A member"
        assert shown.links
        assert kinds() == ["words.entered"]
        assert find(panel_id=NORTH, text="wage").total == 1

    def test_without_a_sign_in_words_are_held_whatever_the_caller_says(self):
        words = say(ANONYMOUS, "canary", hold=False)
        assert words.standing == Standing.HELD
        assert read(words) is None
        assert find(panel_id=NORTH, text="canary").total == 0

    def test_someone_without_a_place_on_the_panel_is_held_whatever_the_caller_says(self):
        for actor in (Actor(person_id=new_id()), holding(Office.CO_CHAIR, panel=SOUTH)):
            words = services.enter(
                actor=actor, panel_id=NORTH, text="canary", voice=Voice.PERSON, byline=Byline.NOT_NAMED,
                side=Side.PUBLIC, how=How.OWN, place=place(), author_id=actor.person_id, hold=False,
            )  # fmt: skip
            assert words.standing == Standing.HELD
            assert find(panel_id=NORTH, text="canary").total == 0

    @pytest.mark.parametrize("text", ["", "  \n ", "\x00\x07", "a" * 20_001])
    def test_no_text_or_too_much_is_refused_and_leaves_nothing(self, text):
        with pytest.raises(Invalid) as refused:
            say(personas()["member"], text)
        assert list(refused.value.faults) == ["text"]
        assert Words.objects.count() == 0
        assert kinds() == []

    def test_control_characters_go_and_marks_that_turn_letters_round_and_nothing_else(self):
        assert texts(say(personas()["member"], "a\x00b\x02c\td\u202ee <b>")) == ["abc\tde <b>"]

    def test_a_name_needs_an_account_and_member_a_seat(self):
        with pytest.raises(Invalid):
            say(ANONYMOUS, byline=Byline.FULL_NAME)
        with pytest.raises(Invalid):
            say(personas()["member"], byline=Byline.MEMBER)

    def test_the_user_led_space_is_not_there_for_others(self):
        for name in ("manager", "engagement lead", "anonymous", "funder contact", "co-chair elsewhere"):
            with pytest.raises(NotFound):
                say(personas()[name], space=Space.USER_LED)
        with pytest.raises(NotFound):
            say(personas()["member"], space=Space.USER_LED, side=Side.AUTHORITY)


class TestTheCheck:
    def test_letting_through(self):
        words = say(ANONYMOUS, "The café is shut.")
        services.let_through(actor=holding(Office.MODERATOR), words_id=words.id)
        shown = read(words)
        assert (shown.standing, shown.text, shown.byline, shown.links) == (
            Standing.SHOWN,
            "The café is shut.",
            "Sent in by the public",
            True,
        )
        assert find(panel_id=NORTH, text="cafe").total == 1
        assert kinds() == ["words.entered", "words.shown"]
        assert PrivateEntry.objects.get(kind="words.shown").payload == {"place": "issue", "first": 1}

    def test_letting_through_without_a_name(self):
        words = say(ANONYMOUS, "Ms Canary said no. Ms Canary was rude.")
        services.let_through(actor=holding(Office.CO_CHAIR), words_id=words.id, passages=["Ms Canary"])
        shown = read(words)
        assert shown.text == f"{TAKEN_OUT} said no. {TAKEN_OUT} was rude."
        assert shown.mask_reasons == ("It named a person",)
        assert texts(words)[0] == "Ms Canary said no. Ms Canary was rude."
        assert find(panel_id=NORTH, text="canary").total == 0
        assert kinds() == ["words.masked", "words.entered", "words.shown"]

    def test_two_clicks_let_through_once(self):
        words, moderator = say(ANONYMOUS), holding(Office.MODERATOR)
        services.let_through(actor=moderator, words_id=words.id)
        with pytest.raises(WrongState):
            services.let_through(actor=moderator, words_id=words.id)
        assert kinds().count("words.shown") == 1

    def test_refusing_is_counted_told_and_never_shown(self):
        sender = known()
        words = say(Actor(person_id=sender.id), "canary", hold=True)
        services.refuse(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="abuse", reason="Too harsh.")
        assert read(words) is None
        assert read(words, Actor(person_id=sender.id)).text == "canary"
        assert queries.refused_counts(NORTH) == {"abuse": 1}
        entry = PublicEntry.objects.get()
        assert entry.kind == "words.refused"
        assert "canary" not in entry.body
        assert [envelope.person_id for envelope in Envelope.objects.all()] == [sender.id]
        assert find(panel_id=NORTH, text="canary").total == 0

    def test_a_reason_from_the_list_is_needed(self):
        words = say(ANONYMOUS)
        for code in ("", "names_someone", "because"):
            with pytest.raises(Invalid):
                services.refuse(actor=holding(Office.MODERATOR), words_id=words.id, reason_code=code)
        words.refresh_from_db()
        assert words.standing == Standing.HELD
        assert Decided.objects.count() == 0

    def test_refusals_inside_are_in_no_public_record_or_count(self):
        words = say(personas()["member"], hold=True, space=Space.USER_LED)
        services.refuse(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="abuse")
        assert PublicEntry.objects.count() == 0
        assert queries.refused_counts(NORTH) == {}

    def test_nobody_checks_their_own_or_what_is_about_them(self):
        organisation = new_id()
        chair = holding(Office.CO_CHAIR, organisation=organisation)
        colleague = holding(Office.MEMBER, organisation=organisation)
        own = say(chair, hold=True)
        about = say(ANONYMOUS, about_persons=[chair.person_id])
        ours = say(ANONYMOUS, about_organisations=[organisation])
        theirs = say(colleague, hold=True)
        for words in (own, about, ours, theirs):
            with pytest.raises(NotAllowed):
                services.let_through(actor=chair, words_id=words.id)
            with pytest.raises(NotAllowed):
                services.refuse(actor=chair, words_id=words.id, reason_code="abuse")
            services.let_through(actor=holding(Office.MODERATOR), words_id=words.id)


class TestHidingAndMasking:
    def test_hiding_leaves_a_tombstone_with_its_reason(self):
        words = say(personas()["member"], "canary")
        services.hide(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="hate")
        shown = read(words)
        assert shown.text is None
        assert shown.tombstone == "Hidden by a moderator. The reason: It attacks people for who they are."
        assert find(panel_id=NORTH, text="canary").total == 0
        assert "words.hidden" in kinds()
        assert PublicEntry.objects.get(kind="words.hidden").body.count("hate") == 1

    def test_the_author_still_reads_it_and_so_do_moderators(self):
        author = personas()["member"]
        words = say(author, "canary")
        services.hide(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="hate")
        assert read(words, author).text == "canary"
        assert read(words, holding(Office.CO_CHAIR)).text == "canary"
        assert read(words, council(Office.MANAGER)).text is None

    def test_the_words_of_an_office_are_masked_only(self):
        words = say(council(Office.MANAGER), "Ms Canary decided.", voice=Voice.OFFICE)
        moderator = holding(Office.MODERATOR)
        with pytest.raises(NotAllowed):
            services.hide(actor=moderator, words_id=words.id, reason_code="abuse")
        with pytest.raises(NotAllowed):
            services.withdraw(actor=Actor(person_id=words.author_id), words_id=words.id)
        with pytest.raises(NotAllowed):
            services.erase(actor=SYSTEM, words_id=words.id)
        note = services.someone_at_risk(actor=moderator, words_id=words.id, what="This points to a child.")
        assert read(words).text == "Ms Canary decided."
        assert SafeguardingNote.objects.get() == note
        services.mask(actor=moderator, words_id=words.id, passages=["Ms Canary"], reason_code="names_someone")
        assert read(words).text == f"{TAKEN_OUT} decided."

    def test_a_mask_keeps_every_byte_for_the_author(self):
        author = personas()["member"]
        words = say(author, "Ask Ann\tor Bo.")
        services.mask(actor=holding(Office.MODERATOR), words_id=words.id, passages=["Ann"], reason_code="names_someone")
        assert (read(words).text, read(words).full_text) == (f"Ask {TAKEN_OUT}\tor Bo.", None)
        assert read(words, author).full_text == "Ask Ann\tor Bo."

    def test_lifting_one_mask_leaves_the_other(self):
        author, first, second = personas()["member"], holding(Office.MODERATOR), holding(Office.CO_CHAIR)
        words = say(author, "Ask Ann or Bo.")
        one = services.mask(actor=first, words_id=words.id, passages=["Ann"], reason_code="names_someone")
        services.mask(actor=second, words_id=words.id, passages=["Bo"], reason_code="names_someone")
        assert read(words).text == f"Ask {TAKEN_OUT} or {TAKEN_OUT}."
        services.appeal(actor=author, decision_id=one.id, text="Ann is my dog.")
        services.decide_appeal(actor=second, decision_id=one.id, uphold=False, answer="A dog can be named.")
        assert read(words).text == f"Ask Ann or {TAKEN_OUT}."
        assert find(panel_id=NORTH, text="Ann").total == 1
        assert find(panel_id=NORTH, text="Bo").total == 0

    def test_what_is_not_in_the_text_cannot_be_taken_out(self):
        words = say(personas()["member"])
        for passages in (["Canary"], [], ["  "]):
            with pytest.raises(Invalid) as refused:
                services.mask(
                    actor=holding(Office.MODERATOR), words_id=words.id, passages=passages, reason_code="names_someone"
                )
            assert list(refused.value.faults) == ["passages"]
        assert Decided.objects.count() == 0


class TestAppeals:
    def hidden(self) -> tuple[Words, Actor, Actor, Decided]:
        author, moderator = personas()["member"], holding(Office.MODERATOR)
        words = say(author, "canary")
        decision = services.hide(actor=moderator, words_id=words.id, reason_code="hate")
        return words, author, moderator, decision

    def test_overturned_shows_the_words_again(self):
        words, author, _moderator, decision = self.hidden()
        services.appeal(actor=author, decision_id=decision.id, text="It was a quotation.")
        assert "looked at again" in read(words).tombstone
        services.decide_appeal(actor=holding(Office.CO_CHAIR), decision_id=decision.id, uphold=False, answer="Yes.")
        assert read(words).text == "canary"
        assert find(panel_id=NORTH, text="canary").total == 1
        assert kinds()[:3] == ["words.hidden", "words.appealed", "words.overturned"]

    def test_upheld_leaves_them_hidden(self):
        words, author, _moderator, decision = self.hidden()
        services.appeal(actor=author, decision_id=decision.id)
        services.decide_appeal(actor=holding(Office.CO_CHAIR), decision_id=decision.id, uphold=True, answer="No.")
        assert read(words).text is None
        decision.refresh_from_db()
        assert decision.state == DecisionState.UPHELD
        with pytest.raises(WrongState):
            services.appeal(actor=author, decision_id=decision.id)

    def test_who_decided_first_does_not_judge_nor_does_the_author_nor_the_council(self):
        words, author, moderator, decision = self.hidden()
        services.appeal(actor=author, decision_id=decision.id)
        for actor in (
            moderator,
            author,
            council(Office.MANAGER),
            council(Office.CO_CHAIR),
            holding(Office.FACILITATOR),
        ):
            with pytest.raises(NotAllowed):
                services.decide_appeal(actor=actor, decision_id=decision.id, uphold=False, answer="Yes.")
        assert read(words).text is None

    def test_only_the_author_appeals_or_the_facilitator_at_their_word(self):
        _words, _author, _moderator, decision = self.hidden()
        with pytest.raises(NotAllowed):
            services.appeal(actor=holding(Office.MEMBER), decision_id=decision.id)
        held = say(ANONYMOUS)
        refused = services.refuse(actor=holding(Office.MODERATOR), words_id=held.id, reason_code="abuse")
        with pytest.raises(NotAllowed):
            services.appeal(actor=ANONYMOUS, decision_id=refused.id)
        services.appeal(actor=holding(Office.FACILITATOR), decision_id=refused.id, how=How.PHONE, text="She rang.")
        services.decide_appeal(actor=holding(Office.CO_CHAIR), decision_id=refused.id, uphold=False, answer="Yes.")
        assert read(held).standing == Standing.SHOWN


class TestAuthors:
    def test_an_edit_in_time_destroys_the_former_text_and_salt(self):
        author = personas()["member"]
        words = say(author, "canary", edit_minutes=15)
        services.edit(actor=author, words_id=words.id, text="sparrow")
        first, second = Layer.objects.filter(words=words).order_by("number")
        assert (first.text, first.salt, second.text) == (None, None, "sparrow")
        assert first.commitment != second.commitment
        assert find(panel_id=NORTH, text="canary").total == 0
        assert find(panel_id=NORTH, text="sparrow").total == 1
        assert "words.edited" in kinds()

    def test_after_the_window_only_a_correction(self):
        author = personas()["member"]
        with time_machine.travel(dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC), tick=False) as clock:
            words = say(author, "Ten steps.", edit_minutes=15)
            clock.shift(dt.timedelta(minutes=15, seconds=1))
            with pytest.raises(WrongState):
                services.edit(actor=author, words_id=words.id, text="Two steps.")
            services.correct(actor=author, words_id=words.id, text="Two steps, not ten.")
        shown = read(words)
        assert shown.text == "Ten steps."
        assert [each.text for each in shown.corrections] == ["Two steps, not ten."]
        assert find(panel_id=NORTH, text="two").total == 1

    def test_what_was_let_through_is_not_edited_behind_the_check(self):
        author = Actor(person_id=new_id())
        words = say(author, hold=True, edit_minutes=60)
        services.let_through(actor=holding(Office.MODERATOR), words_id=words.id)
        with pytest.raises(WrongState):
            services.edit(actor=author, words_id=words.id, text="http://spam.example")

    def test_what_was_written_down_for_someone_is_not_edited_by_them_behind_the_check(self):
        """The words are shown at once, by the facilitator's place on the panel; their author has none."""
        speaker, writer = Actor(person_id=known().id), holding(Office.FACILITATOR)
        words = say(writer, author_id=speaker.person_id, written_by_id=writer.person_id, how=How.PHONE, edit_minutes=60)
        assert words.standing == Standing.SHOWN
        assert not queries.words_page(actor=speaker, panel_id=NORTH, words_id=words.id).editable
        with pytest.raises(WrongState):
            services.edit(actor=speaker, words_id=words.id, text="canary")
        services.correct(actor=speaker, words_id=words.id, text="canary")
        assert "canary" not in repr(read(words))
        assert read(words, speaker).waiting == ("canary",)

    @pytest.mark.parametrize("add", [services.correct, services.add_easy])
    def test_what_someone_without_a_place_adds_waits_for_its_check(self, add, in_office):
        author, moderator = Actor(person_id=known().id), holding(Office.MODERATOR)
        in_office[Office.MODERATOR] = [known("Mo Check").id]
        words = say(author)
        before = PublicEntry.objects.count()
        add(actor=author, words_id=words.id, text="canary")
        for reader in (ANONYMOUS, council(Office.MANAGER), holding(Office.MEMBER)):
            shown = read(words, reader)
            assert "canary" not in repr(shown)
        assert find(panel_id=NORTH, text="canary").total == 0
        assert PublicEntry.objects.count() == before
        assert read(words, author).waiting == read(words, moderator).waiting == ("canary",)
        assert [item.spoken.id for item in queries.queue(actor=moderator, panel_id=NORTH).items] == [words.id]
        assert Envelope.objects.filter(kind="words.to_check").exists()

        services.let_through(actor=moderator, words_id=words.id)
        assert "canary" in repr(read(words))
        assert find(panel_id=NORTH, text="canary").total == 1
        assert queries.queue(actor=moderator, panel_id=NORTH).total == 0
        with pytest.raises(WrongState):
            services.let_through(actor=moderator, words_id=words.id)

    def test_what_was_added_can_be_refused_and_come_back_on_appeal(self):
        author, moderator = Actor(person_id=known().id), holding(Office.MODERATOR)
        words = say(author, "The ramp is too steep.")
        services.correct(actor=author, words_id=words.id, text="canary")
        decision = services.refuse(actor=moderator, words_id=words.id, reason_code="abuse")
        assert read(words).text == "The ramp is too steep."
        assert "canary" not in repr(read(words))
        assert queries.refused_counts(NORTH) == {"abuse": 1}
        services.appeal(actor=author, decision_id=decision.id)
        services.decide_appeal(actor=holding(Office.CO_CHAIR), decision_id=decision.id, uphold=False, answer="Fair.")
        assert [each.text for each in read(words).corrections] == ["canary"]
        assert queries.refused_counts(NORTH) == {}

    def test_a_passage_that_nobody_can_read_any_more_is_not_taken_out_in_silence(self):
        author, moderator = holding(Office.MEMBER), holding(Office.MODERATOR)
        words = say(author, "The ramp.", easy_text="Ask canary.")
        services.add_easy(actor=author, words_id=words.id, text="Ask Ann.")
        with pytest.raises(Invalid, match="These words are not in the text: canary"):
            services.mask(actor=moderator, words_id=words.id, passages=["canary"], reason_code="names_someone")
        assert Decided.objects.count() == 0

    def test_the_heading_shares_the_fate_of_the_words(self):
        author, moderator = holding(Office.MEMBER), holding(Office.MODERATOR)
        words = say(author, "The ramp.", heading="canary", edit_minutes=60)
        assert find(panel_id=NORTH, text="canary").total == 1
        services.edit(actor=author, words_id=words.id, text="The ramp.", heading="canary bird")
        assert read(words).heading == "canary bird"
        services.mask(actor=moderator, words_id=words.id, passages=["canary"], reason_code="names_someone")
        assert read(words).heading == f"{TAKEN_OUT} bird"
        services.hide(actor=moderator, words_id=words.id, reason_code="abuse")
        assert (read(words).heading, find(panel_id=NORTH, text="bird").total) == ("", 0)
        services.erase(actor=author, words_id=words.id)
        assert set(texts(words)) == {None}

    def test_who_wrote_it_down_may_change_it_until_the_person_confirms(self):
        speaker, writer = personas()["with an account"], holding(Office.FACILITATOR)
        words = say(writer, author_id=speaker.person_id, written_by_id=writer.person_id, how=How.PHONE)
        services.edit(actor=writer, words_id=words.id, text="The ramp is steep.")
        with pytest.raises(NotAllowed):
            services.edit(actor=holding(Office.FACILITATOR), words_id=words.id, text="No.")
        services.confirm(actor=speaker, words_id=words.id)
        with pytest.raises(NotAllowed):
            services.edit(actor=writer, words_id=words.id, text="No.")
        with pytest.raises(AlreadyDone):
            services.confirm(actor=speaker, words_id=words.id)
        assert read(words).unconfirmed == ""

    def test_the_facilitator_acts_at_the_word_of_someone_without_account(self):
        words = say(ANONYMOUS)
        services.let_through(actor=holding(Office.MODERATOR), words_id=words.id)
        clerk = holding(Office.FACILITATOR)
        services.correct(actor=clerk, words_id=words.id, text="It was Tuesday.", how=How.PHONE)
        services.change_byline(actor=clerk, words_id=words.id, byline=Byline.CARER, how=How.PHONE)
        assert read(words).byline == "A carer, sent in by the public"
        services.withdraw(actor=clerk, words_id=words.id, how=How.PHONE)
        assert read(words).tombstone == "Taken back by the person who wrote it."
        with pytest.raises(NotAllowed):
            services.withdraw(actor=clerk, words_id=say(personas()["member"]).id, how=How.PHONE)

    def test_withdrawn_words_leave_pages_and_search(self):
        author = personas()["member"]
        words = say(author, "canary")
        services.withdraw(actor=author, words_id=words.id)
        assert read(words).text is None
        assert read(words, author).text == "canary"
        assert read(words, holding(Office.MODERATOR)).text is None
        assert find(panel_id=NORTH, text="canary").total == 0

    def test_held_words_withdrawn_leave_nothing_for_others(self):
        author = personas()["with an account"]
        words = say(author, hold=True)
        services.withdraw(actor=author, words_id=words.id)
        assert read(words) is None
        assert read(words, holding(Office.MODERATOR)) is None
        assert PublicEntry.objects.count() == 0

    def test_a_changed_byline_changes_every_page(self):
        person = known("Jo Marsh")
        author = Actor(person_id=person.id)
        words = say(author, byline=Byline.FULL_NAME)
        assert read(words).byline == "Jo Marsh"
        services.change_byline(actor=author, words_id=words.id, byline=Byline.FIRST_NAME)
        assert read(words).byline == "Jo"
        services.change_byline(actor=author, words_id=words.id, byline=Byline.USES_CARE)
        assert (read(words).byline, read(words).in_own_words) == ("Someone who uses care and support", True)
        with pytest.raises(Invalid):
            services.change_byline(actor=author, words_id=words.id, byline=Byline.MEMBER)

    def test_easy_text_stands_beside(self):
        author = personas()["member"]
        words = say(author, "The gradient is excessive.", easy_text="The ramp is steep.")
        assert queries.spoken([words.id], actor=ANONYMOUS, easy=True)[words.id].text == "The ramp is steep."
        services.add_easy(actor=author, words_id=words.id, text="It is too steep.")
        assert read(words).easy == "It is too steep."
        assert read(words).text == "The gradient is excessive."


class TestFlags:
    def test_a_flag_hides_nothing_and_is_settled(self):
        words = say(personas()["member"])
        services.flag(actor=council(Office.MANAGER), words_id=words.id, why="Untrue.")
        services.flag(actor=ANONYMOUS, words_id=words.id, why="Rude.")
        assert read(words).text == "The ramp is too steep."
        moderator = holding(Office.MODERATOR)
        assert [item.pointed for item in queries.queue(actor=moderator, panel_id=NORTH).items] == [2]
        services.settle_flags(actor=moderator, words_id=words.id)
        assert queries.queue(actor=moderator, panel_id=NORTH).items == []
        with pytest.raises(WrongState):
            services.settle_flags(actor=moderator, words_id=words.id)

    def test_what_is_not_there_cannot_be_flagged(self):
        held, inside = say(ANONYMOUS), say(personas()["member"], space=Space.USER_LED)
        for words in (held, inside):
            with pytest.raises(NotFound):
                services.flag(actor=council(Office.MANAGER), words_id=words.id, why="Hm.")
        assert Flag.objects.count() == 0
