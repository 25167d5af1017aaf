"""What is done for a client, how often, and how the client stands with the firm."""

from __future__ import annotations

from rollforward.engine.meanings.circles.circle import circle

#: A scale in digits or letters is left out everywhere: whether 1 is the highest or the lowest, only the firm knows.
STATUS = circle("""
active: active | activ | current | open | enabled | live | ongoing | engaged | client | customer | clients | customers
    existing | existing client | aktiv | laufend | bestandskunde | mandant | actif | en cours | activo | activa
    vigente | cliente activo | ativo | ativa | actief | lopend | klant
inactive: inactive | not active | non active | archived | closed | disabled | dormant | lost | terminated | left
    deleted | hidden | ended | cancelled | canceled | discontinued | disengaged | offboarded | resigned
    no longer a client | inaktiv | nicht aktiv | ruhend | archiviert | gekündigt | beendet | inactif | non actif
    archivé | clôturé | résilié | inactivo | inactiva | no activo | archivado | cerrado | dado de baja | baja | inativo
    inativa | arquivado | encerrado | inactief | niet actief | gearchiveerd | gesloten | opgezegd
former > inactive: former | former client | past | past client | ex client | previous | previous client | old client
    ehemalig | ehemalige | ehemaliger | ehemaliger mandant | ancien | ancien client | antiguo | antiguo cliente
    ex cliente | voormalig | oud klant | voormalige klant | antigo | antigo cliente
prospect: prospect | prospects | prospective | prospective client | potential | potential client | opportunity | quoted
    proposal | interessent | potenziell | potentiel | prospecto | cliente potencial | potencial | potentieel
    potentiële klant
lead > prospect: lead | leads | new lead | hot lead | warm lead | cold lead
on_hold: on hold | hold | paused | suspended | pausiert | in wartestellung | en attente | suspendu | en pausa
    suspendido | in de wacht | gepauzeerd | em espera | suspenso
""")

PRIORITY = circle("""
high: high | urgent | top | critical | important | hoch | dringend | haute | élevée | élevé | alta | alto | urgente
    hoog
medium: medium | normal | standard | default | average | moderate | med | mittel | moyenne | moyen | normale | media
    medio | normaal | gemiddeld | média | médio
low: low | minor | niedrig | gering | basse | faible | baja | bajo | laag | baixa | baixo
""")

FREQUENCIES = circle("""
daily: daily | every day | täglich | quotidien | quotidienne | diario | diaria | dagelijks | diário | diária
weekly: weekly | week | every week | per week | once a week | wkly | wöchentlich | hebdomadaire | semanal | wekelijks
biweekly: biweekly | fortnightly | every two weeks | every 2 weeks | every other week | vierzehntägig | 14-tägig
    zweiwöchentlich | tweewekelijks | toutes les deux semaines | cada dos semanas
semimonthly: semimonthly | twice a month | twice monthly | quincenal | quinzenal | bimensuel | halbmonatlich
monthly: monthly | month | every month | per month | once a month | mthly | mnthly | mly | monatlich | mensuel
    mensuelle | mensual | maandelijks | per maand | mensal
bimonthly: bimonthly
two_monthly: every two months | every 2 months | every other month | zweimonatlich | bimestriel | bimestral
    tweemaandelijks
quarterly: quarterly | quarter | every quarter | per quarter | once a quarter | every three months | every 3 months
    qtr | qtrly | qrtly | qtly | vierteljährlich | quartalsweise | trimestriel | trimestrielle | trimestral
    driemaandelijks | per kwartaal | kwartaal
semiannual: semiannual | semiannually | half yearly | half year | twice a year | every six months | every 6 months
    halbjährlich | semestriel | semestrielle | semestral | halfjaarlijks
annual: annual | annually | yearly | year | every year | per year | once a year | yrly | ann | jährlich | annuel
    annuelle | anual | jaarlijks | per jaar
once: one time | once | one off | onetime | einmalig | ponctuel | una vez | eenmalig | uma vez
on_demand: as needed | on demand | ad hoc | when needed | nach bedarf | bei bedarf | à la demande | según necesidad
    op afroep | sob demanda
""")

SERVICES = circle("""
bookkeeping: bookkeeping | bookkeeper | books | bkkpg | buchhaltung | buchführung | fibu | finanzbuchhaltung
    tenue de livres | tenue de comptabilité | teneduría de libros | boekhouding | escrituração
payroll: payroll | payrolls | payroll processing | lohn | lohnbuchhaltung | lohnabrechnung | lohn und gehalt | paie
    paye | nómina | nóminas | salarisadministratie | loonadministratie | folha de pagamento
tax_preparation: tax preparation | tax prep | tax return preparation | tax returns | income tax preparation
    tax compliance | steuererklärung | steuererklärungen | déclaration d'impôts | declaración de impuestos
    belastingaangifte | declaração de impostos
sales_tax: sales tax | sales and use tax | sales tax returns
vat: vat | vat return | vat returns | umsatzsteuer | ust | umsatzsteuervoranmeldung | tva | iva | btw | btw aangifte
audit: audit | audits | auditing | wirtschaftsprüfung | jahresabschlussprüfung | auditoría | auditoria
advisory: advisory | consulting | beratung | conseil | consultoría | asesoría | advies | adviseren | consultoria
""")

METHODS = circle("""
cash: cash | kasse | kassenbasis | encaissement | caja | kasbasis | caixa
accrual: accrual | accruals | sollversteuerung | engagement | devengo | competência
""")

PROGRAMS = circle("""
quickbooks_online: quickbooks online | qbo | qb online | intuit quickbooks online
quickbooks_desktop: quickbooks desktop | qbd | qb desktop | qbdt
excel: excel | microsoft excel | ms excel | spreadsheet
freshbooks: freshbooks | fresh books
""")

#: Single letters of one language; the words themselves are read without being asked about.
ANSWERS = circle("""
yes: yes | y | true | t | ja | j | oui | o | sí | s | sim | vrai | wahr | verdadero | verdadeiro | waar
no: no | n | false | f | nein | non | não | nee | faux | falsch | falso | onwaar
""")
