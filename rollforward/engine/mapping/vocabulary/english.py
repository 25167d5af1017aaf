"""English: what columns hold and whose they are. A phrase is listed once; joined and divided spellings are one."""

from __future__ import annotations

CONCEPTS = {
    "email": "em | email | email address | email id | emails | email addresses | electronic mail | email addr",
    "cc_email": "cc email | carbon copy email | email cc",
    "phone": """phone | phones | telephone | phone number | phone numbers | telephone number | contact number
        landline | telephone line | phone value | main number | phone daytime | contact phone number""",
    "direct_phone": "direct line | direct dial | ddi | ddi number | direct phone | direct number | extension number",
    "mobile": """mobile | mobile phone | mobile number | cell | cell phone | cell number | cellular | cellphone
        mobile phone number | cell phone number | mobile telephone | handphone | gsm | mobile telephone number
        text number | phone m | telephone m | phone c""",
    "fax": "fax | fax number | facsimile | fax phone | telefax",
    "website": """url address | website | web | url | homepage | web page | www | web address | website url
        website address | web url | domain | domain name | internet address | company domain name
        web site address | website link""",
    "address": """address | full address | complete address | formatted address | address formatted | formatted
        location address | address block | addresses""",
    "street": """house number and street | house number street | street and house number | street
        street address | address line | line | street name and number | street line | address street
        street and number | street number and name | road | street addressline""",
    "street2": """suite | apt | apartment | unit | extended address | suite number | apt number
        apartment number | unit number | suite apt | apt suite | address line two | street line two | floor
        building""",
    "city": """cty | city | town | village | city town village locality | suburb | locality | municipality | post town
        address city | city name | township""",
    "region": """us state ca province | state | province | county | state county | state or county | state code
        state region | state name | province code | address state | state or province | state abbreviation
        address region | prefecture | us state | st""",
    "area": "region | area",
    "postal_code": """zp | zip 5 | zip five | zip | zip code | postal code | postcode | post code
        zip postal code | pin code | pincode | postal zip code | zip postal | post zip | eircode | address zip
        billing code | mailing code""",
    "country": """country region code | country | nation | country region | country name | country or region
        country of residence""",
    "country_code": "country code | country iso | iso country | country iso code",
    "city_state_zip": "city state zip | city state zip code | city and state | csz",
    "tax_id": """ppsn | pps number | ppsn tax registration number | ppsn tax reg number | nino | ni number
        tax id | ein | fein | ssn | itin | tin | vat number | vat | vat id | vat registration | gstin | abn
        tfn | vat registration number | vat reg number | gst number | gst registration number | gst hst number
        tax number | tax id number | taxpayer id | taxpayer id number | taxpayer identification number
        tax identification number | federal id | federal id number | federal tax id | federal tax id number
        employer id | employer id number | federal ein | employer identification number | social security
        social security number | utr | utr number | unique taxpayer reference | tax registration number
        tax reg number | ssn ein | ein ssn | ssn or ein | ein or ssn | id ein ssn | gst | business tax id
        ird number | tax file number | australian business number | tax identifier | tax reference
        taxid number | vat identification number | sales tax registration number | ssn itin | ssn ein itin
        business number | soc sec number | tin ssn | ssn tin | tax payer id | federal employer id | fed id
        fed id number | vat tax id | vat reg | nzbn""",
    "number": """number | code | id | identifier | ref | reference | key | reference number | id number
        id code | short code""",
    "code": """account number | client code | client number | client ref | client reference | customer number
        customer code | file number | card id | external id | legacy id | old id | matter number | client key
        customer ref | customer reference | account ref | account reference | account code | member number
        debtor code | file code | client account number | our ref | our reference | client file number
        client identifier | external reference | external client id | tax software id | alt client id
        customer account number | job code | a c | a c ref | ac number | internal reference | internal id
        user defined identifier | client id number""",
    "name": "name | names",
    "display_name": """display name | full customer name | name to display | print as | client display name
        card name | sort name""",
    "person_name": """full name | first and last name | first last name | person name | complete name
        name full | individual name""",
    "attention": "attention | attn | attention to | care of",
    "first_name": """fn | fst name | first name | first | given name | forename | fname | christian name | given names
        first names | forenames""",
    "last_name": """ln | sn | lst name | last name | last | surname | family name | lname | last names
        second surname | surnames""",
    "middle_name": """middle name | middle | mi | middle initial | middle names | additional name
        middle name initial | initial | middle init | m initial | mname | m i | middle initials | other name
        other names""",
    "suffix": "suffix | name suffix | generation suffix | generational suffix | jr sr",
    "salutation": """salutation | name prefix | honorific | courtesy title | mr ms | mr mrs ms | mr mrs
        name title | honorific prefix | prefix | title prefix""",
    "title": "title",
    "job_title": """ttl | job title | position | designation | job role | occupation | organization title
        company position | job position | business title | professional title | position title | company title
        role title | role or title | title or role | job title or role | title position""",
    "role": "role | relationship | contact role | relationship to client | role at client | association type",
    "primary_flag": "is primary | is primary contact | primary flag | is main contact | primary contact flag",
    "birthday": "birthday | birth date | date of birth | dob | born | birthdate | birth day | d o b",
    "company_or_last": """last name business name | business name last name | last name or business name
        surname business name | name surname or company | last name company | last name or company
        company last name | company or last name | surname or company | company surname | surname company
        last name or company name | company name or last name""",
    "trading_name": """dba | trading name | trading as | doing business as | trade name | t a | trading name dba
        dba name | also known as | aka | brand name""",
    "legal_name": """legal name | legal entity name | registered name | official name | legal business name
        entity legal name | registered company name | legal company name | name on tax return | full legal name
        company legal name | incorporated name""",
    "kind": """client type | individual or business | business or individual | organization or individual
        person or company""",
    "type": """type | entity type | category type | kind | legal form | entity | business type | legal structure
        organization type""",
    "label": "label",
    "status": """status | active status | active | is active | client status | account status | customer status
        card status | active inactive | current status | client stage""",
    "inactive": "inactive | is inactive | hidden | archived | is archived | inactive flag | deleted",
    "priority": "priority | client priority | priority level",
    "assignee": """account lead | lead accountant | lead owner | relationship partner | tax manager | prep
        assignee | assigned to | account manager | client manager | relationship manager | manager | responsible
        responsible person | responsible partner | staff | staff member | partner | preparer | accountant
        bookkeeper | sales rep | rep | account executive | team member | client lead | contact owner
        account owner | company owner | record owner | client owner | assigned user | assigned staff
        lead preparer | partner in charge | client partner | engagement partner | primary preparer | assigned
        job manager | responsible staff | responsible manager | in charge | assigned preparer
        client relationship manager | case manager | customer owner | person owner | organization owner
        account assignee | salesperson | sales person | tax preparer | responsible attorney
        responsible accountant | assigned bookkeeper | assigned accountant | owned by | advisor | adviser""",
    "owner": "owner | owners | proprietor",
    "group": """client group | household | family group | group | client group name | category | segment
        group name | customer group | family | group code | family name group | billing group | client category
        customer category | parent company""",
    "tags": """tags | tag | labels | categories | keywords | group membership | client tags | tag list
        tag names | groups""",
    "services": """services | service | services provided | service lines | client services | services required
        service list | services used | service line | service name | services offered""",
    "since": """date commenced | date opened | client since year | date taken on | opened | engaged since
        client added on | client since | customer since | customer since date | client start date
        relationship start | date engaged | engagement start date | engagement start | became client
        date became client | since | joined as client | client since date | relationship start date
        onboarding date | commencement date | engagement date | start date | client from | date joined
        date acquired | client acquisition date | date of engagement | date client obtained | join date
        date became a client | client added""",
    "fiscal_year_end": """fiscal year ending | financial year ending | year ending | fiscal year end | year end
        fye | financial year end | year end date | fiscal year end date | ye | accounting year end
        tax year end | accounting reference date | fy end | financial year end date | balance date
        fiscal year end month day | year end month | fiscal year end month | fy end date | month end year
        accounting period end | fiscal year ends | yr end | yr end date | yearend | fiscal yearend
        end of fiscal year | fiscal ye | ye date""",
    "description": """description | business description | nature of business | client description | about
        about us | company description | business activity | principal business activity""",
    "end_date": "end date | projected end date | end | contract end | projected end",
    "notes": """nts | anything else we should know | anything else | notes | note | comments | comment | remarks
        memo | additional notes | internal notes | background info | background | general notes | notes comments
        remark | private notes | other information | additional information | client notes | customer notes
        special instructions""",
}

