"""What names, places and notes are put together from."""

from __future__ import annotations

FIRST_NAMES = (
    "Amara", "André", "Beatriz", "Carlos", "Chloé", "Daniel", "Denise", "Dmitri", "Elif", "Emily", "Fatima", "Frank",
    "Grace", "Hannah", "Hiroshi", "Ines", "Isaac", "Jamal", "Jörg", "Julia", "Karen", "Kwame", "Laura", "Liam", "Mei",
    "Michael", "Nadia", "Olga", "Patrick", "Priya", "Rosa", "Samuel", "Sofía", "Tom", "Uma", "Victor", "Wendy", "Zoë",
)  # fmt: skip
LAST_NAMES = (
    "Abbott", "Adeyemi", "Alvarez", "Becker", "Bélanger", "Brooks", "Chen", "Coleman", "Delgado", "Ellis", "Fischer",
    "Foster", "Garcia", "Goldberg", "Haddad", "Hughes", "Ivanova", "Jensen", "Kaplan", "Kowalski", "Lindqvist", "Lopez",
    "MacDonald", "Mbeki", "Nakamura", "Novak", "O'Brien", "Okafor", "Patel", "Quinn", "Ramírez", "Rossi", "Sato",
    "Schmidt", "Singh", "Thompson", "Ueda", "Vasquez", "Walsh", "Yilmaz", "Zhang",
)  # fmt: skip
TRADES = (
    "Plumbing", "Dental", "Landscaping", "Bakery", "Roofing", "Consulting", "Auto Repair", "Veterinary", "Logistics",
    "Interiors", "Electric", "Brewing", "Farms", "Physical Therapy", "Media", "Catering", "Architects", "Pharmacy",
    "Cleaning", "Realty", "Imports", "Fitness", "Optical", "Print & Sign", "Masonry", "Books", "Tours", "Robotics",
)  # fmt: skip
FORMS = ("LLC", "Inc.", "PLLC", "& Sons", "Group", "Co.", "Partners LLP", "Corp.")
ENTITY_OF_FORM = {
    "LLC": "LLC", "PLLC": "LLC", "Inc.": "S-Corp", "Corp.": "C-Corp", "Co.": "C-Corp", "Group": "C-Corp",
    "& Sons": "Sole proprietor", "Partners LLP": "Partnership",
}  # fmt: skip
STREETS = (
    "Main St",
    "Oak Ave",
    "2nd St",
    "Harbor Blvd",
    "Maple Dr",
    "Park Row",
    "Mill Rd",
    "Lakeview Ter",
    "County Rd 9",
)
PLACES = (
    ("Portland", "OR", "97205"), ("Boston", "MA", "02110"), ("Newark", "NJ", "07102"), ("Austin", "TX", "78701"),
    ("Burlington", "VT", "05401"), ("Duluth", "MN", "55802"), ("Savannah", "GA", "31401"), ("Boise", "ID", "83702"),
    ("Providence", "RI", "02903"), ("Tucson", "AZ", "85701"), ("Madison", "WI", "53703"), ("San José", "CA", "95112"),
)  # fmt: skip
NOTES = (
    "Prefers e-mail; never call before 10 a.m.",
    'Brings the shoebox in February, "as every year".',
    "Referred by the bank.\nAsk about the equipment loan.",
    "Books are kept by the owner's sister, part-time.",
    "Extension filed twice; wants to be earlier.",
    "Sends receipts as photos, mostly sideways.",
)
ROLES = ("Owner", "Spouse", "Officer", "Office manager", "Bookkeeper", "Payroll")
TAGS = ("VIP", "Referral", "Seasonal", "Multi-state", "Slow payer", "Audit 2024")
SERVICES = ("Bookkeeping", "Payroll", "Tax return", "Sales tax", "Advisory")
ENTITY_TYPES = ("Sole proprietor", "Partnership", "LLC", "S-Corp", "C-Corp", "Nonprofit", "Individual", "Trust")

#: Templates: name, RRULE of its series, and the steps with how many days before the due date each is due.
TEMPLATES = (
    (
        "Monthly books", "FREQ=MONTHLY;BYMONTHDAY=15",
        (("Get bank statements", 10), ("Reconcile accounts", 5), ("Review with client", 2), ("Close the month", 0)),
    ),
    (
        "Quarterly sales tax", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20",
        (("Pull sales report", 8), ("Prepare return", 4), ("File and pay", 0)),
    ),
    (
        "Payroll", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
        (("Collect hours", 3), ("Run payroll", 1), ("Send pay slips", 0)),
    ),
    (
        "Tax return", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=15",
        (("Send organizer", 75), ("Get documents", 45), ("Prepare return", 21), ("Review", 10), ("Sign and file", 0)),
    ),
)  # fmt: skip
