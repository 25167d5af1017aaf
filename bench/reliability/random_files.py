"""Random files to import into a firm, and random edits by hand; both know which clients the other leaves alone."""

from __future__ import annotations

import csv
import io
import itertools
import random
from typing import Any

HEAD = ("Client ID", "Client name", "Client code", "Tax ID", "City", "Tags", "Door code")
PEOPLE = ("First name", "Last name", "Email", "Mobile", "Role", "Primary contact")
_CITIES = ("Boston", "Austin", "Newark", "", "(clear)")
_TAGS = ("vip", "vip, audit", "")
_FIRST, _LAST = ("Ann", "Bo", "Cy", "Di"), ("Lee", "Ray", "Fox")


class Files:
    """``begin`` parts the clients in place: those that files name from now on, and those left to colleagues."""

    def __init__(self, member: Any, chance: random.Random) -> None:
        self.member, self.chance = member, chance
        self.numbers = itertools.count(1)
        self.left: set[str] = set()

    def begin(self) -> None:
        ids = [client.public_id for client in self._present(self.member)]
        self.left = set(self.chance.sample(ids, len(ids) // 2))

    def draw(self) -> str:
        """A file as text: some of the clients that are there, some new ones."""
        present = [c for c in self._present(self.member) if c.public_id not in self.left]
        known = self.chance.sample(present, self.chance.randint(0, min(4, len(present))))
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow([*HEAD, *PEOPLE])
        for client in known:
            for person in self._people(client):
                writer.writerow([client.public_id, client.name, "", "", *self._values(), *person])
        for _ in range(self.chance.randint(1, 3)):
            number = next(self.numbers)
            tax_id = f"{number % 90 + 10}-{number:07}"
            for person in self._people(None):
                writer.writerow(["", f"Newcomer {number}", f"N{number}", tax_id, "Boston", "vip", "12", *person])
        return text.getvalue()

    def edit(self, member: Any, number: int, *, of_others: bool) -> None:
        """One change by hand, on clients that files leave alone or on those that they name."""
        from rollforward.clients import commands
        from rollforward.clients.models import ClientContact
        from rollforward.work.commands import delete_client

        wanted = [c for c in self._present(member) if member != self.member or (c.public_id in self.left) == of_others]
        if not wanted:
            return
        client = self.chance.choice(wanted)
        tie = ClientContact.objects.filter(client=client).order_by("pk").first()
        act = self.chance.choice(("city", "city", "code", "person", "contact", "client", "gone", "primary"))
        if act == "gone" and of_others:
            delete_client(member, client.public_id)
        elif act == "client" and of_others:
            made = commands.create_client(member, {"client.name": f"By hand {number}"})
            self.left.add(made.public_id)
        elif act == "person":
            commands.add_contact(member, client.public_id, {"contact.last_name": f"Eve {number}"})
        elif act == "contact" and tie:
            texts = {"contact.mobile": f"555-{number:04}"}
            commands.update_contact(member, client.public_id, tie.contact.public_id, texts)
        elif act == "primary" and tie:
            commands.set_primary(member, client.public_id, tie.contact.public_id)
        elif act == "code":
            commands.update_client(member, client.public_id, {"client.external_id": f"H{number}"})
        else:
            commands.update_client(member, client.public_id, {"client.city": f"City {number}"})

    def _values(self) -> tuple[str, str, str]:
        return self.chance.choice(_CITIES), self.chance.choice(_TAGS), self.chance.choice(("12", "34", ""))

    def _people(self, client: Any) -> list[tuple[str, ...]]:
        """One or two people: of the client, or new ones; blank for none."""
        from rollforward.clients.models import ClientContact

        people: list[tuple[str, ...]] = []
        ties = list(ClientContact.objects.filter(client=client).order_by("pk")[:2]) if client else []
        for tie in ties:
            if self.chance.random() < 0.6:
                person = tie.contact
                mobile = self.chance.choice(("", "555-0100", "555-0101"))
                people.append((person.first_name, person.last_name, person.email, mobile, "Owner", ""))
        if self.chance.random() < 0.6:
            first, last = self.chance.choice(_FIRST), self.chance.choice(_LAST)
            email = f"{first}.{last}@new.example".lower()
            people.append((first, last, email, "", "", self.chance.choice(("", "yes"))))
        return people or [("",) * len(PEOPLE)]

    def _present(self, member: Any) -> list[Any]:
        from rollforward.clients.access import clients_of

        member.firm.refresh_from_db()
        return list(clients_of(member).order_by("pk"))
