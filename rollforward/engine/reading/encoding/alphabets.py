"""The letters beyond ASCII of the languages that files are written in, each language's most frequent ones first.

A wrong code page turns the letters of one language into a mixture that belongs to none: that is how it shows.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from math import log

_LATIN = """
de äüöß
fr éèàêçôîûâùïëœ
es óíáñéúü
pt ãçáéíõóêúâàôü
it èàùòìéî
ca àéóèíòçúïü
nl ëéïöèüê
da æøåé
nb åøæéòôü
sv äöåéü
fi äöåé
is íáðöóþæéúý
fo áíðóøúæýö
et äõüöšž
lv āīēšūņļģžķč
lt šžėįųūąčę
pl łąężśóćńź
cs íáéěřýžčšůúóťďň
sk áíéýčžšťúľóôňďäŕĺ
hu éáóöőíüúű
hr čšžćđ
sl čšž
ro ăîțșâ
ro ăîţşâ
tr ıüşçöğâî
az əıüşçöğ
sq ëç
cy ŵâîêôŷûáïëö
ga áíéóú
gd àìòèù
mt ħżġċà
eo ĝĉŝŭĵĥ
hsb ćšłěóžřčźń
dsb śóšěłćžźńŕ
tk ýňşçäüöž
se áčšđžŧŋ
gl óáíéúñ
eu ñç
lb ëéäüöè
fy ûêâúôëéï
br ñùêâô
vi đàưáậóạợêếảãểệốẩộớịờỷọữấủổỉửâặềắựìơôíăùụúầứỗẽằẫýồỏởéòừũõ
vi àáãảêâôươăđ\u0300\u0301\u0303\u0309\u0323
"""
_OTHER = """
ru оеаинтсрвлкмдпуыяьгзбчйхжшюцщэфъё
uk оанивіетрслкдумпьзяйбгчхєжцшющїфґ
bg аеиотнрсвлкдпмзъбуягчцйжхшщьфю
be анеіоркслтвыядпумзцьбўшгчйхжэёюф
mk аиоентрсвлдкмпузјбгчцшхжфњќѓљџѕ
sr аиоенртсвкјдлупмзгбчшцжћњхфљђџ
kk аеынтірлдсқбомкуғіңшйүөжзұпәгяхвэфһчцьюъ
tg аоирндтмусбекҳлвшзӣфқхгяйҷъпёғӯчэ
tt аелтнрәкыгисбзмуойдүөшчпхвяңфьһэюҗцъ
udm анолтерсуиыдкэгмпьзшбвйяжчӧфцъӟёӥхюӵ
el αοιετνσςηρπκμλυίάέόώήδγωθχφύβξζψϊϋΐΰ
he יוהלאתרשבמנםחדקעפכצגטסזןךףץ
ar اليمنرتوبةدعسفحكقأجشصخطهإذىثضزغئآءظؤ
fa ایرندهمتبوسشکزگلفخقعجحپچصطغثآضذژظئءأ
ur اریکنہوسملتبیےدپھگجعٹںقفچحشخزڈطصئضذغظژڑثآ
th านรกอเงมลยวสดทตหปบคชพใจขไแผถซศโณธภญฐษฉฟฮฒฬะัิีึืุู่้๊๋์ๆำฯ็
"""
#: How often the languages come in clients' lists, in relation to the others, which count as 1.
_SPEAKERS = {"fr": 20, "de": 20, "es": 20, "pt": 12, "it": 8, "sv": 6, "da": 5, "nb": 5, "fi": 5, "nl": 4, "pl": 6}
_SPEAKERS |= {"tr": 5, "cs": 4, "hu": 4, "ro": 3, "hr": 2, "vi": 2}
#: Languages of few writers need better evidence.
_SELDOM = frozenset(["fo", "cy", "gd", "mt", "eo", "hsb", "dsb", "tk", "se", "fy", "br", "lb", "az", "sq", "ga", "eu"])
_SELDOM |= {"kk", "tg", "tt", "udm"}
_SELDOM_POINTS = -1.5
#: The share of letters that belong to names from other countries.
_FOREIGN = 0.1
#: The logarithm of the likelihood of a letter that nobody uses.
_STRANGE = -9.0
#: Languages in other scripts write every letter beyond ASCII, so that their frequent ones are less frequent.
_STEEPNESS = {_LATIN: 1.0, _OTHER: 0.5}


def _shares(letters: str, steepness: float) -> dict[str, float]:
    """After Zipf: the second letter is half as frequent as the first."""
    weights = {letter: (rank + 1) ** -steepness for rank, letter in enumerate(letters)}
    total = sum(weights.values())
    return {letter: weight / total for letter, weight in weights.items()}


def _languages(block: str) -> Iterator[tuple[str, dict[str, float]]]:
    for line in block.strip().split("\n"):
        name, letters = line.split(" ")
        yield name, _shares(letters, _STEEPNESS[block])


@cache
def _abroad() -> dict[str, float]:
    """The share of each Latin letter in all languages together."""
    sums: dict[str, float] = {}
    for name, shares in _languages(_LATIN):
        for letter, share in shares.items():
            sums[letter] = sums.get(letter, 0.0) + share * _SPEAKERS.get(name, 1)
    total = sum(sums.values())
    return {letter: share / total for letter, share in sums.items()}


@cache
def _likelihoods() -> tuple[tuple[float, dict[str, float]], ...]:
    """Per language what it lacks in writers, and the logarithms of its letters' shares."""
    tables = []
    for block in (_LATIN, _OTHER):
        for name, shares in _languages(block):
            mixed = {letter: _FOREIGN * share for letter, share in _abroad().items()}
            for letter, share in shares.items():
                mixed[letter] = mixed.get(letter, 0.0) + (1 - _FOREIGN) * share
            points = _SELDOM_POINTS if name in _SELDOM else 0.0
            tables.append((points, {letter: max(_STRANGE, log(share)) for letter, share in mixed.items()}))
    return tuple(tables)


def fit(letters: dict[str, float]) -> float:
    """The logarithm of the likelihood of these small letters beyond ASCII, with their weights, in the best language."""
    return max(
        points + sum(table.get(letter, _STRANGE) * weight for letter, weight in letters.items())
        for points, table in _likelihoods()
    )


@cache
def script(char: str) -> str:
    """The script of a letter, in a word: LATIN, CYRILLIC, GREEK ..."""
    return unicodedata.name(char, "?").split(" ", 1)[0].split("-", 1)[0]
