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
    "display_name": "weergavenaam | weergave naam | weergeven als",
    "primary_flag": "hoofdcontactpersoon | hoofdcontact",
    "owner": "eigenaar",
    "email": """e mailadres | emailadres | mailadres | e mail adres | email adres | primair e mailadres | mail
        emailadres algemeen | e mail algemeen | mail algemeen | e mail zakelijk | e mail werk | primair emailadres""",
    "phone": """telefoon | telefoonnummer | telefoonnr | vaste telefoon | telefoon number | vast nummer | tel | telnr
        tel zaak | vast | telefoon vast | telefoon kantoor | telefoon werk | telefoonnr kantoor | tel kantoor
        tel vast | telefoon zakelijk | telnumber | telefoon overdag""",
    "direct_phone": "doorkiesnummer | telefoon direct | direct nummer",
    "mobile": """mobiel | mobiel nummer | mobiele telefoon | mobiele nummer | mobiel telefoonnummer | gsm nummer
        06 nummer | gsm | mobielnr | mob | 06 | gsm nr | mobiel prive | mobiel zakelijk""",
    "fax": "faxnummer | fax algemeen | faxnr",
    "website": "webpagina | webadres | internetadres | internetsite | domeinnaam | startpagina | website url",
    "address": """maatschappelijke zetel | zetel | adres | volledig adres | adresgegevens | adres pc plaats
        adres en woonplaats | naw | adres postcode plaats | huisadres volledig | praktijkadres | bedrijfsadres
        kantooradres | winkeladres | zaakadres | woonadres | vestiging adres | thuisadres""",
    "street": """straatnaam huisnr | straatnaam en huisnummer | straat huisnr | straat | straatnaam | adresregel
        straat en huisnummer | straat huisnummer | straat en nummer | straat number | straat en number
        adresregel 1 | str number | str en number | straat nr | straat nr bus | straat + nr | straat en nr
        adres straat | adres en huisnummer | adres huisnummer | adres + huisnr""",
    "street2": """adresregel twee | adres toevoeging | toevoeging | adresregel 2 | huisnummer | huisnummer toevoeging
        huisnr | huisnummertoevoeging | bus | busnummer | huisnr toev | adres tweede regel | tweede adresregel
        adresregel 2 adres""",
    "city": "plaats | woonplaats | stad | plaatsnaam | gemeente | vestigingsplaats | vest plaats",
    "region": "provincie | staat provincie | regio | staat | staat regio | provincie staat",
    "postal_code": "postcode | post code | pc | postc | postnr | postnummer",
    "country": "land regio | landnaam | land | landcode | land regiocode",
    "tax_id": """ondernemingsnr | btw nummer | btw number | btwnr | btw | rsin | rsin nummer | fiscaal nummer | bsn
        btw id | btw identificatienummer | ondernemingsnummer | burgerservicenummer | fiscaal number
        omzetbelastingnummer | loonheffingennummer | sofinummer | ond number | kbo nummer | rijksregisternummer
        bsn rsin | kvk nummer bsn""",
    "code": """cl number | cl nr | dossiernr | dossier number | klantnummer | relatienummer | klantcode
        relatiecode | debiteurnummer
        klantnr | relatienr | debiteurennummer | dossiernummer | klant number | clientnummer | debiteurnr | klant id
        relnr | debiteurcode | clientnr | client number | client code | werkgevernummer | externe id | referentie
        rekening debiteur | nummer klant | code relatie | administratienummer | administratiecode | interne code
        contactnummer | contact number | bedrijfsnummer | ons number | ons nummer | extern id | klant number intern
        werkgever number | relatie number | nummer organisatie""",
    "name": "naam",
    "trading_name": "handelsnaam | handelsnamen | commerciele naam | roepnaam bedrijf",
    "legal_name": "statutaire naam | officiele naam | juridische naam | naam kvk | juridische bedrijfsnaam",
    "person_name": """volledige naam | voor en achternaam | naam en voornaam | voornaam en naam | voornaam achternaam
        volledige naam contactpersoon | achternaam voorletters""",
    "attention": "t a v | ter attentie van | tav",
    "first_name": "voornaam | roepnaam | voornamen",
    "middle_name": "tussenvoegsels | middelste naam | tweede voornaam",
    "last_name": "achternaam | familienaam",
    "suffix": "achtervoegsel | naamachtervoegsel",
    "salutation": """aanspreking | aanhef | titel | titulatuur | aanspreektitel | naamvoorvoegsel | voorvoegsel naam
        dhr mevr""",
    "job_title": "werktitel | functie | functietitel | functieomschrijving | beroep | werkfunctie | titel functie",
    "role": "rol | relatie tot klant",
    "birthday": "geboortedatum | verjaardag | geb datum | geb dat | gebdatum | geboren | geb",
    "fiscal_year_end": """boekjaar tot | boekjaar eindigt | einde boekjaar | boekjaar einde | einde van het boekjaar
        boekjaareinde | jaareinde | boekjr t m | boekjaar t m | afsluiting boekjaar | afsl boekjaar
        afsluitdatum boekjaar | balansdatum | einde boekj | bkjr | bkjr t m | bkjr einde | einde bkjr | bj einde
        jaarafsluiting | einddatum boekjaar | afsluitdatum | afsluiting""",
    "kind": """soort klant | klanttype | type klant | klantsoort | particulier of zakelijk | zakelijk of particulier
        persoon of bedrijf""",
    "type": "soort",
    "legal_form": "rechtsvorm | juridische vorm | ondernemingsvorm",
    "status": "klantstatus | actief | status klant | actief inactief",
    "inactive": "inactief | geblokkeerd",
    "priority": "prioriteit",
    "description": "omschrijving | beschrijving | bedrijfsomschrijving",
    "notes": """achtergrondinformatie | opmerkingen | opmerking | notities | notitie | bijzonderheden
        aantekeningen | toelichting | opm | nota | nota s | memo | overig | info | over | let op | aandachtspunt
        aandachtspunten | bijz | bijzonderheid | weetjes | goed om te weten | niet vergeten | pas op
        persoonlijke notities | interne notities | interne opmerkingen | algemene opmerkingen | extra info
        overige informatie | aandacht""",
    "tags": "categorieen | labels | trefwoorden | kenmerken | groepslidmaatschap | tags",
    "services": """diensten | dienstverlening | werkzaamheden | dienst | afgenomen diensten | soort werk
        waarmee kunnen we helpen | waar kunnen we mee helpen | waarmee kunnen wij u helpen | gewenste dienst
        gewenste diensten | welke diensten""",
    "assignee": """medew | loonadministrateur | klantbeheerder | klantbeh | verantwoordelijke gebruiker
        wie behandelt | relatiebeheerder | accountmanager | behandelaar | dossierbehandelaar | toegewezen aan
        verantwoordelijke | klantbeheerder | dossierbeheerder | medewerker | vertegenwoordiger | boekhouder
        behandelend | dossierhouder | doss houder | beheerder bij ons | beheerder | accounteigenaar
        bedrijfseigenaar | contacteigenaar | salarisadministrateur | assistent accountant | accountant
        dossierverantwoordelijke | klantverantwoordelijke | dossierbeheerder nieuw | kantoormedewerker
        vaste medewerker | wie doet het | eigenaar dossier | salarisverwerker | relatiebeheerder kantoor
        verantwoordelijk accountant | rm | salarisconsulent | fiscalist | belastingadviseur | klantmanager
        accountant kantoor | adviseur | wie | wie doet wat | wie is verantwoordelijk | eigenaar van lead
        lead eigenaar | eigenaar lead | eigenaar van account | eigenaar van contactpersoon | eigenaar van record
        recordeigenaar | eigenaar van relatie | wie hier | bij ons verantwoordelijk | contactpersoon bij ons
        contactpersoon kantoor | onze contactpersoon | wie doet dit | in behandeling bij | medewerker kantoor
        verwerker | verwerkt door | klantverantwoordelijk""",
    "since": """klant sinds | relatie sinds | klant vanaf | cliënt sinds | sinds | ingangsdatum | startdatum
        datum in dienst bij ons | begin relatie | instroomdatum | klant met ingang van | datum start klant
        in beheer sinds | klant geworden | klant geworden op | bij ons sinds | bij ons vanaf
        in dienst bij ons sinds | datum klant | datum klant geworden | klant per | klant van | gestart
        gestart op | binnengekomen | datum binnenkomst | aanvang relatie | aanvangsdatum""",
    "group": """klantcategorie | groep | klantgroep | relatiegroep | debiteurgroepen | debiteurgroep | concern
        groepsnaam | familiegroep""",
    "client_name": """klantnaam | relatienaam | naam klant | naam relatie | naam bedrijf of persoon | naam client
        clientnaam | naam regel 1 | naam debiteur | debiteurnaam | naam vve | naam stichting | naam vereniging
        accountnaam | benaming | klant benaming | naam of benaming
        administratienaam | naam administratie | naam van de administratie""",
    "employer": "werkgever",
    "main_phone": """telefoon algemeen | algemeen telefoonnummer | hoofdtelefoon | algemene telefoon
        telefoon bedrijf | bedrijfstelefoon | telefoon praktijk | praktijktelefoon | telefoon zaak
        winkeltelefoon | telefoon winkel""",
    "known_as": "bekend als",
}

