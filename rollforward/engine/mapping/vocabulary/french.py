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
    "dossier": "dossier",
    "display_name": "nom d affichage | nom affiche | nom a afficher | afficher sous",
    "owner": "proprietaire",
    "email": """courriel | adresse email | adresse mail | adresse electronique | mail | adresse de messagerie
        adresse courriel | adresse de courriel | courrier electronique | mel | courriels | adresse e mail | adr mail
        adresse de courrier electronique | email principal | e mail principal | courriel principal | mail pro
        mail perso | email pro""",
    "phone": """numero de telephone | telephone fixe | tel fixe | fixe | telephone principal | numero telephone | tel
        telephone | tel fixe bureau | tel bureau | telephone bureau | telephone professionnel | tel pro
        telephone 1 | tel travail | tel res | numero de tel""",
    "direct_phone": "ligne directe | telephone direct | tel direct",
    "mobile": """portable | telephone portable | telephone mobile | tel portable | tel mobile | cellulaire
        numero de portable | gsm | numero mobile | telephone cellulaire | port | portable pro | portable perso
        tel port | mobile pro | num portable | telephone port | cell""",
    "fax": "telecopie | telecopieur | numero de fax",
    "website": """site internet | site web | site | page web | adresse web | url du site | page d accueil
        site internet url | url du site web | adresse du site | adresse site web""",
    "address": """adresse | adresse complete | adresse du siege | adresse du siege social | siege social | siege
        adresse municipale | domicile | domiciliation | adresse de l entreprise | adresse fiscale
        adresse du foyer | adresse personnelle du client | adresse siege | adresse du domicile
        adresse du cabinet | adresse postale complete""",
    "street": """rue et n | rue et number | rue | adresse ligne | voie | numero et rue | no et rue | libelle voie
        rue et numero | rue numero | rue + numero | ligne adresse 1 | ligne adr 1 | adresse ligne 1 | nom de la rue
        rue et no | numero civique et rue | adresse civique | number et nom de rue | numero et nom de rue
        adresse rue""",
    "street2": """complement adresse | complement d adresse | complement | suite adresse | batiment | etage
        appartement | adresse suite | adresse 2eme ligne | adresse ligne 2 | ligne adr 2 | ligne adresse 2 | app
        boite | bte""",
    "city": "ville | commune | localite | municipalite | ville commune | bureau distributeur | libelle commune",
    "region": """departement canton | departement region | dep region | etat province | canton | etat region
        region etat | departement | province | prov | region departement""",
    "postal_code": "code postal | cp | npa | c p | code post",
    "country": "pays | pays region | code pays region | pays etat",
    "city_state_zip": "cp ville | code postal ville | code postal et ville",
    "tax_id": """n fiscal | number fiscal | siret | siren | numero siret | numero siren | numero tva
        tva intracommunautaire | numero de tva | tva | number tva | number siret | number siren | identifiant tva
        numero fiscal | nas | n tva intracommunautaire | number tva intracommunautaire | identifiant fiscal
        siret siren | nif | numero d assurance sociale | numero de securite sociale | neq | numero d entreprise
        ide | numero ide | tva intra | number tva intra | numero tva intracommunautaire | number siret siren
        tva intracom | numero identif intracomm | n tva | num tva | numero entreprise | bce | numero bce
        numero tps | code tva intracommunautaire | numero de siret | n siret | numero identification cee
        numero d identification cee | number tva intracom | n tva intracom | tva intracommunautaire number
        siret siege | number siret siege | numero de tva intracommunautaire | identifiant tva intracommunautaire
        number d entreprise | numero d entreprise ne | nii""",
    "code": """code externe | numero externe | code client | numero client | numero de client | number client
        number dossier | numero dossier | numero de dossier | code dossier | reference client | code tiers
        compte client | identifiant client | n dossier | numero de compte | ref client | code comptable
        compte tiers | compte auxiliaire | code auxiliaire | ref interne | reference interne | id externe
        num client | num dossier | ref | nouveau numero | nouveau n | ref foyer | numero adherent
        reference externe | ref externe | code du dossier | number de dossier | number du client
        reference dossier | code interne | number mandat | numero mandat | code partenaire""",
    "name": "nom",
    "trading_name": """faisant affaire sous | nom commercial | enseigne | nom d usage | enseigne commerciale
        nom d enseigne | nom d usage commercial | marque""",
    "person_name": """nom complet | interlocuteur | nom et prenom | nom prenom | prenom nom | prenom et nom
  nom du dirigeant complet""",
    "attention": "a l attention de",
    "first_name": """prenom adherent | prenom | prenoms | premier prenom | prenom usuel | prenom s
        prenom usuel unite legale""",
    "middle_name": "deuxieme prenom | autres prenoms | second prenom",
    "last_name": "nom adherent | nom de famille | nom patronymique | nom d usage",
    "suffix": "suffixe | suffixe du nom",
    "salutation": """titre social | civilite | titre de civilite | formule de politesse | civ | dr m mme
        m mme | mr mme
        prefixe du nom | prefixe | titre civilite""",
    "title": "titre",
    "job_title": """poste occupe | profession | titre du poste | fonction | poste | qualite du contact
        intitule du poste | qualite | qualite du dirigeant | metier | titre professionnel | titre dans l organisation
        titre organisation""",
    "role": "lien | relation avec le client",
    "birthday": """date de naissance | anniversaire | ne le | naissance | date naissance | nee le | ne e le
        date naiss | dt naissance | date d anniversaire""",
    "legal_name": """nom legal | raison sociale legale | denomination sociale | raison sociale complete
        raison sociale officielle | denomination unite legale | nom juridique""",
    "fiscal_year_end": """bouclement | date de cloture | cloture | fin d exercice | date de fin d exercice
        fin exercice | cloture exercice | date cloture | cloture de l exercice | fin de l exercice
        date de cloture d exercice | date de cloture de l exercice | date fin exercice | fin d annee
        fin d annee financiere | cloture des comptes | mois de cloture | date bilan | date de bilan
        fin d annee fiscale | exercice clos le | date de bouclement | cloture comptable | exercice au
        fin exercice comptable | date de fin d exercice comptable | cloture le | mois cloture | date cloture exercice
        exercice se terminant le | fin de l exercice social""",
    "kind": """type de dossier | type dossier | type de client | type client | personne physique ou morale
        particulier ou professionnel
        pro ou particulier | type de personne | type de tiers | nature pm pp | pm pp""",
    "legal_form": "forme juridique | statut juridique | nature juridique",
    "region_or_status": "etat",
    "status": """statut | statut client | actif | etat du dossier | statut du client | etat client
        statut du dossier""",
    "inactive": "inactif | archive",
    "priority": "priorite",
    "description": "activite | description de l activite | nature de l activite",
    "notes": """message | votre message | commentaires | commentaire | remarques | observations | observation
        note publique | remarque | note interne | notes internes | divers | infos | informations complementaires
        note privee | a savoir | commentaire interne | rq | rmq | rem | points d attention | point d attention
        point de vigilance | points de vigilance | attention | a noter | a retenir | ne pas oublier
        bon a savoir | particularites | particularite | notes personnelles | vigilance | memo | pense bete | nb
        note cabinet | alerte | alertes""",
    "tags": """smart tags | balise | balises | etiquettes | categories | mots cles | libelles
        appartenance au groupe | groupes | tags""",
    "services": """de quels services avez vous besoin | services souhaites | services demandes | prestations
        missions | mission | type de mission | services rendus | prestation | comment pouvons nous vous aider
        de quoi avez vous besoin | service souhaite | prestation souhaitee | votre besoin | objet de la demande""",
    "assignee": """utilisateur responsable | utilisateur assigne | suivi par | traite par | collab
        collaborateur responsable | collaborateur | responsable | gestionnaire | chef de mission
        charge de dossier | expert comptable | commercial | representant | responsable du dossier
        collaborateur en charge | comptable | commerciaux | charge de clientele | suivi par
        responsable de compte | responsable dossier | gestionnaire de paie | gestionnaire de dossier
        charge de compte | expert comptable responsable | technicien responsable | technicien
        proprietaire du compte | proprietaire de l entreprise | proprietaire du contact
        proprietaire de la fiche | assigne a | attribue a | comptable attitre | referent | referent dossier
        en charge | associe responsable | conseiller | collaborateur comptable | collaborateur paie
        collaborateur social | superviseur | comptable en charge | charge de mission | preparateur | prepare par
        collaborateur principal | assistant comptable | directeur de mission | responsable de dossier
        responsable mission | gestionnaire paie | intervenant | responsable mandat | responsable du mandat
        mandataire responsable | chef de mandat | proprietaire de la piste | proprietaire du lead
        proprietaire de piste | proprietaire du prospect | proprietaire de l enregistrement | qui suit
        qui gere | qui s en occupe | chez nous | interlocuteur cabinet | interlocuteur au cabinet
        contact cabinet | notre interlocuteur | responsable cabinet | responsable au cabinet
        responsable interne | collaborateur attitre | commercial en charge | resp dossier | resp du dossier
        resp client""",
    "since": """client depuis | date d entree | date entree | debut de mission | date de debut de mission
        date d entree en relation | entree | depuis | date debut mission | entree en relation
        date de prise en charge | debut mission | arrivee | date d adhesion | date d entree cabinet
        date entree cabinet | date d entree au cabinet | client du cabinet depuis | date debut | date de debut
        debut de la mission | date de reprise | date d entree en relation client | depuis le | arrive le
        arrivee au cabinet | client chez nous depuis | chez nous depuis | entre en | entree au cabinet
        entre le | devenu client | devenu client le | suivi depuis | repris le | annee d entree | annee entree
        au cabinet depuis | date arrivee | date d arrivee""",
    "group": """categorie | groupe | famille | famille client | groupe de clients | categorie client | groupe client
        famille de clients | groupe d adresses | holding | groupe de societes""",
    "client_name": """nom du client | nom client | intitule | nom du tiers | nom du dossier | nom de l entite
        tiers | intitule du compte | nom du compte | nom dossier | intitule client | nom tiers
        nom de l association | nom de la sci | dossier | nom du foyer | nom du partenaire | nom du loueur
        nom loueur""",
    "main_phone": """standard | tel standard | telephone standard | telephone du standard | telephone societe
        tel societe | tel cabinet | telephone de la societe | telephone entreprise | telephone de l entreprise
        numero principal de l entreprise""",
    "area": "region",
    "known_as": "connu sous le nom | connue sous le nom de | dit",
}

