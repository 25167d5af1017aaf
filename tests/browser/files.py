"""Files as members upload them in the journeys."""

from __future__ import annotations

from playwright.sync_api import FilePayload

CUSTOMERS = """\
Harbor Books
Customer Contact List

Customer,Main Phone,Main Email,City,State,Zip,Status,Contact
"Abbott & Sons, LLC",(207) 555-0134,office@abbott.example,Portland,ME,04101,Active,Ruth Abbott
Baker Bakery,207-555-0188,hello@baker.example,Bath,ME,04530,active,Tom Baker
Café Renée,207-555-0190,renee@cafe.example,Augusta,ME,04330,Active,Renée Dubois
Delta Plumbing,207-555-0123,dan.delta.example,Saco,ME,04072,Active,Dan Pike
TOTAL,,,,,,,
"""

OTHERS = "Client name,City\nFirst New,Rome\nSecond New,Paris\n"


def csv(text: str, name: str = "customers.csv") -> FilePayload:
    return FilePayload(name=name, mimeType="text/csv", buffer=text.encode())