QUALIFIERS = {
    "client": "klant | relatie | debiteur | klanten | client | cliënt | zakenpartner | zp",
    "organization": """gerelateerd bedrijf | vof | maatschap | bedrijf | bedrijfsnaam | organisatie
        organisatienaam | onderneming | firmanaam | naam bedrijf | naam organisatie | zaak | praktijk | firma
        werkgevernaam | vve | vereniging | stichting | vennootschap | naam vennootschap | naam bv vof emz
        naam bv | bedrijfs naam | naam onderneming | instelling | naam instelling | naam van de organisatie
        naam werkgever | gekoppeld bedrijf | bedrijf gekoppeld | geassocieerd bedrijf | gekoppelde organisatie
        verbonden bedrijf | werkt bij | in dienst bij""",
    "contact": """persoon | contactpersoon | contactpersonen | contact | contactpers | cont pers | cp
        primaire contactpersoon | contact bij client | ter attentie van | t a v | tav | hoofdcontact
        hoofd contact | hoofdcontactpersoon | vast contact | contactpersoon klant | contactpersoon bij klant
        contact bij klant | aanspreekpunt | vast aanspreekpunt | wie bellen | wie spreken""",
    "spouse": "echtgenoot | echtgenote | partner | fiscaal partner | fiscale partner | echtgeno o te | echtgenoot e",
    "officer": """zaakvoerder | vennoot | maat | dga | bestuurder | directeur | aandeelhouder | baas | chef
        directie | eigenares | bestuurders | vennoten | maten | aandeelhouders | ondernemer | oprichter
        beslisser | bedrijfsleider | praktijkhouder | medevennoot | ubo | mede eigenaar | zaakvoerders
        ondernemers | zorgverlener""",
    "work": "werk | zakelijk | werkadres | zakelijke | op het werk | werkgerelateerd",
    "home": "thuis | prive | huisadres | privé | priveadres | particulier | thuisadres",
    "billing": "factuur | factuuradres | facturatie | factuur aan | factureren aan | factuurontvanger",
    "mailing": "postadres | correspondentieadres | correspondentie",
    "physical": "bezoekadres | vestigingsadres",
    "rank2": "secundair | tweede | overige | ander | andere | alternatief",
    "noise": "primair | vast | op | van | de | het | en | voor | aan | een | hoofd | bij | waarde | ter | primaire",
    "office": "kantoor",
}

