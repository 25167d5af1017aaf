"""French words for the same things."""

from __future__ import annotations

CONCEPTS = {
    "email": "courriel | adresse email | adresse mail | adresse electronique | mail",
    "phone": "numero de telephone | telephone fixe",
    "mobile": "portable | telephone portable | telephone mobile",
    "website": "site internet | site web",
    "address": "adresse | adresse complete",
    "street": "rue | adresse ligne",
    "street2": "complement adresse | complement d adresse",
    "city": "ville | commune",
    "postal_code": "code postal | cp",
    "country": "pays",
    "tax_id": """siret | siren | numero siret | numero siren | numero tva | tva intracommunautaire
        numero de tva | tva | number tva | number siret | number siren""",
    "code": "code client | numero client | numero de client",
    "name": "nom du client | nom client",
    "trading_name": "nom commercial | enseigne",
    "person_name": "nom complet | nom du contact | interlocuteur",
    "first_name": "prenom | prenoms",
    "last_name": "nom | nom de famille",
    "salutation": "civilite",
    "job_title": "fonction",
    "birthday": "date de naissance",
    "fiscal_year_end": "date de cloture | cloture",
    "notes": "commentaires | commentaire | remarques",
    "tags": "etiquettes",
    "assignee": "collaborateur",
}

QUALIFIERS = {
    "client": "client | clients",
    "organization": "raison sociale | nom de la societe | denomination | societe | entreprise",
    "noise": "du | la | le | des | d",
}
