"""Words that headers of client lists are made of. The target's fields are not known here: any list must be readable."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import polars as pl

_WORDS = frozenset(
    """
    abn account accountant accounts acct acn active addr address agent amount area assigned assignee attention balance
    bank bill billing birth birthday bookkeeper bookkeeping business category cell city class client clients code codes
    column comment comments company contact contacts contractor corporate country county created crn currency customer
    customers date dates day dba dear debtor debtors default department description direct dob domain due ein email
    employee employees end engagement entity external fax fein field file filing first fiscal form formation forename
    frequency full fye gender given group home id inactive incorporation industry invoice itin job kind label language
    last legal line list location login mail mailing main manager marital member memo method middle mobile modified
    month name names nickname no note notes number occupation office opened opening org organisation organization other
    owner parent partner payment payroll person personal phone phones pin po position post postal postcode preferred
    prefix preparer primary priority province ref reference referral region registered registration relationship rep
    representative residence responsible return role sales salutation second secondary sector service services ship
    shipping sic since site sort source spouse ssn staff start state status street sub suburb suffix supplier surname
    suite tag tags tax taxpayer team tel telephone terms territory tier tin title town trading type updated url user
    utr value vat vendor web website work year zip
    adresse ansprechpartner anrede branche bundesland datum firma firmenname geburtsdatum geburtstag handy hausnummer
    kategorie kontakt kontakte kunde kunden kundennr kundennummer land mandant mandanten mandantennummer name nachname
    nr nummer ort plz postleitzahl rechtsform sachbearbeiter stadt status steuerberater steuernr steuernummer strasse
    straße telefon telefonnummer mobil umsatz ustid ust bemerkung bemerkungen vorname webseite betrag saldo
    activité adresse adresses ca civilité collaborateur commune contact courriel courrier cp date département e
    entreprise fonction forme interlocuteur juridique libellé mail mobile montant naissance nom noms numéro numero
    dossier pays portable postal prenom prénom raison rue remarque remarques région secteur siren siret site sociale
    société statut solde tva tél tel téléphone telephone ville
    apellido apellidos calle categoria categoría celular cif ciudad cliente clientes codigo código contacto correo cp
    cuenta direccion dirección domicilio empresa estado fax fecha importe móvil movil nacimiento nif nombre numero
    número observaciones pais país poblacion población provincia razon razón rfc saldo sector social telefono teléfono
    tipo
    achternaam adres bedrijf bedrijfsnaam betaling btw contactpersoon datum functie geboortedatum gemeente huisnummer
    klant klantnaam klantnummer klanten kvk land mobiel naam nummer omschrijving opmerking opmerkingen plaats postcode
    provincie rechtsvorm straat telefoon telefoonnummer voornaam woonplaats
    apelido bairro cep cidade cnpj cpf cliente codigo contato endereco endereço estado nascimento nome sobrenome
    telefone telemovel telemóvel morada localidade contribuinte empresa observacoes observações
    azienda cap citta città codice cognome fiscale indirizzo partita iva nazione provincia ragione referente telefono
    cellulare denominazione note comune via
    """.split()  # noqa: SIM905 (reads as a list of words, not as punctuation)
)
#: The same for a column of cells.
HEADERS = pl.Series(sorted(_WORDS))
#: Small words between the others: no header alone.
_JOINING = frozenset(
    """
    of the de du des la le der die das and und et y e or per / & # % in for at a to van del di do da
    """.split()  # noqa: SIM905
)
_STUBS = frozenset(
    """
    age ages agency area areas category characteristic characteristics city cities class code country countries county
    counties date day district division fiscal group groups industry industries item items kind language location
    metropolitan month name occupation offense offenses period place population product products program province
    quarter race rank region selected sector series sex source state states subject title town type unit variable year
    years company school university institution fips
    """.split()  # noqa: SIM905
)
#: Words that stand before the colon of a lone line over a group of rows.
GROUPS = frozenset(
    """
    region office branch department team manager partner staff group category class type status state country city
    territory industry segment preparer sachbearbeiter filiale abteilung
    bundesland region land gruppe kundengruppe kundentyp kundenart mandantengruppe typ art branche abteilung betreuer
    région agence statut groupe secteur type catégorie service responsable pays ville
    oficina estado grupo tipo sector zona categoría departamento responsable país
    kantoor groep soort afdeling regio sector vestiging gruppo settore filiale zona regione reparto
    rep tier section zone district
    """.split()  # noqa: SIM905
)
_OF_CLIENTS = frozenset(
    """
    client clients customer customers company contact contacts email mail phone telephone mobile cell address street
    city zip postcode firm business surname ein ssn kunde kunden mandant mandanten firma telefon ort plz adresse strasse
    straße vorname courriel ville téléphone prénom cliente correo ciudad teléfono klant plaats telefoon nome cidade
    telefone cognome città telefono siret nif
    """.split()  # noqa: SIM905
)
_CLIENT_NAMES = re.compile(r"client|customer|contact|account|compan|kunden|debtor|export|data", re.IGNORECASE)
#: No header is longer; a text that is may be megabytes long.
_LONGEST = 1_000
_TOKEN = re.compile(r"[A-ZÀ-Þ]?[a-zà-ÿ]+|[A-ZÀ-Þ]+(?![a-zà-ÿ])|[#%]")


def _tokens(cell: str) -> list[str]:
    """The words of a cell in small letters; none where it is too long for a header."""
    return [] if len(cell) > _LONGEST else [word.casefold() for word in _TOKEN.findall(cell.replace("-", ""))]


@lru_cache(maxsize=16_384)
def is_known(cell: str) -> bool:
    """Whether a cell reads like a header: a few words, the last or first of them known from headers."""
    tokens = _tokens(cell)
    if not tokens or len(tokens) > 6:
        return False
    return tokens[-1] in _WORDS or tokens[0] in _WORDS or tokens[-1] == "#"


@lru_cache(maxsize=16_384)
def is_all_header(cell: str) -> bool:
    """Whether nothing in a cell could be a client's: every word is known from headers, and no digit is in it.

    ``Client`` and ``Name`` head columns; ``Client 0001`` and ``Kansas City`` are values that hold such a word.
    """
    tokens = _tokens(cell)
    if not tokens or any(c.isdigit() for c in cell):
        return False
    return all(t in _WORDS or t in _JOINING for t in tokens) and any(t in _WORDS or t in "#%" for t in tokens)


def is_stub(cell: str) -> bool:
    """Whether a cell reads like the heading of the first column of a statistical table."""
    tokens = _tokens(cell)
    return 0 < len(tokens) <= 6 and (tokens[0] in _STUBS or tokens[-1] in _STUBS)


def known_share(cells: Iterable[str]) -> float:
    """The share of the filled cells that read like headers."""
    filled = [cell for cell in cells if cell.strip()]
    return sum(map(is_known, filled)) / len(filled) if filled else 0.0


def names_a_client(cell: str) -> bool:
    """Whether a header is one that lists of clients have and other lists hardly do."""
    return any(token in _OF_CLIENTS for token in _tokens(cell))


def names_clients(sheet_name: str) -> bool:
    """Whether a sheet's name says that clients are on it."""
    return bool(_CLIENT_NAMES.search(sheet_name))
