"""Dutch words for the same things."""

from __future__ import annotations

from rollforward.engine.mapping.vocabulary.strangers import (
    AMOUNTS,
    BANK,
    DELIVERY,
    MARKETING,
    NO_PLACE,
    RECORDS,
    TERMS,
)

CONCEPTS = {
    "primary_flag": "hoofdcontactpersoon | hoofdcontact",
    "owner": "eigenaar",
    "email": "e mailadres | emailadres | mailadres | e mail adres | email adres | primair e mailadres",
    "phone": "telefoon | telefoonnummer | telefoonnr | vaste telefoon | telefoon number | vast nummer",
    "direct_phone": "doorkiesnummer",
    "mobile": """mobiel | mobiel nummer | mobiele telefoon | mobiele nummer | mobiel telefoonnummer | gsm nummer
        06 nummer""",
    "fax": "faxnummer",
    "website": "webpagina | webadres | internetadres | internetsite",
    "address": "maatschappelijke zetel | zetel | adres | volledig adres",
    "street": """straatnaam huisnr | straatnaam en huisnummer | straat huisnr | straat | straatnaam | adresregel
        straat en huisnummer | straat huisnummer | straat en nummer | straat number | straat en number""",
    "street2": "adresregel twee | adres toevoeging | toevoeging | adresregel 2",
    "city": "plaats | woonplaats | stad | plaatsnaam | gemeente | vestigingsplaats",
    "region": "provincie | staat provincie",
    "postal_code": "postcode | post code",
    "country": "land regio | landnaam",
    "tax_id": """ondernemingsnr | btw nummer | btw number | btwnr | btw | rsin | rsin nummer | fiscaal nummer
        bsn | btw id | btw identificatienummer | ondernemingsnummer | burgerservicenummer | fiscaal number
        omzetbelastingnummer | loonheffingennummer""",
    "code": """dossiernr | dossier number | klantnummer | relatienummer | klantcode | relatiecode
        debiteurnummer | klantnr | relatienr | debiteurennummer | dossiernummer | klant number | clientnummer
        debiteurnr | klant id""",
    "name": "naam | klantnaam | relatienaam | naam klant | naam relatie",
    "trading_name": "handelsnaam",
    "legal_name": "statutaire naam | officiele naam",
    "person_name": "volledige naam | naam contactpersoon | contactpersoon naam",
    "attention": "t a v | ter attentie van | tav",
    "first_name": "voornaam | roepnaam | voornamen",
    "middle_name": "middelste naam | tweede voornaam",
    "last_name": "achternaam | familienaam",
    "suffix": "achtervoegsel",
    "salutation": "aanspreking | aanhef",
    "job_title": "werktitel | functie | functietitel | functieomschrijving",
    "role": "rol | relatie tot klant",
    "birthday": "geboortedatum | verjaardag | geb datum",
    "fiscal_year_end": """boekjaar tot | boekjaar eindigt | einde boekjaar | boekjaar einde
        einde van het boekjaar | boekjaareinde | jaareinde""",
    "kind": "soort klant | klanttype | type klant | klantsoort",
    "type": "rechtsvorm | soort",
    "status": "klantstatus | actief",
    "inactive": "inactief | geblokkeerd",
    "priority": "prioriteit",
    "description": "omschrijving | beschrijving | bedrijfsomschrijving",
    "notes": """achtergrondinformatie | opmerkingen | opmerking | notities | notitie | bijzonderheden
        aantekeningen | toelichting""",
    "tags": "categorieen | labels | trefwoorden | kenmerken",
    "services": "diensten | dienstverlening",
    "assignee": """relatiebeheerder | accountmanager | behandelaar | dossierbehandelaar | toegewezen aan
        verantwoordelijke | klantbeheerder | dossierbeheerder | medewerker | vertegenwoordiger | boekhouder""",
    "since": "klant sinds | relatie sinds | klant vanaf | cliënt sinds",
    "group": "klantcategorie | groep | klantgroep | relatiegroep",
}

QUALIFIERS = {
    "client": "klant | relatie | debiteur | klanten | client",
    "organization": """gerelateerd bedrijf | vof | maatschap | bedrijf | bedrijfsnaam | organisatie
        organisatienaam | onderneming | firmanaam | naam bedrijf | naam organisatie""",
    "contact": "persoon | contactpersoon | contactpersonen",
    "spouse": "echtgenoot | echtgenote",
    "officer": "zaakvoerder | vennoot | maat | dga | bestuurder | directeur | aandeelhouder",
    "work": "werk | zakelijk | kantoor | werkadres",
    "home": "thuis | prive | huisadres | privé",
    "billing": "factuur | factuuradres | facturatie",
    "mailing": "postadres | correspondentieadres | correspondentie",
    "physical": "bezoekadres | vestigingsadres",
    "rank2": "secundair | tweede | overige | ander | andere | alternatief",
    "noise": "primair | vast | op | van | de | het | en | voor | aan | een | hoofd | bij",
}

STRANGERS = {
    DELIVERY: "verzendadres | afleveradres | bezorgadres | verzending | aflevering | levering",
    AMOUNTS: "saldo | kredietlimiet | korting | omzet | openstaand | bedrag",
    TERMS: "betalingsconditie | betaaltermijn | krediettermijn | valuta | betalingstermijn | betaalwijze",
    BANK: "bankrekening | rekeningnummer | bankrekeningnummer | banknaam",
    RECORDS: "aangemaakt | gewijzigd | aanmaakdatum | laatst gewijzigd | wijzigingsdatum | aangemaakt op",
    MARKETING: "nieuwsbrief | bron | herkomst",
    NO_PLACE: """initialen | bus | busnummer | afdeling | voorletters | tussenvoegsel | geslacht | roepletters
        bijnaam | geboorteplaats | burgerlijke staat | kinderen | branche | aantal werknemers | medewerkers
        taal | postbus | kvk nummer | kvk | kvk number | kamer van koophandel | nationaliteit | zoeknaam
        persoonsnummer | leverancier | organisatienummer | sbi code | sbi""",
}
