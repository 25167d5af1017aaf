"""German words for the same things."""

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
    "owner": "besitzer | eigentumer",
    "email": """e mail adresse primar | e mail adresse | mailadresse | emailadresse | mail adresse
        elektronische post | e mail 1 adresse | email adressen""",
    "phone": """tel zentrale | telefon zentrale | telefon | telefonnummer | rufnummer | telefon number
        fernsprecher | telefonnr | fon | festnetz | festnetznummer | telefon 1 | telefon zentrale | haupttelefon""",
    "direct_phone": "durchwahl",
    "mobile": """handy | mobiltelefon | mobil | handynummer | mobilnummer | mobilfunk | mobilfunknummer | natel
        mobilfunknr | handynr""",
    "fax": "faxnummer | telefaxnummer | faxnr | telefax",
    "website": "webseite | internetseite | internet | netzadresse | internetadresse | web adresse",
    "address": "anschrift | adresse | vollstandige adresse | komplette anschrift | adressblock",
    "street": """strasse | strasse hausnummer | strasse und hausnummer | strasse number | strasse hausnr | str
        strasse u hausnr | str u hausnr | strasse u hausnummer | str hausnr | strasse u number | adresszeile
        strassenname | adresszeile 1 | strasse und number""",
    "street2": """adresszusatz | adresszusatz zeile | adresszeile 2 | zusatzzeile | adresszeile zwei | anschriftzusatz
        anschriftenzusatz""",
    "city": "ort | stadt | wohnort | ortsname | gemeinde | ortschaft",
    "region": "bundesland | kanton | region | landkreis",
    "postal_code": "plz | postleitzahl | plz number",
    "country": "land | staat | land region | landername | land code",
    "tax_id": """stnr | st nr | steuer number | steuernummer | ust id | ust id number | ustid | ust idnr
        umsatzsteuer id | steuer id | uid | uid number | ust number | steuernr | ustidnr
        umsatzsteuer identifikationsnummer | ust identnummer | umsatzsteuer idnr | steuer identifikationsnummer
        steueridentifikationsnummer | identifikationsnummer | steuer idnr | ust ident number
        umsatzsteuernummer | eu ustid | eu ust id | mwst number | mwst nummer
        unternehmens identifikationsnummer""",
    "code": """kundennummer | kunden number | mandantennummer | mandanten number | debitorennummer | kundennr
        mandantennr | debitor number | debitorennr | kunden id | mandanten id | debitorenkonto | personenkonto
        kontonummer debitor | aktenzeichen | konto | kundenkonto | kunde number | mandant number | knd number""",
    "name": "kundenname | mandantenname | name des mandanten | name des kunden",
    "person_name": "vollstandiger name | vor und nachname | name ansprechpartner | ansprechpartner name",
    "attention": "z hd | zu handen",
    "first_name": """vorname adressattyp naturl person | vorname adressattyp naturliche person | vorname
        vornamen | rufname""",
    "middle_name": "weitere vornamen | zweiter vorname | mittelname",
    "last_name": """name adressattyp naturl person | name adressattyp naturliche person | nachname
        familienname | zuname""",
    "suffix": "namenszusatz",
    "salutation": "anrede | titel | akademischer titel | akad grad | titel akad grad | briefanrede",
    "job_title": "arbeitstitel | funktion | berufsbezeichnung | stellenbezeichnung | position im unternehmen | beruf",
    "role": "rolle | beziehung",
    "birthday": "geburtsdatum | geburtstag | geb datum | geboren am | geb am | gebdatum | geb",
    "legal_name": "firmierung | offizieller name | handelsregistername",
    "trading_name": "geschaftsbezeichnung | handelsname | markenname",
    "fiscal_year_end": """wirtschaftsjahr | geschaftsjahresende | wirtschaftsjahresende | ende wirtschaftsjahr
        ende geschaftsjahr | wirtschaftsjahr ende | geschaftsjahr ende | bilanzstichtag | abschlussstichtag
        wj ende""",
    "kind": "mandantenart | mandantentyp | kundenart | kundentyp",
    "type": "rechtsform | gesellschaftsform",
    "status": "mandantenstatus | kundenstatus",
    "inactive": "inaktiv | gesperrt",
    "priority": "prioritat",
    "description": "beschreibung | unternehmensgegenstand | tatigkeit",
    "notes": """anm | bem | notizen | notiz | bemerkung | bemerkungen | anmerkung | anmerkungen | hinweis
        hinweise | kommentar | kommentare | interne notizen | freitext""",
    "tags": "schlagworte | schlagworter | kategorien | stichworte | markierungen | etiketten",
    "services": "leistungen | dienstleistungen",
    "assignee": """zust | zustandige | sachbearbeiter | betreuer | kundenbetreuer | mandantenbetreuer
        zustandiger mitarbeiter | zustandiger sachbearbeiter | zustandig | bearbeiter | vertriebsmitarbeiter
        berater | steuerberater | verantwortlicher | verantwortlich | zustandige mitarbeiterin | mandatstrager""",
    "since": """mandant seit | kunde seit | mandatsbeginn | mandat seit | beginn mandat | mandatsubernahme
        aufnahmedatum""",
    "group": """gruppe holding | kategorie | gruppe | kundengruppe | mandantengruppe | kundenkategorie
        unternehmensgruppe""",
}

