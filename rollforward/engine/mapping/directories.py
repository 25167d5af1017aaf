"""The attributes of directories as headers: ``cn``, ``givenName``, ``o``, ``l`` (RFC 4519, 2798; Active Directory)."""

from __future__ import annotations

from collections.abc import Sequence

#: Of these at least two must be there: no other program spells them so.
_TELLTALE = frozenset({
    "givenname", "sn", "cn", "dn", "objectclass", "telephonenumber", "facsimiletelephonenumber", "mozillanickname",
    "physicaldeliveryofficename", "samaccountname", "userprincipalname", "distinguishedname", "mozillasecondemail",
})  # fmt: skip
_LEAST = 2
#: Attributes in lower case -> the words that headers have for them; what is left alone is ``Record ID``.
_SAID = {
    "cn": "Full Name", "sn": "Last Name", "gn": "First Name", "givenname": "First Name", "personaltitle": "Salutation",
    "generationqualifier": "Suffix", "title": "Job Title", "o": "Organization", "organizationname": "Organization",
    "company": "Company", "ou": "Department", "organizationalunitname": "Department", "l": "City",
    "localityname": "City", "st": "State", "stateorprovincename": "State", "c": "Country", "co": "Country",
    "countryname": "Country", "friendlycountryname": "Country", "street": "Street", "streetaddress": "Street",
    "postalcode": "Postal Code", "postaladdress": "Address", "postofficebox": "PO Box", "mail": "Email",
    "rfc822mailbox": "Email", "telephonenumber": "Phone", "facsimiletelephonenumber": "Fax", "homephone": "Home Phone",
    "mobile": "Mobile", "cellphone": "Mobile", "pager": "Pager", "labeleduri": "Website", "wwwhomepage": "Website",
    "workurl": "Website", "homeurl": "Personal Website", "description": "Notes", "info": "Notes",
    "secondemail": "Email 2", "workstreet2": "Street 2", "birthday": "Birth Day", "uid": "Record ID",
    "dn": "Record ID", "distinguishedname": "Record ID", "objectclass": "Record ID", "samaccountname": "User Name",
    "userprincipalname": "User Name", "employeenumber": "Record ID", "employeeid": "Record ID",
    "physicaldeliveryofficename": "Office Location Code", "manager": "Reports To", "countrycode": "Record ID",
    "homecountryname": "Home Country", "homelocalityname": "Home City", "homestate": "Home State",
    "homepostalcode": "Home Postal Code",
}  # fmt: skip
_OF_MOZILLA = "mozilla"


def without_attributes(headers: Sequence[str]) -> list[str]:
    """The headers in words, if they are those of a directory."""
    told = [header.strip().casefold() for header in headers]
    if len(_TELLTALE.intersection(told)) < _LEAST or "first name" in told:
        return list(headers)
    named = {"cn"} & set(told) if "displayname" in told else set[str]()  # it says the same once more
    return [
        "Record ID" if attribute in named else _said(header, attribute)
        for header, attribute in zip(headers, told, strict=True)
    ]


def _said(header: str, attribute: str) -> str:
    bare = attribute.removeprefix(_OF_MOZILLA)
    return _SAID.get(bare, header.strip()[len(_OF_MOZILLA) :] if bare != attribute else header)
