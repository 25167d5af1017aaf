"""Made-up names, some common and most rare, as names are."""

from __future__ import annotations

import random

_GIVEN = """james mary john patricia robert jennifer michael linda william elizabeth david barbara richard susan joseph
jessica thomas sarah charles karen daniel nancy matthew lisa anthony betty mark margaret steven sandra paul ashley
andrew emily joshua
donna kenneth michelle kevin carol brian amanda george melissa edward deborah ronald stephanie timothy
rebecca jason laura jeffrey helen ryan sharon jacob cynthia nicholas kathleen emma olivia joshua lachlan isabella
chloe jack georgia mitchell hannah ethan caitlin harrison mia benjamin ella samuel sophie zoe riley jasmine thomas lily
angus kirra noah amelia finn holly caleb brianna hugo imogen darcy""".split()
_ENDS = "son ton ley man berg field wood ford er ski ez ard well worth ham by den ling mer stein".split()
_MIDDLES = "ar el in ol um an er is on at or en".split()
_STARTS = "b br c ch d dr f fr g gr h j k kl l m n p pr qu r s sch st t th tr v w wh z".split()
_ROADS = "street road avenue place drive court crescent lane boulevard close terrace circuit way".split()
SHORT = {"street": "st", "road": "rd", "avenue": "ave", "place": "pl", "drive": "dr", "court": "ct", "lane": "ln",
         "boulevard": "blvd", "crescent": "cres", "center": "ctr", "north": "n", "south": "s", "east": "e", "west": "w",
         "saint": "st", "church": "ch", "school": "sch", "community": "comm", "services": "svcs",
         "and": "&"}  # fmt: skip
CALLED = {"william": "bill", "robert": "bob", "richard": "dick", "elizabeth": "liz", "margaret": "peggy",
          "james": "jim", "thomas": "tom", "michael": "mike", "jennifer": "jen", "patricia": "pat", "joseph": "joe",
          "benjamin": "ben", "samuel": "sam", "nicholas": "nick", "timothy": "tim", "rebecca": "becky"}  # fmt: skip


class Names:
    """A world of names, the same for the same seed: few are common, most are rare (a power law)."""

    def __init__(self, chance: random.Random, people: int) -> None:
        self._chance = chance
        self.given = [*_GIVEN, *(self._made().rstrip("0123456789") for _ in range(200))]
        self.family = [self._made() for _ in range(max(200, people // 6))]
        self.places = [
            self._made() + chance.choice(("", "", " park", " hills", " bay")) for _ in range(people // 12 + 40)
        ]
        self.roads = [f"{self._made()} {chance.choice(_ROADS)}" for _ in range(people // 3 + 60)]

    def one_of(self, names: list[str], power: float = 2.0) -> str:
        return names[int(len(names) * self._chance.random() ** power)]

    def _made(self) -> str:
        pick = self._chance.choice
        return (
            pick(_STARTS) + pick(_MIDDLES) + (pick(_STARTS)[:1] + pick(_MIDDLES) if pick((0, 1)) else "") + pick(_ENDS)
        )
