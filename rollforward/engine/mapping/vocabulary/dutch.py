"""Dutch words for the same things."""

from __future__ import annotations

CONCEPTS = {
    "email": "e mailadres | emailadres | mailadres",
    "phone": "telefoon | telefoonnummer",
    "mobile": "mobiel | mobiel nummer | mobiele telefoon",
    "address": "adres",
    "street": "straat | straatnaam | adresregel",
    "city": "plaats | woonplaats | stad",
    "region": "provincie",
    "postal_code": "postcode",
    "tax_id": "btw nummer | btw number | btwnr | btw",
    "code": "klantnummer | relatienummer | klantcode | relatiecode | debiteurnummer",
    "name": "naam | klantnaam | relatienaam",
    "trading_name": "handelsnaam",
    "person_name": "volledige naam",
    "first_name": "voornaam",
    "last_name": "achternaam",
    "salutation": "aanhef",
    "job_title": "functie",
    "birthday": "geboortedatum",
    "notes": "opmerkingen | opmerking | notities",
    "assignee": "relatiebeheerder | accountmanager",
}

QUALIFIERS = {
    "client": "klant | relatie | debiteur",
    "organization": "bedrijf | bedrijfsnaam",
    "contact": "contactpersoon",
}
