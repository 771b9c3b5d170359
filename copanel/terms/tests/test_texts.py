"""What the text itself warns of, what changed between two texts, and a file that a spreadsheet can open."""

from __future__ import annotations

import pytest

from copanel.terms.comparing import Run, runs
from copanel.terms.drafting import Looked, Typed, key_of, warnings
from copanel.terms.starter import STARTER
from copanel.terms.states import Act, Duty, Part


def looked(key: str = "one", part: Part = Part.CAN, duty: Duty = Duty.NONE, **typed: str) -> Looked:
    text = {"heading": key, "text": "It can.", "easy_text": "It can.", **typed}
    return Looked(key, part, duty, Typed(**text), (Act.RAISE,) if part is Part.CANNOT else ())


WHOLE = [
    looked("can"), looked("cannot", Part.CANNOT), looked("honest", Part.AUTHORITY_OWES, Duty.HONESTY),
    looked("reasons", Part.AUTHORITY_OWES, Duty.REASONS), looked("pay", Part.AUTHORITY_OWES, Duty.PAYING),
    looked("free", Part.FUNDER_OWES, Duty.INDEPENDENCE),
]  # fmt: skip


def sentences(clauses) -> list[tuple[str, str]]:
    return [(each.key, each.sentence) for each in warnings(clauses)]


def test_whole_terms_warn_of_nothing():
    assert sentences(WHOLE) == []


@pytest.mark.parametrize(
    ("without", "says"),
    [
        ("can", "what the panel can do"),
        ("cannot", "what the panel cannot do"),
        ("honest", "honest about what can change"),
        ("reasons", "gives reasons"),
        ("pay", "who pays for people’s time"),
        ("free", "leaves the panel independent"),
    ],
)
def test_what_no_terms_should_lack_is_missed(without, says):
    ((key, sentence),) = sentences([clause for clause in WHOLE if clause.key != without])
    assert key == ""
    assert says in sentence


def test_a_cannot_that_nobody_hears_is_noticed():
    silent = Looked("cannot", Part.CANNOT, Duty.NONE, Typed("cannot", "It cannot.", "No."), ())
    ((key, sentence),) = sentences([clause for clause in WHOLE if clause.key != "cannot"] + [silent])
    assert (key, "read out" in sentence) == ("", True)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"easy_text": ""}, "no Easy Read text"),
        ({"heading": "CAN"}, "same heading"),
        ({"text": "word " * 26}, "1 sentence has more than 25 words"),
        ({"text": "word " * 26 + ". " + "word " * 26}, "2 sentences have more than 25 words"),
        ({"easy_text": "word " * 16}, "1 Easy Read sentence has more than 15 words"),
    ],
)
def test_a_clause_that_is_hard_to_read_is_noticed(typed, says):
    found = sentences([*WHOLE, looked("more", **typed)])
    assert ("more", True) in [(key, says in sentence) for key, sentence in found]


def test_short_sentences_and_lines_are_counted_each_by_itself():
    text = "word " * 20 + ".\n" + "word " * 20 + "\n" + "word " * 20
    assert sentences([*WHOLE, looked("more", text=text)]) == []


def test_our_own_wording_keeps_to_what_it_asks():
    keys = []
    for each in STARTER:
        keys.append(key_of(each.heading, keys))
    found = warnings(
        [
            Looked(key, each.part, each.duty, Typed(each.heading, each.text, each.easy_text), each.warns_at)
            for key, each in zip(keys, STARTER, strict=True)
        ]
    )
    assert found == []


def test_words_that_differ_are_found_in_runs():
    before, now = runs("The council replies as soon as it can.", "The council replies in 20 working days.")
    assert "".join(run.text for run in before) == "The council replies as soon as it can."
    assert [run.text for run in before if run.differs] == ["as soon as it can"]
    assert [run.text for run in now if run.differs] == ["in 20 working days"]


def test_few_words_between_two_changes_belong_to_the_change():
    before, now = runs(
        "We meet on Monday at the hall in Wendham every single month.",
        "We meet on Friday at the school in Wendham every single month.",
    )
    assert [run.text for run in before if run.differs] == ["Monday at the hall"]
    assert [run.text for run in now if run.differs] == ["Friday at the school"]


@pytest.mark.parametrize(("before", "now"), [("One thing.", "Another matter altogether."), ("", "New.")])
def test_texts_with_little_in_common_stand_whole(before, now):
    assert runs(before, now) == ((Run(before, True),), (Run(now, True),))


def test_the_same_text_does_not_differ():
    assert runs("The same.", "The same.") == ((Run("The same.", False),), (Run("The same.", False),))


def test_an_address_is_never_longer_than_it_may_be():
    taken: list[str] = []
    for _each in range(12):
        taken.append(key_of("very " * 40, taken))
    assert len(set(taken)) == 12
    assert max(map(len, taken)) <= 60