QUALIFIERS = {
    "client": "kunde | kunden | mandant | mandanten | debitor | debitoren",
    "organization": """gesellschaft | bezeichnung der firma | name adressattyp unternehmen | firma | firmenname
        unternehmen | unternehmensname | firmenbezeichnung | betrieb | firma 1""",
    "contact": "kontakt | ansprechpartner | kontaktperson | ansprechperson | ansprechpartnerin",
    "spouse": "ehepartner | ehegatte | ehefrau | ehemann | partner in | lebenspartner",
    "officer": "gf | gesellschafter in | geschaftsfuhrer | gesellschafter | inhaber | vorstand",
    "work": "geschaftlich | dienstlich | buro | arbeit | beruflich",
    "home": "privat | zuhause",
    "billing": "rechnung | rechnungsadresse | rechnungsanschrift | rechnungsempfanger",
    "mailing": "postanschrift | korrespondenz | postadresse",
    "rank2": "sekundar | sekundare | zweite | zweiter | weitere | alternative",
    "noise": """primar | primare | zentrale | der | die | und | des | das | im | u | fur | oder | haupt
        aktuell | angabe""",
}

STRANGERS = {
    DELIVERY: "lieferadresse | lieferanschrift | lieferung | versandadresse | lieferadressen | versand",
    AMOUNTS: """saldo | umsatz | rabatt | kreditlimit | betrag | summe | offene posten | jahresumsatz | guthaben
        verkaufspreis | preisgruppe | honorar | preisliste""",
    TERMS: """zahlungsbedingung | zahlungsbedingungen | zahlungsart | zahlungsziel | wahrung | mahnstufe | skonto
        zahlungsfrist | steuerschlussel | lieferbedingung | mahnverfahren | zahlungsweise""",
    BANK: """kontonummer | bankleitzahl | bankbezeichnung | bankverbindung | bankname | kontoinhaber | blz
        bank kontonummer | sepa mandat | geldinstitut | kreditinstitut""",
    RECORDS: "erstellt | erstellt am | angelegt am | geandert am | letzte anderung | anlagedatum | zuletzt geandert",
    MARKETING: "newsletter | werbung | quelle | herkunft | werbesperre",
    NO_PLACE: """suchname | suchwort | abteilung | postfach | spitzname | geburtsname | geschlecht
        familienstand | kinder | jahrestag | branche | mitarbeiterzahl | anzahl mitarbeiter | sprache
        nationalitat | staatsangehorigkeit | kurzbezeichnung | kurzname | suchbegriff | matchcode | adressattyp
        adressart | namensvorsatz | eu land | handelsregister | handelsregisternummer | hrb | registergericht
        finanzamt | religion | konfession | adress kategorie | telefon kategorie | e mail kategorie | anlage
        vertriebsgebiet""",
}
