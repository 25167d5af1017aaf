"""Columns that are no part of a client's record, by the sentence that tells why they are left out."""

from __future__ import annotations

DELIVERY = "Delivery addresses are not kept for clients."
AMOUNTS = "Amounts and balances belong to the books, not to the client's record."
TERMS = "Terms and payment settings are not imported."
BANK = "Bank data is not imported."
RECORDS = "This is the other program's own bookkeeping of its records."
MARKETING = "Marketing data is not imported."
DIGITS = "Some digits of a number are no number."
WORK = "Work, deals and invoices have records of their own."
DONE = "It says how far something got, which is not kept."
OUTDATED = "It says what no longer holds."
NO_PLACE = "There is no place for this in a client's record."

#: English; the other languages have theirs beside their own words.
STRANGERS = {
    DELIVERY: """ship | ship to | shipping | shipping address | delivery | deliver | deliver to | delivery address
        delivery instructions | consignee""",
    AMOUNTS: """balance | amount | total | credit | credit limit | discount | opening balance | open balance
        price level | price | pricing | rate | fee | fees | revenue | annual revenue | sales | turnover | income
        cost | paid | overdue | outstanding | receivable | receivables | payable | wip | budget | balance total
        value of | spend | lifetime value | spent | orders | order | deals | hourly | charge
        markup | margin | refund | donation | wages | agi | ar balance | a r balance | average | total sales
        ytd sales | last sale | last sale date | last payment | last payment date | last invoice | unbilled
        retainer balance | trust balance | default account code | default account | default sales account
        default income account""",
    TERMS: """terms | payment | payments | payment terms | payment method | due | net | currency | currency code
        finance charge | late fee | statement | print | printed | invoice prefix
        invoice template | invoices | invoice terms | invoice due | invoice delivery | receipt | billing rate
        billing method | billing frequency | billing information | billing type | billing cycle | billing status
        billing day | paypal | credit card | stripe | preferred delivery method | preferred payment method
        preferred contact method | tax code | tax rate | taxable | tax exempt | tax item | resale | resale number
        exemption | sales tax | tax treatment | tax type | tax rule | default tax | track | tax area | exempt
        gst treatment | vat treatment | tax category | withholding | ar account | active mandates | mandates
        elf status | efile status | return status | filing method | organizer status | work status | job state
        eot status""",
    BANK: """bank | iban | bic | swift | routing | routing number | sort code | bsb | branch code
        bank account number | bank account | bank name | account holder | direct deposit | direct debit
        card address | card tax id | card name | card id | card last | card brand | card number | mandate
        card type | card expiry | cvv | name on card | expiration | rtn | aba | aba number
        routing transit number | dan | bank routing | eft | account type checking savings | type of account
        checking savings | fuel card | fuel card number | bank account type | checking or savings""",
    RECORDS: """refnum | corporate key | created | create date | created at | created on | created by | created date
        date created | creation date | creation | modified | last modified | modified date | updated | updated at
        last updated | update date | date updated | date modified | last update | last changed | changed | added
        date added | added on | added by | created time | modified time | updated by | modified by | last activity
        last activity date | last contacted | last contact | last login | login | signed in | last seen
        registered date | date registered | registration date | import id | imported | guid | uuid | record id
        row id | record number | row number | line number | sync token | sync | etag | revision | version | system id
        object id | sort order | sequence | url slug | slug | hash | entry date | timestamp | last visit
        date entered | entered | external source | source system | edit sequence | time created | time modified
        list id | full url | record type | last engagement | next activity date | next activity | activities
        done activities | activity | visits | signup | sign up | unsubscribed | leid | euid | workspace | folder
        portal | client portal | portal access | visible to | visibility | permission | private flag | invitation
        invited | username | password | user name | user id | token | api | last change | started | completed
        last modified by | crt date | crt | last reach | number of contacts | number of people | date of last
        last seen date | first seen | first visit | first contact | date of first contact | last call | last meeting
        last email | last touch | last accessed | modified on | created on date | import date | last sync
        record created | status date | start time | completion time | submission date | confidence
        source email date | called""",
    MARKETING: """lead status | lead source | lead score | source | referral | referred by | referral source
        referral code | campaign | marketing | newsletter | subscribed | email subscriber | emailsubscriber
        catalog subscriber | use email | subscription | opt in | opt out | optin
        optout | email opt out | opt | consent | gdpr | unsubscribe | bounced | bounce | do not call | do not email
        do not mail | do not | do not contact | lifecycle | lifecycle stage | score | rating | member rating
        clicks | opens | survey | nps | audience | list | lists | utm | medium | forecast | win probability
        buying role | hubspot | email status | sms | ip | ip address | optin time | optin ip
        confirm time | confirm ip | latitude | longitude | gmtoff | dstoff | territory | sentiment | email marketing
        mailing list | email lists | accepts marketing | receive emails | receive email | allow email | allow emails
        send email | send emails | no mail | no email | email permission | mail permission | marketing emails
        do not send | email preference | mail preference | email updates | opted in | opted out | subscribe
        lead value | lead title | lead id | lead created | lead type | lead time | lead stage | lead age
        lead quality""",
    DIGITS: """last 4 | last four | last 4 digits | last four digits | last 4 of | last four of | last 4 digits of
        first 4 | first four""",
    WORK: """due date | project | task | task type | deal | deal name | deal title | deal value | stage
        pipeline | progress | milestone | opportunity | opportunity name | close date | expected close date
        forecasted close date | invoice number | invoice date | uploaded on | delivered on | delivered to
        signature status | time budget | entry id | entry date | entry notes | entry number | user agent
        user ip | submission id | response id | respondent id | submitted at | submitted on | submission time
        form id | form name | unique generated user id | viewed | starred | is starred | is read | spam
        source url | embed url | post id | envelope | envelope id | envelope subject | envelope status
        routing order | signed on | sent on | viewed on | declined on | completed on | calls in | phones in
        texts in | acres | acreage | units owned""",
    NO_PLACE: """parent | parent account | parent customer | parent name | nickname | nick name | phonetic
        phonetic name | yomi | maiden | maiden name | former name | previous name | old name | file as | alias
        preferred name | mother | father | initials | gender | sex | marital | marital status | anniversary
        children | child | dependent | dependents | beneficiary | emergency | emergency contact | photo | image
        avatar | picture | logo | hobby | hobbies | language | locale | timezone | time zone | mileage
        sensitivity | directory server | assistant | asst | assistants | secretary | department | departments
        division | employees | number of employees | employee | employees count | headcount | no of employees
        company size | size | industry | industry code | sector | naics | sic | sic code | location code
        profession | skype | skype name | facebook | twitter | linkedin | linked in | instagram | youtube
        social | social media | messenger | im | icq | aim | jabber | chat | google talk | telegram | wechat
        tiktok | pager | telex | isdn | car phone | radio phone | callback | tty | tdd | toll free
        toll free phone | po box | pobox | internet free busy | user field | custom field | user 1 | user 2
        user 3 | user 4 | event | calendar event | attachment | attachments | document | documents | file
        files | file name | filename | link | links | count | quantity | qty | percent | percentage | ownership
        ownership percent | shares | flag | units | date business started | business started
        business start date | filing status | state of incorporation | incorporation | incorporation date
        date of incorporation | company number | company registration number | registration number
        companies house | formation date | date of death | deceased | death | age | passport | license | licence
        driver license | driver | caf | efin | ptin | form | forms | return | return type | tax return
        refund amount | extension | e file | efile | payroll | vat scheme | vat period | vat frequency
        engagement letter | engagement type | contract | proposal | job status | job type | job description
        job start date | job end date | job | projects | tasks | template | hours | time | timesheet | item
        product | products | sku | warehouse | vendor | vendor id | supplier | supplier number | eligible
        method | geocode | geo | coordinates | place | residency | citizenship | nationality | zodiac | hair
        relation value | date | year | month | week | year founded | founded | preferences | preference
        language code | is company | frequency | dunning | dispatch | resident | school district | software
        accounting software | attention line | organizational id | government id | free busy | display as
        tax office | tax year | last year | prior year | bookkeeping | audit | termination | in email
        include in email | include | gst registered | vat registered | registered for vat | registered for gst
        relation | relations | line of business | people count | people | ni number | national insurance number
        nino | paye reference | paye ref | accounts office reference | home fax | other fax | business unit
        short name | managers name | managers | assistants name | is a company | is a person | is individual
        attorney | atty | lawyer | law firm | solicitor | banker | insurance agent | broker | registered agent
        area code | member of | reports to | user | user email | users | state of inc | state of formation
        country of incorporation | country of formation | year end day | financial year end day
        fiscal year end day | states | firm number | firm id | firm code | firm name number | ero number
        ero name | ero | previous accountant | prior accountant | former accountant | predecessor
        do not modify | dial code | dialing code | iso code | card 22 | dependant | dependants | kids
        referring | referrer | maternal | organizer | voter | height | weight | blood type | allergies
        insurance | policy | policy number | emergency phone | guardian | schools | enabled | verified | allowed
        last four | agent | letting agent | managing agent | estate agent | agents | recovery email
        email in address | cpa name | cpa email | cpa phone | financial advisor | financial planner
        investment advisor | wealth advisor | third party designee | designee | denomination | confirm email
        confirmed email | extension number | branch name | goes by | color | colour | pct | envelope number
        ticker symbol | ticker | duns number | duns | geocode accuracy | row checksum | path | predecessors
        health | route | map code | first conversion | state of org | state of organization
        state of registration | state organized | state formed | state of residence | persons count
        state tax id | state id | state id number | state tax number | state ein | state withholding id
        state employer id | ip pin | identity protection pin | efile pin | e file pin | access pin
        security pin | login pin | pin number | tiers | kind of employer | kind of payer | email provider
        internet provider | payroll provider | software provider | insurance provider | service provider
        prefix phone | reg agent | ra | registered agent address | reg agent address | current accountant
        existing accountant | current cpa | existing cpa | previous cpa | prior cpa | former cpa
        current bookkeeper | existing bookkeeper | previous bookkeeper | prior bookkeeper | former bookkeeper
        old accountant | old cpa | last accountant | last cpa | outgoing accountant | current preparer
        previous preparer | prior preparer | former preparer | current tax preparer | prior tax preparer
        previous tax preparer | previous adviser | previous advisor | w h | state w h | state w h account
        wh account | state wh account | nanny | caregiver | babysitter | housekeeper | household employee
        engagement name | engagement title | internal customer | sender | sent by | sender name | sender email
        sender company | sender company name | cleaner | cleaners | cleaning company | concierge | plumber
        electrician | handyman | gardener | landscaper | realtor | appraiser | lender | loan officer
        mortgage broker | notary | legal counsel | bond counsel | counsel | factoring company | underwriter
        insurance broker | insurance carrier | carrier contact | it provider | it support | property management
        next of kin | caretaker | funeral home | undertaker | custodian | godfather | home care
        crop insurance agent | banker name | principal associate | principal or associate
        employed self employed | our account number | our customer number | our vendor number
        our supplier number | our account no | charity number | charity no""",
}
