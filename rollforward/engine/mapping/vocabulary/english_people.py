"""English: whose columns are, and who does the work for a client."""

from __future__ import annotations

_TRADES = (
    "accountant", "advisor", "agent", "associate", "attorney", "auditor", "bk", "bkpr", "bookkeeper", "clerk", "cpa",
    "ea", "employee", "lawyer", "manager", "member", "partner", "person", "preparer", "rep", "reviewer", "solicitor",
    "staff", "timekeeper", "user",
)  # fmt: skip
#: *Resp Lawyer*, *Assigned BK*: who does the work for the client, by whatever trade.
IN_CHARGE = " | ".join(
    phrase
    for trade in _TRADES
    for phrase in (
        f"assigned {trade} | responsible {trade} | resp {trade}",
        f"{trade} assigned | {trade} in charge",
    )
)

QUALIFIERS = {
    "client": "client | customer | clients | customers | account | debtor | card | payer | bp | business partner",
    "organization": """partnership | partnership name | trust | trust name | estate | estate name | company
        organization | business | firm | entity | corporate | business name | corporation | associated company
        organisation | company organization | company or organization | entity name | trust estate
        trust or estate | corp name | corporate name | legal entity business | merchant | company business
        business company | school name | church name | organisation charity | fund | association | charity
        club | church | society | companies | ministry | congregation | parish | linked company
        linked business | linked organisation | companies linked | limited company | works for | works at
        employed by | company they work for | where they work""",
    "contact": """contact | contacts | individual | related contact | associated contact | contact 's | person
        persons | contact person | point of contact | poc | key contact | contact name person | correspondent
        key person | liaison | caller | enquirer | linked contact | go to | go to person | go to person there
        go to contact | day to day contact | main person | main person there | person there | contact there
        key contact person | who we deal with | our contact there | their contact | primary person
        lead contact name | person we deal with""",
    "taxpayer": "taxpayer | primary taxpayer | tax payer | filer | taxpayers",
    "spouse": "spouse | spouse partner | partner spouse | spouses | significant other",
    "husband": "his | husband | husbands | him | hubby",
    "wife": "her | wife | wifes",
    "officer": """officer | director | shareholder | member | principal | co owner | stakeholder
        beneficial owner | business owner | company principal | director proprietor | owner director
        owner manager | director owner | proprietor director | owner operator | owner principal
        owner or operator | trustee | trustee executor | executor trustee | executive | exec | officers
        directors | shareholders | principals | co owners | decision maker | key executive | top executive
        senior executive | proprietors | founder | co founder | sole proprietor | sole director | ubo | boss
        sole trader name | dvm owner | dentist owner | doctor owner | physician owner | owner dentist
        owner doctor | md owner | owner veterinarian""",
    "rank2": "second | secondary | alternate | alternative | alt | other | additional | backup | joint",
    "rank3": "third | tertiary",
    "billing": "billing | bill to | bill | invoice | invoicing | accounts | sold to | sold",
    "mailing": "mail address | address mail | mailing | postal | mail to | correspondence | communication",
    "po": "po",
    "physical": """physical | sa | registered | registered office | residential | residence | location | visiting
        legal""",
    "home": "home | personal | private | evening | night | h | res | residence phone | ah | after hours | evenings",
    "work": "work | headquarters | hq | w | bh | business hours | daytime work | wrk | bus",
    "noise": """value | information | info | details | detail | field | main | default | current | preferred
        primary | full | text | the | of | a | for | and | or | general | own | data | standard | to | are
        interested | in | would | like | do | have | need | select | choose | please | required | optional
        column | principal | key | best | your | our | my | what | is | enter | if | applicable | reach | you
        which | day | daytime | whats | should | we | use | where | live | free form | reachable | exactly
        tell | us | may | on return | on tax return | per return | as on return | private | public | is it
        when does | when do | when did | does your | how do | combined | if any | formatted | normalized
        standardized | cleaned | their | there""",
    "office": "office",
}