QUALIFIERS = {
    "client": "client | clients | tiers | compte client | dossier client | partenaire commercial | pe",
    "organization": """societe liee | raison soc | raison sociale | nom de la societe | denomination | societe
        entreprise | denomination sociale | organisation | organisme | nom de l entreprise | nom societe
        etablissement | employeur | ste | raison soc | cabinet | structure | compagnie | association | sci
        nom ou raison sociale | raison sociale ou nom | raison sociale nom | nom raison sociale | nom entreprise
        nom de l etablissement | nom de l organisation | nom de l organisme | nom organisation
        nom de la structure | entreprise associee | societe associee | entreprise liee | compte associe
        travaille chez""",
    "contact": """contact | personne a contacter | personne de contact | interlocuteur | interlocutrice
        personne ressource | correspondant | personne contact | personne a joindre | referent client
        contact client | contact principal | interlocuteur client | interlocuteur chez le client
        contact chez le client | interlocuteur principal | contact sur place""",
    "taxpayer": "contribuable | declarant | declarant 1 | decl 1",
    "spouse": "conjoint | conjointe | epouse | epoux | declarant 2 | conjoint e | epoux epouse | decl 2 | partenaire",
    "officer": """signataire | signataire autorise | dirigeant | gerant | associe | president
        representant legal | gerante | gerant e | co gerant | co gerante | dirigeante | presidente | president e
        administrateur | mandataire | mandataire social | exploitant | exploitante | chef | chef d entreprise
        patron | patronne | dirigeants | gerants | associes | coassocie | co associe | fondateur | directeur
        directrice | pdg | decideur | representant | indivisaire | coindivisaire | titulaire
        beneficiaire effectif | cogerant | proprietaire exploitant""",
    "work": "prof | professionnel | pro | travail | professionnelle | professionnels | pros | au travail",
    "home": """domicile | personnel | personnelle | prive | perso | res | residence | prives | personnel perso
        personnels | personnelles | maison | a la maison""",
    "billing": """facturation | facture | fact | facture a | facturer a | destinataire de facture
        destinataire facture | destinataire de la facture""",
    "mailing": "postale | correspondance",
    "rank2": "deuxieme | secondaire | autre",
    "noise": """du | la | le | des | d | de | l | les | et | en | au | a | sur | principal | principale | un
        une | valeur | aux | par | privee | privees | publique | interne | premier | premiere | le cas echeant""",
    "office": "bureau",
    "husband": "monsieur | mr | m",
    "wife": "madame | mme",
}