QUALIFIERS = {
    "client": "client | customer | clients | customers | account | debtor | card",
    "organization": """partnership | partnership name | trust | trust name | estate | estate name | llc name
        company | organization | business | firm | entity | corporate | business name | corporation
        associated company | organisation | employer name | company organization | company or organization
        entity name""",
    "contact": """contact | contacts | individual | related contact | associated contact | contact 's | person
        persons | contact person""",
    "taxpayer": "his | taxpayer | primary taxpayer | tax payer | filer | taxpayers",
    "spouse": "her | spouse | wife | husband | spouse partner | partner spouse | spouses",
    "officer": """officer | director | shareholder | member | trustee | principal | co owner | stakeholder
        beneficial owner | business owner | company principal""",
    "rank2": "second | secondary | alternate | alternative | alt | other | additional | backup | joint",
    "rank3": "third | tertiary",
    "billing": "billing | bill to | bill | invoice | invoicing | accounts",
    "mailing": "mail address | mailing | postal | po | mail to | correspondence | communication",
    "physical": """physical | sa | registered | registered office | residential | residence | location
        visiting | legal""",
    "home": "home | personal | private | evening | night | h",
    "work": "work | office | headquarters | hq | w",
    "noise": """value | information | info | details | detail | field | main | default | current | preferred
        primary | full | text | the | of | a | for | and | or | general | own | data | standard | to | are
        interested | in | would | like | do | have | need | select | choose | please | required | optional
        column | principal | key | best | your | our | my | what | is | please | enter | if | applicable | reach
        you | which | day | daytime""",
}

