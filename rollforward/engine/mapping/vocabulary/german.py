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
        elektronische post | e mail 1 adresse | email adressen | email zentrale | e mail geschaftlich | mail 1
        email allgemein | e mail firma | mailadr | email privat | mail""",
    "phone": """telefon | telefonnummer | rufnummer | telefon number | fernsprecher | telefonnr | fon | festnetz
        festnetznummer | telefon 1 | tel number | tel gesch | telefon geschaftlich | telefon buro | tel buro
        vorwahl telefon | telefon tagsuber | rufnummer 1""",
    "direct_phone": "durchwahl | tel direkt | telefon direkt | direktwahl",
    "mobile": """handy | mobiltelefon | mobil | handynummer | mobilnummer | mobilfunk | mobilfunknummer | natel
        mobilfunknr | handynr | mobilnr | mobil number | mobile number | handy number | mobiltel
        mobiltelefonnummer | mobil geschaftlich""",
    "fax": "faxnummer | telefaxnummer | faxnr | telefax",
    "website": """webseite | internetseite | internet | netzadresse | internetadresse | web adresse | homepage adresse
        webadresse | internetadresse url | startseite""",
    "address": """anschrift | adresse | vollstandige adresse | komplette anschrift | adressblock
        werkstatt anschrift | betriebsanschrift | praxisanschrift | kanzleianschrift | firmenanschrift
        betriebsadresse | praxisadresse | hofadresse | hofanschrift | ladenadresse | buroadresse | buroanschrift
        wohnanschrift | wohnadresse | meldeadresse""",
    "street": """strasse | strasse hausnummer | strasse und hausnummer | strasse number | strasse hausnr | str
        strasse u hausnr | str u hausnr | strasse u hausnummer | str hausnr | strasse u number | adresszeile
        strassenname | adresszeile 1 | strasse und number | strasse postfach | strasse und nr | str u nr | str nr
        anschrift strasse | strasse 1 | strassenanschrift | hausanschrift""",
    "street2": """adresszusatz | adresszusatz zeile | adresszeile 2 | zusatzzeile | adresszeile zwei | anschriftzusatz
        anschriftenzusatz | zusatz | adresszusatz 1 | adress zusatz | adresse zusatz | zusatz adresse
        wohnungsnummer | hausnummer | hausnummernzusatz | haus number""",
    "city": """ort | stadt | wohnort | ortsname | gemeinde | ortschaft | wohnort sitz | ort stadt | sitz | firmensitz
        ortsteil stadt""",
    "region": """bundesland | kanton | region | landkreis | bundesland kanton | kt | provinz | bundesland provinz
        land bundesland""",
    "postal_code": "plz | postleitzahl | plz number | plz code | post leitzahl | postltz",
    "country": """land | staat | land region | landername | land code | lander regionscode | landercode
        landerkennzeichen | landeskennzeichen | land iso | lkz | landkz | nation | landerkurzel | landbez
        land bez""",
    "tax_id": """stnr | st nr | steuer number | steuernummer | ust id | ust id number | ustid | ust idnr
        umsatzsteuer id | steuer id | uid | uid number | ust number | steuernr | ustidnr
        umsatzsteuer identifikationsnummer | ust identnummer | umsatzsteuer idnr | steuer identifikationsnummer
        steueridentifikationsnummer | identifikationsnummer | steuer idnr | ust ident number | umsatzsteuernummer
        eu ustid | eu ust id | mwst number | mwst nummer | unternehmens identifikationsnummer
        ust identifikationsnummer | steuerid | steuer ident | idnr | id number steuer | identnr | st id | uid mwst
        mwst uid | uid mwst number | steuernummer 1 | finanzamt steuernummer | umsatzsteuer id number | ust id nr
        ustidnummer | ust idnummer | wirtschafts identifikationsnummer | st nummer | ust identnr | fa nr st nr
        stnr finanzamt | mwst nr | uid nr mwst | uid nummer | steuer nr""",
    "code": """kundennummer | kunden number | mandantennummer | mandanten number | debitorennummer | kundennr
        mandantennr | debitor number | debitorennr | kunden id | mandanten id | debitorenkonto | personenkonto
        kontonummer debitor | aktenzeichen | konto | kundenkonto | kunde number | mandant number | knd number
        mnr | mandnr | mdt number | mdtnr | mandant nr | mand number | mand | klientennummer | klient number
        klientennr | kd number | kdnr | debitor | debitorenkontonummer | accountnummer | account number
        kundennummer extern | externe id | externe nummer | kontaktnr | kontakt number | kontaktnummer
        adressnummer | adress number | adressnr | interne nummer | ordnungsbegriff | ordnungsnummer
        matchcode number | vertragskonto | akte | adrnr | mdt number neu | dossier number | mdt id
        zentrale mandantennummer | beraternummer mandantennummer | interne mandantennummer | kunden nr | mand nr
        mandats number | mandatsnummer | kontonummer | firmennummer | gp code | gp number
        geschaftspartnernummer | gp nummer | organisationsnummer | accountcode | kontaktcode | partnernummer
        mitgliedernummer intern | m number | m nummer""",
    "person_name": """vollstandiger name | vor und nachname | name des ansprechpartners
        ansprechpartner vor und nachname | vorname name | vorname und name | name vorname | name und vorname
        vor und zuname | vorname nachname | nachname vorname""",
    "attention": "z hd | zu handen",
    "first_name": """vorname adressattyp naturl person | vorname adressattyp naturliche person | vorname | vornamen
        rufname | ruf name | vorn | vname""",
    "middle_name": "weitere vornamen | zweiter vorname | mittelname",
    "last_name": """name adressattyp naturl person | name adressattyp naturliche person | nachname | familienname
        zuname | nachnamen | nname | fam name | familien name | nachname name""",
    "suffix": "namenszusatz | suffix | namenssuffix",
    "salutation": """anrede | titel | akademischer titel | akad grad | titel akad grad | namensprafix | prafix
        namenspraefix | anredetitel | anrede titel | titel anrede | anrede titel name | titel akademisch
        anredeform""",
    "job_title": """arbeitstitel | funktion | berufsbezeichnung | stellenbezeichnung | position im unternehmen
        beruf | jobtitel | stelle | positionsbezeichnung | taetigkeit | stellung | amtsbezeichnung
        funktionsbezeichnung | position | position firma | jobbezeichnung | berufsbezeichnung position
        position titel | arbeitsposition | position beruf""",
    "role": "rolle | beziehung",
    "birthday": """geb dat | gebdat | geburtsdatum | geburtstag | geb datum | geboren am | geb am | gebdatum
        geb | gebtag
        geburts datum | geboren | geburtsdat""",
    "legal_name": """firmierung | offizieller name | handelsregistername | vollstandige firmierung
        firmenname laut handelsregister | firma laut hr | juristischer name""",
    "trading_name": "geschaftsbezeichnung | handelsname | markenname",
    "fiscal_year_end": """wirtschaftsjahr | geschaftsjahresende | wirtschaftsjahresende | ende wirtschaftsjahr
        ende geschaftsjahr | wirtschaftsjahr ende | geschaftsjahr ende | bilanzstichtag | abschlussstichtag
        wj ende | abschluss per | abschlussdatum | stichtag | wj | wj ende monat | geschaftsjahr bis
        bilanzstichtag tag monat | jahresabschluss | ende geschaftsjahr monat | abschlussmonat | bilanztermin
        wirtschaftsjahr bis | wirtschaftsjahresendemonat | ende wj | wj bis | gj ende | geschaftsjahr endet
        jahresende | abschluss | abschluss zum""",
    "kind": """mandantenart | mandantentyp | kundenart | kundentyp | typ mandant | person oder firma
        firma oder person | privat oder firma | art des mandanten | personentyp | kontaktart person oder firma""",
    "legal_form": "rechtsform | gesellschaftsform | gesellschaftsform rechtsform | unternehmensform",
    "status": "mandantenstatus | kundenstatus | mandatsstatus | status mandat | status | aktiv | kontaktstatus",
    "inactive": "inaktiv | gesperrt",
    "priority": "prioritat",
    "description": "beschreibung | unternehmensgegenstand | tatigkeit",
    "notes": """nachricht | ihre nachricht | anm | bem | notizen | notiz | bemerkung | bemerkungen | anmerkung
        anmerkungen | hinweis | hinweise | kommentar | kommentare | interne notizen | freitext | besonderheiten
        hintergrund | notiz 1 | sonstiges | vermerk | vermerke | info | infos | interne bemerkung
        interne bemerkungen | zusatzinformationen | bemerkung 1 | info text | bes | besonderes | achtung
        wichtig | zu beachten | beachten | beachte | gut zu wissen | vorsicht | nicht vergessen | merker
        sonstige informationen | personliche notizen | interne notiz | allgemeine notizen | wissenswertes
        besonderheit | hinweise intern | anmerkungen intern | notizfeld | was wir wissen mussen""",
    "tags": """schlagworte | schlagworter | kategorien | stichworte | markierungen | etiketten | gruppenmitgliedschaft
        gruppenzugehorigkeit | gruppen | tag | merkmale | labels""",
    "services": """leistungen | dienstleistungen | leistungsumfang | beauftragte leistungen | auftragsart
        auftragsarten | auftrage | wobei konnen wir helfen | wie konnen wir helfen | wie konnen wir ihnen helfen
        gewunschte leistung | gewunschte leistungen | welche leistungen | anliegen""",
    "assignee": """sachb | bearbeitet von | zustandiger benutzer | zust | zustandige | sachbearbeiter | betreuer
        kundenbetreuer | mandantenbetreuer | zustandiger mitarbeiter | zustandiger sachbearbeiter | zustandig
        bearbeiter | vertriebsmitarbeiter | berater | steuerberater | verantwortlicher | verantwortlich
        zustandige mitarbeiterin | mandatstrager | bearb | sachb | sb | mandatsleiter | mandatsleiterin
        mandatsleiter in | mandatsverantwortlicher | mandatsverantwortliche | sachbearbeiter in
        sachbearbeiterin | sachbearbeiter fibu | lohnsachbearbeiter | kontaktinhaber | accountinhaber
        datensatzinhaber | besitzer des datensatzes | inhaber des datensatzes | zugewiesen an | zugewiesen
        zustandig intern | partner berufstrager | berufstrager | betreuer in | betreuerin
        mitarbeiter zustandig | bearbeiter in | hauptbearbeiter | eigentumer account | treuhander | revisor
        kunftiger bearbeiter | zustandig bei uns | bearbeiter neu | zustandig neu | betreut durch | abrechner
        sachbearbeiter lohn | sachbearbeiter bilanz | sb bilanz | sb bh | sb lohn | sb lv | sb fibu | lohnsachb
        fibu sachbearbeiter | bilanzbuchhalter | zustandiger partner | mandatsmanager | berater in
        kundenberater | kundenberaterin | lead inhaber | leadinhaber | lead besitzer | inhaber des leads
        besitzer des leads | eigentumer des datensatzes | wer macht | wer bearbeitet | wer betreut
        ansprechpartner bei uns | ansprechpartner kanzlei | ansprechpartner in der kanzlei
        unser ansprechpartner | unser mitarbeiter | bearbeitet durch | zustandig in der kanzlei
        interner ansprechpartner | verantwortlich intern | verantwortlich bei uns | wer | wer macht was
        zust ma | zust mitarbeiter | zustandiger ma""",
    "since": """mandant seit | kunde seit | mandatsbeginn | mandat seit | beginn mandat | mandatsubernahme
        aufnahmedatum | mandat beginn | beginn | eintritt | eintrittsdatum | mandatiert seit | kunde ab
        betreuung seit | betreut seit | angenommen am | zugang | mandantenbeginn | mandat ab | betreuung ab
        beginn der mandatschaft | mandant ab | kunde von | seit | bei uns seit | kunde geworden
        mandant geworden | mandant geworden am | gekommen am | ubernommen am | ubernommen seit | eingetreten
        mandatsstart | start mandat | in betreuung seit | mandantin seit | zugang am""",
    "group": """gruppe holding | kategorie | gruppe | kundengruppe | mandantengruppe | kundenkategorie
        unternehmensgruppe | zugehorige gruppe | gruppenname | konzern | familie | familienverbund | verbund
        gruppe unternehmensgruppe""",
    "company_or_last": """firma nachname | nachname firma | firmenname nachname | nachname oder firma
        name firma nachname""",
    "client_name": """kundenname | mandantenname | name des mandanten | name des kunden | klientenname
        klient name | mandantenbezeichnung | bezeichnung mandant | mandantenkurzbezeichnung | accountname
        kontoname | vereinsname | praxisname | empfanger | mandantenname firma | gp name | geschaftspartnername
        organisationsbezeichnung""",
    "main_phone": """tel zentrale | telefon zentrale | zentrale | telefonzentrale | hauptnummer | haupttelefon
        hauptrufnummer | zentralnummer | telefon firma | tel firma | telefon zentrale firma | praxistelefon
        firmentelefon | betriebstelefon | telefon praxis | telefon betrieb | telefon laden""",
    "known_as": "bekannt als | bekannt unter",
    "id_number": "id number | identifikations number",
}

QUALIFIERS = {
    "client": """kunde | kunden | mandant | mandanten | debitor | debitoren | klient | klienten | mdt | mand
        kd | account | gp | geschaftspartner | zentraler geschaftspartner""",
    "organization": """gesellschaft | bezeichnung der firma | name adressattyp unternehmen | firma | firmenname
        unternehmen | unternehmensname | firmenbezeichnung | betrieb | firma 1 | zugehoriges unternehmen
        verein | stiftung | praxis | arbeitgeber | organisation | organisationsname | betriebsname | kanzlei
        firma name | firma oder name | name firma | name der firma | name unternehmen | name des unternehmens
        name oder firma | unternehmen name | firmenname 1 | firma kurz | name gesellschaft
        zugeordnetes unternehmen | verknupftes unternehmen | primar zugehoriges unternehmen | arbeitet bei
        angestellt bei | beschaftigt bei""",
    "contact": """kontakt | ansprechpartner | kontaktperson | ansprechperson | ansprechpartnerin | ansprechp
        ansprechpartner in | anspr partner | ansprechperson 1 | kontakt person | kontaktname | ges vertreter
        gesetzlicher vertreter | ansprechpartn | bevollmachtigter | vorsitzender | 1 vorsitzender
        vorsitzende r | naturl person | naturliche person | naturliche personen | ansprechpartner beim kunden
        ansprechpartner beim mandanten | ansprechpartner mandant | kontakt beim mandanten | wer ist da
        ansprechpartner vor ort | kontakt vor ort""",
    "spouse": "ehepartner | ehegatte | partner in | lebenspartner",
    "officer": """eigentumer | gf | gesellschafter in | geschaftsfuhrer | gesellschafter | inhaber | vorstand
        geschaftsfuhrerin | gesellschafter geschaftsfuhrer | ges gf | inhaberin | komplementar | prokurist
        chef | chefin | betriebsinhaber | betriebsleiter | geschaftsfuhrung | gesch fuhrer | geschf | gfin
        vorstandsmitglied | firmeninhaber | praxisinhaber | eigentumerin | geschaftsinhaber | meister
        betriebsinhaberin | entscheider | grunder | wirtschaftlich berechtigter""",
    "work": """geschaftlich | dienstlich | arbeit | beruflich | gesch | geschaft | geschaftl | firma tel
        geschaftliche | geschaftlicher | geschaftliches | berufliche | dienstliche | firmenanschrift""",
    "home": "privat | zuhause | private | privater | privates | daheim",
    "billing": """rechnung | rechnungsadresse | rechnungsanschrift | rechnungsempfanger | rechnung an
        rechnungsempfangeranschrift""",
    "mailing": "postanschrift | korrespondenz | postadresse",
    "rank2": "sekundar | sekundare | zweite | zweiter | weitere | alternative",
    "noise": """primar | primare | der | die | und | des | das | im | u | fur | oder | haupt | aktuell | angabe
        wert | zur | zum | bei | von | mit | an | am | fur den | firmensitz | im haus | in der kanzlei | bei uns
        sofern vorhanden | falls vorhanden""",
    "husband": "ehemann | mann",
    "wife": "ehefrau | frau",
    "office": "buro",
}

STRANGERS = {
    DELIVERY: """lieferadresse | lieferanschrift | lieferung | versandadresse | lieferadressen | versand
        warenempfanger | liefern an | lieferempfanger | versand an""",
    AMOUNTS: """saldo | umsatz | rabatt | kreditlimit | betrag | summe | offene posten | jahresumsatz | guthaben
        verkaufspreis | preisgruppe | honorar | preisliste""",
    TERMS: """zahlungsbedingung | zahlungsbedingungen | zahlungsart | zahlungsziel | wahrung | mahnstufe | skonto
        zahlungsfrist | frist | fristen | abgabefrist | fristablauf | steuerschlussel | lieferbedingung
        mahnverfahren | zahlungsweise""",
    BANK: """kontonummer | bankleitzahl | bankbezeichnung | bankverbindung | bankname | kontoinhaber | blz
        bank kontonummer | sepa mandat | geldinstitut | kreditinstitut""",
    RECORDS: """erstellt | erstellt am | angelegt am | geandert am | letzte anderung | anlagedatum
        zuletzt geandert | zeitstempel | eingangsdatum formular""",
    MARKETING: """newsletter | werbung | quelle | herkunft | werbesperre | abgemeldet | anmeldedatum | opt in datum
        status newsletter | bewertung rating | abmeldung | e mail abmeldung | email abmeldung | abbestellt""",
    NO_PLACE: """assistent | assistentin | suchname | suchwort | abteilung | postfach | spitzname | geburtsname
        geschlecht | familienstand | kinder | jahrestag | branche | mitarbeiterzahl | anzahl mitarbeiter
        sprache | nationalitat | staatsangehorigkeit | kurzbezeichnung | kurzname | suchbegriff | matchcode
        adressattyp | adressart | namensvorsatz | eu land | handelsregister | handelsregisternummer | hrb
        registergericht | finanzamt | religion | konfession | adress kategorie | telefon kategorie
        e mail kategorie | anlage | vertriebsgebiet | kind | kind 1 | steuerklasse | steuerkl | ahv number
        ahv nr | sozialversicherungsnummer | rentenversicherungsnummer | krankenkasse | bewertung | berichtet an
        nicht andern | vorgesetzter | branchenschlussel | wz code | rechtsanwalt | steuerberater bisher
        vorheriger steuerberater | bisheriger steuerberater | vorberater | geburtsort | todesdatum | verstorben
        staatsburgerschaft | name adressattyp keine angabe | wirtschaftsjahr von | briefanrede | lfd number
        lfd nummer | betriebsnummer | beitragsgruppe | autotelefon | ruckmeldung | initialen | mandant zu
        telefon assistent | name assistent | vorname assistent | absender | notar | anwalt | bankberater
        versicherung | versicherungsmakler | makler | hausmeister | reinigung | reinigungskraft | hausverwaltung
        steuerberater vorher | vermittler | alte adresse | alte anschrift | bisherige adresse
        bisherige anschrift | fruhere adresse | alter name | fruherer name | alte telefonnummer | alte e mail
        alte mail | insolvenzverwalter | gerichtsvollzieher | kontengruppe | wirtschaftsprufer | benutzer
        benutzer 1 | benutzerdefiniert | nutzer""",
}
