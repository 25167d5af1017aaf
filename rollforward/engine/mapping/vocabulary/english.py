"""English: what columns hold and whose they are. A phrase is listed once; joined and divided spellings are one."""

from __future__ import annotations

from rollforward.engine.mapping.vocabulary.english_people import IN_CHARGE, QUALIFIERS

__all__ = ["CONCEPTS", "QUALIFIERS"]

CONCEPTS = {
    "email": """email for reminders | email for notices | em | email | email address | email id | emails
        email addresses | electronic mail | email addr | mail id | main email | eml | smtp address
        primary email address | electronic mail address | inbox | e mails | mail | email report to | subscriber
        email for invoices | invoice email to | email to | email address to use""",
    "cc_email": """cc email | carbon copy email | email cc | cc emails | cc email address | cc email addresses
        bcc email | bcc""",
    "phone": """phone | phones | telephone | phone number | phone numbers | telephone number | contact number
        landline | telephone line | phone value | phone daytime | contact phone number | tel number | contact no
        phone work | landline number | phone bh | primary telephone | home or work phone | telephone home or work
        business hours phone | phone business hours | best phone | best number | best contact number | call number
        voice | tel 1 | daytime contact number | day phone | telephone day | phone 1 number | main line
        office line | business line""",
    "direct_phone": """direct line | direct dial | ddi | ddi number | direct phone | direct number | extension number
        direct | direct number phone | direct tel | direct telephone""",
    "mobile": """whatsapp | whatsapp number | mobile | mobile phone | mobile number | cell | cell phone
        cell number | cellular | cellphone
        mobile phone number | cell phone number | mobile telephone | handphone | gsm | mobile telephone number
        text number | phone m | telephone m | phone c | text phone | mobile contact | cell contact | mobile cell
        cell mobile | sms number | iphone | phone iphone | android phone | phone mobile | phone cell""",
    "fax": """fax | fax number | facsimile | fax phone | telefax | fx | fax line | fax telephone | faxnumber
        fx number | fax phone number""",
    "website": """url address | website | web | url | homepage | web page | www | web address | website url
        website address | web url | domain | domain name | internet address | company domain name | web site address
        website link | home page | internet site | www address | site url | company website | web site url
        website link url | primary website | web addr uri | webaddr | urls | websites | web sites | domains
        web links | web page address | website address url""",
    "address": """address | full address | complete address | formatted address | address formatted | formatted
        location address | address block | addresses | address city state zip | street city state zip
        registered office | reg office | regd office | registered office address | registered address
        residence | residence address | place of business | principal place of business | filing address
        full postal address | premises | trading address | service address | complete mailing address
        correspondence address | street mailing address | head office address | address details
        mailing address city state zip | principal address | principal office address | principal office
        principal business address | home addr full | office location address""",
    "street": """house number and street | house number street | street and house number | street | street address
        address line | line | street name and number | street line | address street | street and number
        street number and name | road | street addressline | house street | st address | street name | road name
        house name number | house name or number | house number | first line of address | address first line
        street name number | line 1 street | street number""",
    "street2": """address cont | address continued | suite | apt | apartment | unit | extended address
        suite number | apt number | apartment number
        unit number | suite apt | apt suite | address line two | street line two | floor | building
        address continued | unit level | apt unit | apt ste | suite unit | apt suite unit | ste | unit or apt
        second line of address | address second line | street additional | building name | supplemental address
        supplemental address 1""",
    "city": """cty | twn | city | town | village | city town village locality | suburb | locality | municipality
        post town | address city | city name | township | suburb town | town city | suburb city | city suburb
        city or town | town or suburb | locality suburb | suburb or town | town or city | city town suburb
        post town city""",
    "region": """us state ca province | state | province | county | state county | state or county | state code
        state region | state name | province code | address state | state or province | state abbreviation
        address region | prefecture | us state | st | state territory | state prov | st prov | prov state
        county state | province state | state or territory | state or region | county or state
        province territory | county region | state abbr | state abbrev | st abbr | region name
        country sub division code | country subdivision code | country subdivision | country sub division
        sub division | county or province | province or region | region state | canton | st code""",
    "area": "region | area",
    "postal_code": """zp | zip 5 | zip five | zip | zip code | postal code | postcode | post code | zip postal code
        pin code | pincode | postal zip code | zip postal | post zip | eircode | address zip | p code | pcode
        zip 4 | zip plus four | zip plus 4 | post code zip | zip or postal code | zip or postcode
        postal code zip code | pc | p c | zipcode postcode | zip plus4 | postal zip | zip post code | postcode zip
        zip or post code | postalcode zipcode | zip or postal | address postal | addr postal""",
    "country": """country region code | country | nation | country region | country name | country or region
        country of residence""",
    "country_code": "country code | country iso | iso country | country iso code",
    "city_state_zip": "city state zip | city state zip code | city and state | csz",
    "tax_id": """vat identifier | tax vat number | vat tax number | tax identification no | ss number
        soc sec no | ppsn | pps number | ppsn tax registration number | ppsn tax reg number | nino | ni number
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
        fed id number | vat tax id | vat reg | nzbn | pan | pan number | sin | social insurance number | bn
        business number bn | sin bn | tax ref | tax ref number | income tax number | income tax ref number
        income tax reference number | sa utr | ct utr | corporation tax utr | personal utr | personal utr number
        company utr | partnership utr | corporation tax reference | corp tax ref | fei ein number | fei number
        fein number | ein number | ssn number | soc sec | tax registration id | tax reg id | lic trad number
        federal tax number | tax identification | tin number | trn | gstin uin | abn number | tfn number | ird
        tax id ein | tax id ssn | tax id ssn ein | taxpayer ssn | tp ssn | primary ssn | federal ein ssn
        company tax id | tax payer identification number | tax account number | tax code number | inn
        employer ein | employer tax id | cvr | cvr number | uen | cra business number | cra bn | hst number
        gst hst account number | business id number | vat code | vat registration id | vies number | rfc | cuit
        siret | siren | kvk | federal tax identification number | federal identification number
        federal employer identification number | taxpayer number | tax payer number | ein tax id | tax id or ein
        ein ssn number | social security no | nif | cif | cui | fiscal code | jgzz fiscal code | ein 1
        gst identification number | gst identification number gstin | gst in""",
    "number": "number | code | ref | reference | key | reference number | id code | short code",
    "id": "id | internal id | identifier | record identifier",
    "code": """external key | external key id | account number | client code | client number | client ref
        client reference | customer number
        customer code | file number | card id | external id | legacy id | old id | matter number | client key
        customer ref | customer reference | account ref | account reference | account code | member number
        debtor code | file code | client account number | our ref | our reference | client file number
        client identifier | external reference | external client id | tax software id | alt client id
        customer account number | job code | a c | a c ref | ac number | internal reference
        user defined identifier | client id number | client ref number | file ref | acc ref | reference id
        practice client code | client short code | lookup code | customer account | bp code | bp number | donor id
        patient id | pat id | chart number | constituent id | member id | party id | party code | entity id
        entity code | entity number | internal code | our number | folder number | matter no | client unique id
        clt number | client reference number | client record number | file id | practice reference | practice ref
        debtor number | debtor id | client account code | external reference number | system reference | legacy code
        legacy number | old code | old number | old client number | previous client code | contact code
        new client number | file number new | custnmbr | external identifier | display id | export code | unique ref
        client no | practice id | company code | client id code | clno | new code | new client code | new client id
        new number | custom id | custom number | object reference | external key | participant id | crm id
        practice number | client index | client idx | custno | client nbr | unique reference
        client unique reference | urn | account id | relation number | relation code | relation id""",
    "name": "name | names",
    "display_name": """display name | full customer name | name to display | print as | client display name
        card name | sort name | display name as""",
    "person_name": """full name | first and last name | first last name | person name | complete name | name full
        individual name | lead name | name of contact | contact person name | contact full name
        representative name | name of representative | name of individual | name of owner | contact names
        person full name | name of person | who to call | who to contact | whom to contact | contact for questions
        person to contact | who we talk to | ask for | speak to | who to ask for""",
    "attention": "attention | attn | attention to | care of",
    "first_name": """fn | fst name | first name | first | given name | forename | fname | christian name | given names
        first names | forenames | 1st nm | first nm | forename s | first name s | primary first name | name first
        christian names""",
    "last_name": """ln | sn | lst name | last name | last | surname | family name | lname | last names
        second surname | surnames | last nm | name last | surname s | primary last name | lst nm""",
    "middle_name": """middle name | middle | mi | middle initial | middle names | additional name
        middle name initial | initial | middle init | m initial | mname | m i | middle initials | other name
        other names | other given name | other given names | other forenames | mid init | mid name | name middle
        mid | additional names""",
    "suffix": """sufx | sfx | suffix | name suffix | generation suffix | generational suffix | jr sr
        honorific suffix
        honorific suffixes""",
    "salutation": """social title | salutation | name prefix | honorific | courtesy title | mr ms | mr mrs ms
        mr mrs | name title
        honorific prefix | prefix | title prefix | mr mrs miss ms | title mr mrs | mr ms mrs | ttle
        form of address | personal title | honorific prefixes""",
    "title": "title",
    "job_title": """ttl | job title | position | designation | job role | occupation | organization title
        company position | job position | business title | professional title | position title | company title
        role title | role or title | title or role | job title or role | title position | job name title
        attn title | attention title | contact title position | function
        their position | their title""",
    "role": """role | roles | relationship | contact role | relationship to client | role at client | association type
        relationship to account | relationship to company | role in household""",
    "relationship_type": "relationship type",
    "primary_flag": """is primary | is primary contact | primary flag | is main contact | primary contact flag
        primary contact y n | is primary person | is default contact | default contact""",
    "birthday": """birth | bdate | birthday | birth date | date of birth | dob | born | birthdate | birth day
        d o b | bday
        date birth | birth dt | dob mm dd yyyy""",
    "company_or_last": """last name business name | business name last name | last name or business name
        surname business name | name surname or company | last name company | last name or company
        company last name | company or last name | surname or company | company surname | surname company
        last name or company name | company name or last name | surname registered name | surname or registered name
        surname entity name | last name entity name | last name organization name | organization name last name
        last name or organization | family name or company name | business or last name | last or business name""",
    "trading_name": """dba | trading name | trading as | doing business as | trade name | t a | trading name dba
        dba name | also known as | aka | brand name | operating as | o a | operating name | trades as | assumed name
        business as | store name | fictitious name | doing business name | d b a name | dba business name
        tradestyle | trade style""",
    "legal_name": """legal name | legal entity name | registered name | official name | legal business name
        entity legal name | registered company name | legal company name | name on tax return | full legal name
        company legal name | incorporated name | legal entity | irs name | registered business name
        full legal business name | registered entity name | name per irs | company registered name
        statutory name | llc name | llc | ltd co name | ltd company | ltd company name | limited company
        limited company name | name of llc | name of company if incorporated | inc name""",
    "kind": """customer sub type | company or person | person or business | business or person | client type
        individual or business | business or individual
        organization or individual
        person or company | entity type | business type | organization type | company type | type of client
        type of entity | type of business | type of organization | entity classification | tax entity type
        client entity type | client kind | entity tax type | individual business | individual company
        company individual | entity tax classification | tax classification | taxpayer type | filer type
        form of business | party type | ind bus | ind or bus | individual or entity | person or organization
        business form | entity form | type of taxpayer | company or individual | type of organisation | bus ind
        business individual | nature pm pp | ind llc corp | type ind llc corp | type of taxpayer entity
        ind or business | entity kind | taxpayer kind | org type""",
    "segment": "customer type | account type | contact type | customer kind | customer class",
    "type": "type | category type | kind",
    "legal_form": "legal form | legal structure | business structure | entity structure",
    "addressee": "addressee | addressee name",
    "id_number": "id number | identification number | identifying number",
    "entity": "entity",
    "label": "label",
    "status": """status | active status | active | is active | client status | account status | customer status
        card status | active inactive | current status | client stage | open closed | still a client | current client
        active archived | active or archived | prospect client | client or prospect | prospect or client
        lead or client | active yn | active y n | status a i p | active prospect inactive""",
    "inactive": "inactive | is inactive | hidden | archived | is archived | inactive flag | deleted",
    "priority": "priority | client priority | priority level",
    "assignee": f"""{IN_CHARGE} | account lead | lead accountant | lead owner | relationship partner
        tax manager | prep | assignee | assigned to | account manager | client manager | relationship manager
        manager | responsible | responsible person | responsible partner | staff | staff member | partner
        preparer | accountant | bookkeeper | sales rep | rep | account executive | team member | client lead
        contact owner | account owner | company owner | record owner | client owner | assigned user
        assigned staff | lead preparer | partner in charge | client partner | engagement partner
        primary preparer | assigned | job manager | responsible staff | responsible manager | in charge
        assigned preparer | client relationship manager | case manager | customer owner | person owner
        organization owner | account assignee | salesperson | sales person | opportunity owner | deal owner
        assigned team members | lead bookkeeper | tax preparer | responsible attorney | responsible accountant
        assigned bookkeeper | assigned accountant | owned by | advisor | adviser | staff lead | team lead
        responsible user | assigned to users | assigned user name | assigned users | client service rep | csr
        service rep | account rep | servicing advisor | engagement manager | record manager | handled by
        staff allotted | allotted to | resp partner | resp ptnr | ptnr | responsible ptnr | lead staff
        primary staff | preparer initials | preparer name | accountant assigned | staff email | staff e mail
        bookkeeper assigned | assigned clinician | clinician | handler | processor | our contact | firm contact
        managed by | looked after by | case owner | acctnt | relationship owner | primary advisor
        client advisor | tax partner | audit partner | sales owner | assigned to user | assigned staff member
        main accountant | responsible person in the firm | staff responsible | staff in charge | staff assigned
        assigned preparer name | partner manager | partner initials | manager initials | staff initials
        client director | account director | service manager | client executive | portfolio manager
        tax accountant | owner assigned | assignees | responsible employee | lead advisor | primary accountant
        primary bookkeeper | lead partner | payroll processor | who does it | who handles | done by
        prepared by | cpa in charge | whos dealing | who is dealing | partner director | producer
        preparer code | prep code | staff code | partner code | manager code | payroll operator | payroll clerk
        relationship lead | client success manager | csm | assigned cpa | staff contact | servicing staff
        client service manager | responsible member | responsible accountant name | accountant name | our cpa
        our accountant | our bookkeeper | our preparer | cpa in charge of client | primary partner
        practice partner | payroll specialist | whos on it | who is on it | payroll rep | account specialist
        client specialist | cpa assigned | sales representative | sales agent | sales manager | sales executive
        assigned agent | agent assigned | timekeeper | primary timekeeper | responsible timekeeper
        account owner alias | owner alias | primary timekeeper name | responsible lawyer | who follows
        who looks after | our staff | our rep | our manager | new manager | new partner | account handler
        client handler | relationship mgr | engagement lead | lead consultant | consultant | case worker
        caseworker | staff responsible for | accountant in charge | prep by | our person | our guy | our lead
        our team member | our staff member | our point person | in house contact | internal owner
        relation manager | mandate leader | mandate manager | client leader | account exec | client exec | clerk
        tax clerk | books by | books done by | kept by | accounts clerk | paid preparer | paid preparer name
        took call | payroll done by | call taken by | who here | whos here | who at our office | in charge here
        our office contact | who owns it | who owns this | who runs it | who has it | whose client | whose is it
        client of | account belongs to | lead person | point person here | our point of contact
        handled here by | file owner | engagement owner | relationship holder | looked after here by
        in charge at the firm | primary contact at firm | contact at our firm | firm lead | person responsible
        salesperson code | sales person code | sales rep code | salesman code | salesman | rep code | csr code
        customer rep | account rep code | sales rep name | salesrep | slsmn | slsrep | slsrep code
        sales rep id | salesperson id | sales representative id | sales rep number | representative id
        sales representative name | sales representative code""",
    "owner": "owner | owners | proprietor",
    "group": """client group | household | family group | group | client group name | category | segment | group name
        customer group | family | group code | family name group | billing group | client category
        customer category | parent company | grp | client grp | entity group | family grouping | relationship group
        client groups | contact group | group head | group client | related group | family household""",
    "tags": """tags | tag | labels | categories | keywords | group membership | client tags | tag list | tag names
        groups""",
    "services": """services needed | services wanted | what services do you need | which services do you need
        services | service | services provided | service lines | client services | services required
        service list | services used | service line | service name | services offered | work required
        scope of services | engagement services | services engaged | service type | services requested
        service package | type of service | service types | work type | work types | services we provide
        scope of work | svc lines | svcs | what we do | what we do for them | service plan | services we do
        work we do | list of services | services performed | active services | current services | svc
        what they need | what do they need | needs | svc line | what are you looking for help with
        what do you need help with | what can we help you with | how can we help you | how can we help
        what are you looking for | which service are you interested in | which services are you interested in
        services interested in | service needed | service required | area of interest | interested in
        services of interest | type of help""",
    "since": """date commenced | date opened | client since year | date taken on | opened | engaged since
        client added on | client since | customer since | customer since date | client start date
        relationship start | date engaged | engagement start date | engagement start | became client
        date became client | since | joined as client | client since date | relationship start date
        onboarding date | commencement date | engagement date | start date | client from | date joined
        date acquired | client acquisition date | date of engagement | date client obtained | join date
        date became a client | client added | client start | started | client added date | date added as client
        start date w us | start date with us | joined | engaged | onboarded | onboard date | date onboarded
        customer from | active since | member since | joining date | client date | date joined firm
        first engaged | with us since | first engaged on | with firm since | client as of | customer as of
        date started with us | came on board | kickoff | kick off date | established date
        account established date | account established | date established as client | client onboarded
        onboarded on | start of engagement | date of first engagement | date onboarded as client
        account opened | account open date | date account opened | engaged on | client engaged on | taken on
        taken on date | commenced | client commenced | take on date | client take on date | date of take on
        date onboarded with us | started with us | started as client | started as a client | start w us
        started with the firm | client start yr | year became client | new client date | date new client
        signed on as client | signed up as client | first year with us | year started with us
        first year as client | our client since | came to us | came to us in | joined us | date joined us
        with us from | a client since | been with us since | first became client | started on
        client start month""",
    "fiscal_year_end": """fiscal year ending | financial year ending | year ending | fiscal year end | year end
        fye | financial year end | year end date | fiscal year end date | ye | accounting year end
        tax year end | accounting reference date | fy end | financial year end date | balance date
        fiscal year end month day | year end month | fiscal year end month | fy end date | month end year
        accounting period end | fiscal year ends | yr end | yr end date | yearend | fiscal yearend
        end of fiscal year | fiscal ye | ye date | balance month | acc ref date | accounting date | ard | y e
        yr end month | year end mm dd | fiscal month end | month of year end | accounts year end
        company year end | yearend month | financial year end month | reporting year end | tax year end month
        f y e | fy | fye month | year end mmdd | accounting year end date | company ye | accounts ye
        taxation year end | fin year end | fy ends | fiscal year ends on | accounting reference date ard
        books close | year closes | fiscal year end close date | fiscal year close | fiscal close date
        fiscal end | financial year close | year end closing | closing date of year | year end close | fye date
        fye day""",
    "description": """description | business description | nature of business | client description | about | about us
        company description | lead description | business activity | principal business activity | summary
        business summary | profile""",
    "end_date": "end date | projected end date | end | contract end | projected end",
    "notes": """admin notes | staff notes | note content | profile notes | nts | details | other details
        additional details | further details | message | your message | free text | any other comments
        any comments | questions or comments | customer details | further information
        anything else we should know | anything else | notes | note | comments | comment | remarks | memo
        additional notes | internal notes | background info | background | general notes | notes comments
        remark | private notes | other information | additional information | client notes | customer notes
        special instructions | special note | public notes | special notes | misc notes | misc | miscellaneous
        other notes | quirks | observations | client memo | note 1 | notes 1 | file notes | important notes
        client comments | general comments | additional info | additional comments | key notes | anything weird
        good to know | things to know | notepad | rmks | note pad | anything we should know | bits and bobs
        odds and ends | bits bobs | watch out | heads up | fyi | reminder | reminders | attention points
        point of attention | points of attention | be aware | please note | read me | dont forget
        do not forget | caution | gotchas | anything else to know | special handling | handling notes
        personal notes | our notes | in house notes | note to self | things to remember | remember
        what to know | scratchpad | scratch pad | running notes | notes history | contact notes general""",
    "client_name": """bp name | party name | name of assessee | assessee | assessee name | fund name
        charity name | name of charity | name of client | name of customer | name on account | head of account
        practice name | sort client name | account name | customer account name | accounts name | sales account name
        customer job | job customer | customer or job | job or customer | job or customer name | customer job name
        relation name | client or project | customer project
        linked client | associated client""",
    "pin": "pin",
    "who": "who | whom",
    "birth_part": "birth month | birth year | month of birth | year of birth | birthday month | birthday year",
    "employer": "employer | employer name",
    "main_phone": """switchboard | main phone | main telephone | main number | company main phone
        general phone | reception | front desk | main phone number | main phone numbers | main tel
        main telephone number | main line phone | company phone number main | hq phone | headquarters phone
        head office phone""",
    "second_phone": """alt phone | alternate phone | alt phone number | alternate phone number | other phone
        other phone number | alternative phone | phone other""",
    "known_as": "known as",
}
