"""The people of Marlshire. All made up. Those with a `door` can be signed in as by one click."""

from __future__ import annotations

from dataclasses import dataclass

from copanel.people.states import Language, OwnWord


@dataclass(frozen=True, slots=True)
class Persona:
    """Someone of the county.

    key     how stories name them
    about   what a visitor can try as them; empty where they have no door
    post    their address by post, for those who are written to on paper
    phone   their number, for those who are phoned
    """

    key: str
    full_name: str
    about: str = ""
    own_word: str = OwnWord.NONE
    language: str = Language.STANDARD
    post: str = ""
    phone: str = ""
    email: str = ""

    @property
    def first_name(self) -> str:
        return self.full_name.split()[0]

    @property
    def address(self) -> str:
        return self.email or f"{self.key.replace('_', '.')}@marlshire.example"

    @property
    def has_account(self) -> bool:
        return not (self.post or self.phone)


PERSONAS = (
    Persona("aisha", "Aisha Rahman", "Co-chair. Settle what the panel asks for, and send it to the council."),
    Persona("gwen", "Gwen Pryce", "Co-chair, from a carers' organisation.", OwnWord.CARER),
    Persona("ivy", "Ivy Stone", "Deputy chair. Stands in for a co-chair."),
    Persona("priya", "Priya Nair", "Facilitator. Write down what people say by phone, print letters."),
    Persona("dev", "Dev Malik", "Member who moderates. Check what the public sent in.", OwnWord.USES_CARE),
    Persona("joe", "Joe Bright", "Member. Reads in Easy Read.", OwnWord.USES_CARE, Language.EASY),
    Persona("lena", "Lena Hart", "Safeguarding lead. Sees the notes where someone may be at risk."),
    Persona("helen", "Helen Marsh", "Council: Head of Adult Care Finance. Answer what the panel asked."),
    Persona("ruth", "Ruth Adeyemi", "Council: Director of Adult Care."),
    Persona("marcus", "Marcus Bell", "Council: acts for the Director while she is away."),
    Persona("tom", "Tom Okafor", "Council: engagement lead. Drafts and chases answers, never signs."),
    Persona("simon", "Simon Vale", "Council: funder contact. Sees what the public sees."),
    Persona("pat", "Pat Underhill", "Payments officer at the host. Nothing to do here yet."),
    Persona("rosa", "Rosa Quick", "Second approver of payments. Nothing to do here yet."),
    Persona("amir", "Amir Chowdhury", "Auditor. Reads the public record."),
    Persona("kit", "Kit Lowe", "Looks after the machine. Has no power over the panel."),
    Persona("nell", "Nell Barrow", "Was co-chair until last year. Now a resident like others."),
    Persona("omar", "Omar Haddad", "Co-chair of the Marl Bay local group: another panel."),
    Persona("carol", "Carol Finch", "Council: Head of Day Services, for the Marl Bay local group too."),
    Persona("sam", "Sam Okoro", "A resident with an account and no place on the panel.", OwnWord.CARER),
    Persona("nadia", "Nadia Cole"),
    Persona("colin", "Colin Reeve"),
    Persona("jan", "Jan Whitlock"),
    Persona("maureen", "Maureen Lacey", own_word=OwnWord.CARER, phone="01632 960 551"),
    Persona("albert", "Albert Finch", own_word=OwnWord.USES_CARE, post="3 Mill Row\nWendham\nMarlshire ML3 9ZZ"),
    Persona("edith", "Edith Gale", post="Flat 2, 18 Quay Street\nMarl Bay\nMarlshire ML8 9ZZ"),
    Persona("vera", "Vera Sands", email="vera@moved-away.invalid"),
    Persona("yusuf", "Yusuf Amin"),
    Persona("rana", "Rana Osei"),
    Persona("hazel", "Hazel Whitby", own_word=OwnWord.CARER),
    Persona("tariq", "Tariq Nasser"),
    Persona("wanda", "Wanda Pike"),
    Persona("colette", "Colette Drew"),
    Persona("gone", "Peter Ashdown", own_word=OwnWord.CARER),
)
DOORS = tuple(persona for persona in PERSONAS if persona.about)