#: What these hold depends on the words before them: with an unknown word in front they are taken for nothing.
GENERIC = frozenset({
    "name", "number", "type", "label", "status", "inactive", "role", "title", "description", "group", "notes",
    "since", "tags", "services", "primary_flag", "assignee", "country_code", "display_name", "street",
    "street2", "region", "priority", "salutation", "suffix", "kind", "website", "code", "job_title", "address",
    "person_name", "area", "city_state_zip", "fiscal_year_end", "first_name", "last_name", "country", "city", "tax_id",
})  # fmt: skip

#: Phrases that usually, but not always, mean their concept, by how doubtful they are.
WEAK = {
    0.1: "ref | nom | internal reference | internal id | user defined identifier | account number | account no",
    0.12: "group | prefix | position | memo",
    0.15: """fn | ln | sn | em | cty | zp | nts | ttl | prep | opened | rep | partner | staff | manager
        sales rep | relationship | location address | first | last | middle | attention | attn | groups""",
    0.2: """site | join date | since | engagement date | unit | domain | mail | person | service
        date joined | account code | active | is active | business number | unique id | commencement date
        estado | url | card id | advisor | adviser""",
    0.25: """category | keywords | family | accountant | occupation | about | background
        team member | billing code | mailing code | sort name | other name | other names""",
    0.5: "start date",
    0.3: """segment | parent company | bookkeeper | building | floor | care of | job code | member number
        balance date | start | internet | year end month | fiscal year end month | month end year
        category type | job manager""",
}

#: Systems whose number of the client a header may name: *QuickBooks ID*.
SYSTEMS = """quickbooks | qbo | qb | xero | sage | freshbooks | drake | lacerte | proseries | ultratax | cch | karbon
    taxdome | canopy | myob | clio | zoho | netsuite | freeagent | iris | taxcalc | datev | salesforce | stripe
    ignition | jetpack"""
