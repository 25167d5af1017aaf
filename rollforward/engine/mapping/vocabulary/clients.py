"""Words for the client that one trade alone has; elsewhere they may mean somebody else."""

from __future__ import annotations

#: Kinds of organisations.
ORGANIZATIONS = """practice | clinic | daycare | day care | farm | ranch | carrier | restaurant | hotel | motel | salon
    dealership | dealer | agency | studio | shop | store | nonprofit | non profit | foundation | hoa | condo
    condominium | center | centre | institution | establishment | facility | sponsor | plan sponsor | grantee
    law firm | franchise | franchisee | outlet | pharmacy | hospital | laboratory | lab | brewery | winery | gym
    contractor | subcontractor | charterer | temple | synagogue | mosque | league | lodge | union | troop
    chapter | district | council | department store | dental practice | medical practice | veterinary | bakery | cafe
    bar | pub | garage | workshop | vessel | boat | group practice | provider group | operator | household | family
    venue | theater | theatre | gallery | museum | library | nursery | preschool | academy | college | university
    dental office | medical office | law office | doctors office | vet clinic
    enterprise | venture | holding | subsidiary | holdings | startup | portfolio company | investee | borrower | obligor
    insured | named insured | policyholder | tenant | landlord | lessee | lessor | permit holder | licensee | registrant
    taxpayer entity | filer | assujetti | clinica | farmacia | tienda | restaurante | hotel | bar | comunidad
    comunidad de propietarios | comunidad de bienes | werkmaatschappij | explotacion | finca | granja | familia
        famille | pharmacie | cabinet | boutique
    exploitation | copropriete | commerce | apotheke | restaurant | hof | landwirt | betrieb | familie | gasthof
    winkel | apotheek | praktijk | boerderij | maatschap | vve | gezin | condominio | loja | oficina | fazenda
    bv | nv | bvba | vof | gmbh | sarl | sas | sl | brokerage | llc | lp | llp
    pllc | plc | pta | padaria | escola | consultorio | igreja"""

#: What a client may be besides, said as one of two: *Transportadora / Autônomo*, *District / Municipality*.
KINDS = """municipality | village | township | borough | fire district | water district | school district | parish
    transportadora | autonomo | freelancer | sole trader | self employed | freiberufler | selbstandiger
    einzelunternehmer | einzelfirma | zzp er | zzper | eenmanszaak | independant | auto entrepreneur
    micro entrepreneur | profession liberale | loueur | bailleur | indivision | association | asociacion | comercio
    taller | despacho | estudio | host | farmer | arztpraxis | kanzlei | verein | handwerker | gemeinde | commune
    gemeente | ayuntamiento | prefeitura | camara | vereniging | stichting | zaak | armazem | mercado
    clinica dentaria | produtor rural | empreiteira | construtora | empreiteiro | mei | exploitant | artisan
    commercant | medecin | docteur | tandarts | huisarts | person | individual | couple | estate | trust | charity
    club | society | nom | name | nombre | nome | naam | entity | group | surname | last name | family name | arzt
    zahnarzt | landwirt | kunstler | musician | artist | author | driver owner | consultant | contractor | doctor"""

#: Those that are the company also where a person is named.
EMPLOYERS = """practice | clinic | daycare | restaurant | salon | brokerage | farm | ranch | studio | dental practice
    medical practice | law firm | pharmacy | brewery | winery | dealership"""

#: What another program calls those whom it lists.
LISTED = """vendor | supplier | law firm | file | task | project | job | lead | patient | donor | tenant | student
    member | resident | beneficiary | subscriber | record | item | label | title | payee"""

#: What is named and never the client.
NO_CLIENTS = """administrador finca | administrador fincas
    property | rental | parcel | vehicle | bank | event | product | service | plan
    project | campaign
    source | template | form | file | folder | system | software | user | brand | status | stage | type | account
    date | month | year | day | time | notes | photo | picture | logo | language | lang | gender | department | dept
    domestic | foreign | local | street | mailing | other | new | old
    city | state | county | country | drawer | box | tier | tiers | level | color | colour | row | line | sheet | tab
    page | list | group | category | region | zone | area | route | territory | branch | division | region code | kind
    number | count | total | units | capacity | lic | license | permit | dot | mc | npi | reference | ref | key | sku"""