STRANGERS = {
    DELIVERY: """livraison | adresse de livraison | expedition | adresse livr | livr | livre a | livrer a
        destinataire | expedier a""",
    AMOUNTS: """solde | encours | encours autorise | remise | plafond | chiffre d affaires | montant | ca | capital
        tarif""",
    TERMS: """mode de reglement | conditions de paiement | reglement | echeance | devise | conditions de reglement
        delai de paiement | mode de paiement""",
    BANK: "banque | rib | domiciliation | compte bancaire",
    RECORDS: """date de creation | cree le | modifie le | date de modification | derniere modification
        horodateur | horodatage""",
    MARKETING: """infolettre | source | origine | prospection | desabonnement | desabonne | desinscription
        desinscrit | desabonnement email""",
    NO_PLACE: """nombre de | nombre | assistant | assistante | annee de naissance | libelle | service | abrege
        code naf | code ape | naf | ape | code naf ape | effectif | effectifs | secteur | langue | sexe
        situation familiale | situation de famille | nom de jeune fille | regime tva | compte collectif
        nom de naissance | surnom | bp | boite postale | code fournisseur | fournisseur | nationalite | rcs
        qualite | secteur d activite | departement | departement service | enfants | personnes a charge
        regime matrimonial | lieu de naissance | activites | activite | poste telephonique | ne pas modifier
        formule de politesse | numero de securite sociale | numero secu | ancien cabinet | ancien comptable
        confrere | code commune | employes | specialite | indicatif de pays | passe temps | rappel | voiture
        telephone voiture | recepteur de radiomessagerie | radio telephone | rnis | nb parts | nombre de parts
        telephone de l assistant | telephone de l assistante | telephone de l assistant e | nom jf | nom jf mme
        critere de diffusion | service dans l organisation | expediteur | notaire | avocat | banquier
        conseiller bancaire | conciergerie | assureur | agent immobilier | syndic | apporteur
        apporteur d affaires | femme de menage | courtier | ancienne adresse | ancien nom | ancien telephone
        ancien mail | ancien e mail | adresse precedente | commissaire aux comptes | huissier
        medecin du travail | adresse du bien | bien loue | utilisateur | utilisateur 1 | champ utilisateur""",
}