STRANGERS = {
    DELIVERY: """verzendadres | afleveradres | bezorgadres | verzending | aflevering | levering | verzenden aan
        leveren aan | verzend naar | leveradres""",
    AMOUNTS: "saldo | kredietlimiet | korting | omzet | openstaand | bedrag",
    TERMS: "betalingsconditie | betaaltermijn | krediettermijn | valuta | betalingstermijn | betaalwijze",
    BANK: "bankrekening | rekeningnummer | bankrekeningnummer | banknaam",
    RECORDS: """aangemaakt | gewijzigd | aanmaakdatum | laatst gewijzigd | wijzigingsdatum | aangemaakt op
        tijdstempel | tijdstip""",
    MARKETING: """nieuwsbrief | bron | herkomst | afgemeld | afgemeld voor e mail | niet mailen | inschrijfdatum
        aangemeld op | uitschrijving | afmelding | uitgeschreven | aanmaning | aanmaningen""",
    NO_PLACE: """assistent | assistente | initialen | bus | busnummer | afdeling | voorletters | tussenvoegsel
        geslacht | roepletters | bijnaam | geboorteplaats | burgerlijke staat | kinderen | branche
        aantal werknemers | medewerkers | taal | postbus | kvk nummer | kvk | kvk number | kamer van koophandel
        nationaliteit | zoeknaam | persoonsnummer | leverancier | organisatienummer | sbi code | sbi
        activiteit | niet wijzigen | niet bewerken | oude accountant | vorige accountant | vorige boekhouder
        toestel | toestelnummer | terugbellen | autotelefoon | telefoon assistent | naam manager | cao | sector
        accordeur | toestel nummer | afzender | notaris | advocaat | makelaar | verzekeraar | tussenpersoon
        schoonmaak | schoonmaker | hypotheekadviseur | bankadviseur | vorige administrateur | oud adres
        oude adres | vorig adres | oude naam | oud telefoonnummer | oud nummer | oude e mail
        voorkeursmethode van contact | curator | deurwaarder | gebruiker | gebruiker 1 | gebruikersveld""",
}
