"""Words that mean what they say only beside others, and names of other programs."""

from __future__ import annotations

#: What these hold depends on the words before them: with an unknown word in front they are taken for nothing.
GENERIC = frozenset({
    "name", "number", "id", "type", "segment", "label", "status", "inactive", "role", "title", "description", "group",
    "notes",
    "since", "tags", "services", "primary_flag", "assignee", "country_code", "display_name", "street",
    "street2", "region", "priority", "salutation", "suffix", "kind", "website", "code", "job_title",
    "person_name", "area", "city_state_zip", "fiscal_year_end", "first_name", "last_name", "country", "city", "tax_id",
})  # fmt: skip

#: Phrases that usually, but not always, mean their concept, by how doubtful they are.
WEAK = {
    0.01: "sin | social insurance number",
    0.02: "client id | customer id | id cliente | kunden id | mandanten id | klant id | identifiant client",
    0.05: "nino | ni number | national insurance number",
    0.08: "titel | account number | account no",
    0.1: """contact type | old code | old number | old client number | legacy id | legacy code | legacy number
        previous client code | old id | family name
        suburb | county | entity type | business type | legal form | legal structure | organization type
        company type | type of entity | type of business | type of organization | nom
        internal reference | user defined identifier""",
    0.12: """account id | numero de compte | numero de cuenta | numero da conta
        kontonummer | extern id | externe id
        whatsapp | zap | whats | whatsapp number | wsp | direct | group | prefix | position | aniversario""",
    0.15: """ln | sn | em | cty | zp | nts | ttl | prep | opened | rep | partner
        staff | manager | sales rep | relationship | location address | first | last | middle | attention
        attn | groups | profession | profesion | profissao | beruf | beroep""",
    0.2: """zugang | eintritt
        contact number | contact no | message | details | fecha alta | fecha de alta | alta | memo | fn
        apelido | poste | qualite | designation | line | uid
        domeinnaam | site | subscriber | opened
        join date | since | engagement date | unit | domain | mail | person | service
        date joined | account code | active | is active | business number | unique id | commencement date
        estado | url | card id | advisor | adviser | summary | profile | consultant | function | clerk""",
    0.25: """category | keywords | family | accountant | occupation | background | team member
        sort name | other name | other names""",
    0.5: "start date",
    0.3: """street number | hausnummer | huisnummer | segment
        parent company | bookkeeper | building | floor | care of | job code | member number
        balance date | start | internet | year end month | fiscal year end month | month end year
        category type | job manager | ard""",
}

#: Systems whose number of the client a header may name: *QuickBooks ID*.
SYSTEMS = """quickbooks | qbo | qb | xero | sage | freshbooks | drake | lacerte | proseries | ultratax | cch | karbon
    taxdome | canopy | myob | clio | zoho | netsuite | freeagent | iris | taxcalc | datev | salesforce | stripe
    ignition | jetpack"""
