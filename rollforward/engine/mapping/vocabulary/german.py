"""German words for the same things."""

from __future__ import annotations

CONCEPTS = {
    "email": "e mail adresse | mailadresse | emailadresse",
    "phone": "telefon | telefonnummer | rufnummer | telefon number",
    "mobile": "handy | mobiltelefon | mobil | handynummer | mobilnummer",
    "fax": "faxnummer | telefaxnummer",
    "website": "webseite | internetseite | internet",
    "address": "anschrift | adresse",
    "street": "strasse | strasse hausnummer | strasse und hausnummer | strasse number | strasse hausnr | str",
    "street2": "adresszusatz | adresszusatz zeile",
    "city": "ort | stadt | wohnort",
    "region": "bundesland | kanton",
    "postal_code": "plz | postleitzahl",
    "country": "land | staat",
    "tax_id": """steuernummer | ust id | ust id number | ustid | ust idnr | umsatzsteuer id | steuer id | uid
        uid number | ust number | steuernr""",
    "code": """kundennummer | kunden number | mandantennummer | mandanten number | debitorennummer | kundennr
        mandantennr""",
    "name": "kundenname | mandantenname | mandant",
    "person_name": "vollstandiger name",
    "first_name": "vorname | vornamen",
    "last_name": "nachname | familienname | zuname",
    "salutation": "anrede | titel",
    "job_title": "funktion | berufsbezeichnung",
    "birthday": "geburtsdatum | geburtstag",
    "legal_name": "firmierung",
    "fiscal_year_end": "geschaftsjahresende | wirtschaftsjahresende",
    "notes": "notizen | notiz | bemerkung | bemerkungen | anmerkung | anmerkungen",
    "tags": "schlagworte | schlagworter",
    "assignee": "sachbearbeiter | betreuer",
    "since": "mandant seit | kunde seit",
    "group": "gruppe | kundengruppe",
}

QUALIFIERS = {
    "client": "kunde | kunden",
    "organization": "firma | firmenname | unternehmen | unternehmensname",
    "contact": "kontakt | ansprechpartner | kontaktperson",
    "noise": "der | die | und",
}
