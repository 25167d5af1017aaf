"""Words that say of a row what it is, in six languages, as ``words.words`` leaves them."""

from __future__ import annotations


def _phrases(listing: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in listing.split("|"))


CLIENT = _phrases(
    """client | clients | customer | company | organization | account | firm | business | entity | household | family
    | taxpayer | kunde | kundin | firma | unternehmen | mandant | mandantin | haushalt | cliente | empresa | compania
    | sociedad | organizacion | organizacao | societe | entreprise | dossier | klant | bedrijf | onderneming
    | organisatie | relatie"""
)
#: Only ever of a contact.
CONTACT = _phrases(
    """contact | contacts | spouse | dependent | subcontact | sub contact | contact person | ansprechpartner
    | ansprechpartnerin | kontakt | kontaktperson | ehepartner | contacto | contato | interlocuteur | interlocutrice
    | conjoint | contactpersoon | conyuge | conjuge | personne de contact | persona de contacto | pessoa de contato"""
)
#: Of a private client too.
PERSON = _phrases("person | people | individual | persona | personne | pessoa | persoon")
#: Headers of columns that count levels from the top.
LEVEL = _phrases("level | ebene | niveau | nivel | stufe | hierarchy | indent | row level | record level")
