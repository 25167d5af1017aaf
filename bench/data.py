"""The file that the benchmarks read: clients as an office has them, 30 columns, the same for the same seed."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path

#: Header of the file -> field key of ours. The peer gets a table with the same columns.
COLUMNS = {
    "Client name": "client.name",
    "Client type": "client.kind",
    "Client code": "client.external_id",
    "Legal name": "client.legal_name",
    "Trading name (DBA)": "client.trading_name",
    "Tax ID": "client.tax_id",
    "Status": "client.status",
    "Priority": "client.priority",
    "Client group": "client.group",
    "Tags": "client.tags",
    "Client email": "client.email",
    "Client phone": "client.phone",
    "Fax": "client.fax",
    "Website": "client.website",
    "Street": "client.street",
    "Street line 2": "client.street2",
    "City": "client.city",
    "State / region": "client.region",
    "ZIP / postal code": "client.postal_code",
    "Country": "client.country",
    "Client since": "client.since",
    "Fiscal year end": "client.fiscal_year_end",
    "Description": "client.description",
    "Notes": "client.notes",
    "First name": "contact.first_name",
    "Last name": "contact.last_name",
    "Job title": "contact.job_title",
    "Email": "contact.email",
    "Phone": "contact.phone",
    "Mobile": "contact.mobile",
}

_WORDS = (
    "Harbor Maple Summit Cedar Union Granite Prairie Lakeside Beacon Sterling Orchard Pioneer Liberty Anchor Juniper "
    "Copper Valley Bright Northern Coastal"
).split()
_TRADES = "Dental Bakery Builders Logistics Realty Florists Legal Farms Motors Studio Pharmacy Roofing".split()
_FORMS = ("LLC", "Inc.", "PLLC", "& Sons", "Partners", "Co.")
_FIRST = "Ann Ben Carla Dev Elena Frank Grace Hugo Ines Jo Kim Liam Mona Noé Olga Paul".split()
_LAST = "Ortiz Lee Müller Novak Smith Garcia Chen Okafor Rossi Dubois Hansen Patel".split()
_CITIES = (("Boston", "MA", "02134"), ("Austin", "TX", "73301"), ("Newark", "NJ", "07102"), ("Tampa", "FL", "33601"))


def write(path: Path, rows: int, seed: int = 1) -> Path:
    """Write the file unless it is there."""
    if not path.exists():
        part = path.with_suffix(".part")
        with part.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows(records(rows, seed))
        part.replace(path)
    return path


def records(rows: int, seed: int) -> Iterator[list[str]]:
    """The data rows, each a different client with one contact."""
    rng = random.Random(seed)
    pick = rng.choice
    for n in range(rows):
        name = f"{pick(_WORDS)} {pick(_TRADES)} {n:06d} {pick(_FORMS)}"
        first, last = pick(_FIRST), pick(_LAST)
        city, state, code = pick(_CITIES)
        yield [
            name,
            pick(("Business", "Individual")),
            f"{n:07d}",
            name if n % 3 else "",
            "" if n % 4 else f"{pick(_WORDS)} {pick(_TRADES)}",
            f"{rng.randrange(10, 99)}-{n:07d}",
            pick(("Active", "Active", "Prospect", "Inactive")),
            pick(("Low", "Medium", "High", "")),
            f"{last} family" if n % 5 == 0 else "",
            pick(("", "vip", "monthly, vip", "audit")),
            f"office{n}@example.com",
            f"({rng.randrange(201, 989)}) 555-{rng.randrange(10_000):04d}",
            "" if n % 7 else f"212-555-{rng.randrange(10_000):04d}",
            f"https://client{n}.example.com",
            f"{rng.randrange(1, 9999)} {pick(_WORDS)} St",
            f"Suite {rng.randrange(1, 500)}" if n % 3 == 0 else "",
            city,
            state,
            code,
            "USA",
            f"{rng.randrange(1990, 2026)}-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}",
            pick(("12-31", "06-30", "09-30")),
            "" if n % 2 else f'Known as "{pick(_WORDS)}", by referral',
            "" if n % 6 else f"Calls on Mondays.\nAsks for {pick(_FIRST)}, not {pick(_FIRST)}.",
            first,
            last,
            pick(("Owner", "Office manager", "Bookkeeper", "")),
            f"{first.lower()}.{n}@example.com",
            f"({rng.randrange(201, 989)}) 555-{rng.randrange(10_000):04d}",
            f"({rng.randrange(201, 989)}) 555-{rng.randrange(10_000):04d}" if n % 2 else "",
        ]
