"""Offices that a person holds at a client, in all languages: *Treasurer E-mail* is that of a person of its own."""

from __future__ import annotations

#: Listed before the words of a role, so that each role is a person of its own.
ROLE = "role:"

#: Those who answer for one department: *Interlocuteur paie*, *Ansprechpartner Lohn*, *Payroll contact*.
_PERSONS = (
    "contact", "contact person", "ansprechpartner", "ansprechpartnerin", "kontakt", "interlocuteur", "interlocutrice",
    "contactpersoon", "contacto", "persona de contacto", "persona contacto", "contato", "pessoa de contacto",
    "pessoa de contato", "responsable chez le client", "aanspreekpunt", "interlocutor",
)  # fmt: skip
_DEPARTMENTS = {
    "payroll": """payroll | hr | human resources | personnel | lohn | lohne | lohnbuchhaltung | personal | paie | paye
        rh | social | ressources humaines | nomina | nominas | rrhh | laboral | loon | lonen | salaris | salarissen
        salarisadministratie | personeel | personeelszaken | folha | dp | salarios | departamento pessoal""",
    "finance": """accounting | finance | ap | accounts payable | ar | accounts receivable | buchhaltung | fibu
        rechnungswesen | finanzen | compta | comptabilite | finances | contabilidad | administracion | finanzas
        administratie | boekhouding | financien | financieel | financiele administratie | contabilidade | financeiro""",
    "billing": """billing | invoicing | facturation | rechnung | rechnungen | facturatie | facturacion | faturacao
        cobranca""",
    "tax": """tax | taxes | steuern | steuer | fiscal | fiscalite | impuestos | belastingen | fiscaal | impostos
        tributario""",
    "technical": "it | edv | informatique | informatica | ict | ti | technical | tecnico | technique | portal",
}


def _of_department(departments: str) -> str:
    """The phrases for whoever answers for one of the departments, in either order."""
    named = [name.strip() for line in departments.splitlines() for name in line.split("|") if name.strip()]
    return " | ".join(f"{person} {name} | {name} {person}" for person in _PERSONS for name in named)


_OFFICES = {
    "president": """president | president name | chairman | chairperson | chairwoman | board chair | board president
        chair | voorzitter | voorzitster | vz | erster vorsitzender | vorstandsvorsitzender | obmann | obfrau
        commodore""",
    "vice president": """vice president | vp | vicepresidente | vice presidente | vizeprasident | deputy chair
        vice chair | vice chairman""",
    "treasurer": """treasurer | board treasurer | tresorier | tresoriere | tesorero | tesorera | kassenwart
        schatzmeister | penningmeester | tesoureiro | tesoureira""",
    "secretary": """secretary treasurer | board secretary | corporate secretary | company secretary | secretaire
        secretario | secretaria | schriftfuhrer | secretaris""",
    "chief": """ceo | chief executive | chief executive officer | executive director | managing director
        general manager | gm | director general | directeur general | diretor geral | administrateur delegue""",
    "finance": """cfo | controller | comptroller | chief financial officer | finance director | finance manager
        finance contact | financial contact | accounting contact | accounts contact | ap contact
        accounts payable contact | accounting manager | ap clerk | ap manager | fd | finance lead
        contacto contabilidad | contacto financiero | contact comptabilite | contact compta
        ansprechpartner buchhaltung | buchhalter | administratie contactpersoon | contato financeiro
        contacto financeiro""",
    "payroll": """payroll contact | payroll administrator | payroll admin | payroll manager | hr contact | hr manager
        human resources contact | contacto rrhh | contacto nominas | ansprechpartner lohn | contact paie
        contato rh | contacto rh | salarisadministratie contactpersoon""",
    "bookkeeping": """in house bookkeeper | inhouse bookkeeper | internal bookkeeper | bookkeeper contact
        comptable interne
        contable interno | interner buchhalter | interne boekhouder | contabilista interno | contador interno""",
    "manager": """office manager | practice manager | operations manager | site manager | site contact
        operations contact | restaurant manager | store manager | property manager name""",
    "administrator": """primary admin | account admin | portal admin | admin user | company admin | admin contact
        primary user""",
    "trustee": "fiduciary | successor trustee | grantor",
    "executor": """executor | executrix | personal representative | executor poa | poa executor | executeur
        executeur testamentaire | testamentsvollstrecker | albacea | executeur testamentair | testamenteiro
        inventariante | conservator""",
    "partner": """managing member | managing partner | general partner | tax matters partner
        partnership representative""",
    "signer": """signer | signatory | authorized signer | authorised signatory | authorized signatory
        authorized representative | responsible party | invitee | attendee | registrant | recipient""",
    "technical": "technical contact | it contact | it manager",
    "billing": "billing contact | invoice contact | invoicing contact | contact facturation",
    "tax": "tax contact | tax matters contact | audit contact",
    "provider": """provider | doctor | physician | dentist | practitioner | lead doctor | operator | farm operator
  franchisee | store owner""",
    "other": "other contact | additional contact | alternate contact | alt contact | backup contact | second contact",
}
#: Role -> its phrases.
ROLES = {role: f"{listing} | {_of_department(_DEPARTMENTS.get(role, ''))}" for role, listing in _OFFICES.items()}
