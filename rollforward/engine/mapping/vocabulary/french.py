"""French words for the same things."""

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
    "owner": "proprietaire",
    "email": """courriel | adresse email | adresse mail | adresse electronique | mail | adresse de messagerie
        adresse courriel | adresse de courriel | courrier electronique | mel | courriels | adresse e mail""",
    "phone": """numero de telephone | telephone fixe | tel fixe | fixe | telephone principal | telephone standard
        standard | numero telephone""",
    "direct_phone": "ligne directe | telephone direct",
    "mobile": """portable | telephone portable | telephone mobile | tel portable | tel mobile | cellulaire
        numero de portable | gsm | numero mobile | telephone cellulaire""",
    "fax": "telecopie | telecopieur | numero de fax",
    "website": "site internet | site web | site | page web | adresse web | url du site",
    "address": "adresse | adresse complete",
    "street": """rue et n | rue et number | rue | adresse ligne | voie | numero et rue | no et rue
        libelle voie | numero et voie | rue et numero""",
    "street2": """complement adresse | complement d adresse | complement | suite adresse | batiment | etage
        appartement | adresse suite""",
    "city": "ville | commune | localite | municipalite",
    "region": "region | departement canton | departement region | dep region | etat province | canton",
    "postal_code": "code postal | cp | npa",
    "country": "pays | pays region",
    "city_state_zip": "cp ville | code postal ville | code postal et ville",
    "tax_id": """n fiscal | number fiscal | siret | siren | numero siret | numero siren | numero tva
        tva intracommunautaire | numero de tva | tva | number tva | number siret | number siren
        identifiant tva | numero fiscal | nas | n tva intracommunautaire | number tva intracommunautaire
        identifiant fiscal | siret siren | nif | numero d assurance sociale | numero de securite sociale | neq
        numero d entreprise | ide | numero ide | tva intra | number tva intra | numero tva intracommunautaire
        number siret siren""",
    "code": """code externe | numero externe | code client | numero client | numero de client | number client
        number dossier | numero dossier | numero de dossier | code dossier | reference client | code tiers
        compte client | identifiant client""",
    "name": """nom du client | nom client | intitule | nom du tiers | nom du dossier | nom de l entite | tiers
        nom | intitule du compte""",
    "trading_name": "faisant affaire sous | nom commercial | enseigne | nom d usage",
    "person_name": """nom complet | nom du contact | interlocuteur | nom et prenom | nom prenom | prenom nom
        prenom et nom | nom contact""",
    "attention": "a l attention de",
    "first_name": "prenom | prenoms | premier prenom",
    "middle_name": "deuxieme prenom | autres prenoms | second prenom",
    "last_name": "nom de famille | nom patronymique",
    "suffix": "suffixe",
    "salutation": "civilite | titre de civilite | formule de politesse",
    "title": "titre",
    "job_title": """poste occupe | profession | titre du poste | fonction | poste | qualite du contact
        intitule du poste""",
    "role": "lien | relation avec le client",
    "birthday": "date de naissance | anniversaire | ne le | naissance",
    "legal_name": "nom legal | raison sociale legale",
    "fiscal_year_end": """bouclement | date de cloture | cloture | fin d exercice | date de fin d exercice
        fin exercice | cloture exercice | date cloture | cloture de l exercice | fin de l exercice""",
    "kind": "type de client | type client",
    "type": "forme juridique | statut juridique",
    "status": "statut | etat | statut client | actif",
    "inactive": "inactif | archive",
    "priority": "priorite",
    "description": "activite | description de l activite | nature de l activite",
    "notes": "commentaires | commentaire | remarques | observations | observation | note publique | remarque",
    "tags": "smart tags | etiquettes | categories | mots cles | libelles",
    "services": "prestations | missions",
    "assignee": """collab | collaborateur responsable | collaborateur | responsable | gestionnaire
        chef de mission | charge de dossier | expert comptable | commercial | representant
        responsable du dossier | collaborateur en charge | comptable | commerciaux | charge de clientele""",
    "since": """client depuis | date d entree | date entree | debut de mission | date de debut de mission
        date d entree en relation""",
    "group": "categorie | groupe | famille | famille client | groupe de clients | categorie client",
}

QUALIFIERS = {
    "client": "client | clients",
    "organization": """societe liee | raison sociale | nom de la societe | denomination | societe | entreprise
        denomination sociale | organisation | organisme | nom de l entreprise | nom societe | etablissement""",
    "contact": "contact | personne a contacter | personne de contact",
    "taxpayer": "contribuable | declarant | declarant 1",
    "spouse": "conjoint | conjointe | epouse | epoux | declarant 2",
    "officer": "signataire | signataire autorise | dirigeant | gerant | associe | president | representant legal",
    "work": "prof | bureau | professionnel | pro | travail | professionnelle",
    "home": "domicile | personnel | personnelle | prive",
    "billing": "facturation",
    "mailing": "postale | correspondance",
    "rank2": "deuxieme | secondaire | autre",
    "noise": "du | la | le | des | d | de | l | les | et | en | au | a | sur | principal | principale | un | une",
}

STRANGERS = {
    DELIVERY: "livraison | adresse de livraison | expedition",
    AMOUNTS: """solde | encours | encours autorise | remise | plafond | chiffre d affaires | montant | ca
        capital | tarif""",
    TERMS: """mode de reglement | conditions de paiement | reglement | echeance | devise | conditions de reglement
        delai de paiement | mode de paiement""",
    BANK: "banque | rib | domiciliation | compte bancaire",
    RECORDS: "date de creation | cree le | modifie le | date de modification | derniere modification",
    MARKETING: "infolettre | source | origine | prospection",
    NO_PLACE: """annee de naissance | libelle | service | abrege | code naf | code ape | naf | ape
        code naf ape | effectif | effectifs | secteur | langue | sexe | situation familiale
        situation de famille | nom de jeune fille | regime tva | compte collectif | nom de naissance | surnom
        bp | boite postale | code fournisseur | fournisseur | nationalite | rcs | qualite | secteur d activite
        departement""",
}
