"""How a word sounds, roughly, and which given names are short for others."""

from __future__ import annotations

import re
from functools import lru_cache

_ALIKE = (("ph", "f"), ("gh", "g"), ("kn", "n"), ("wr", "r"), ("sch", "s"), ("ck", "k"), ("th", "t"))
_CLASSES = str.maketrans("bvpfwcskqgxzjdtmn", "bbbbbcccccccc" + "ddmm")
_SILENT = re.compile(r"[aeiouyh\W\d]+")
_DOUBLED = re.compile(r"(.)\1+")
_HEARD = 4

#: Given names with what they are called for short; a name may stand in several lines.
_CALLED = """
alexander alex alec sandy|alexandra alex sandra lexi|andrew andy drew|anthony tony|benjamin ben benny
barbara barb babs|catherine katherine kathryn kate katie cathy kathy kat|charles charlie chuck chas
christine christina chris tina|christopher chris kit topher|daniel dan danny|david dave davy|deborah debra deb debbie
donald don donny|dorothy dot dottie|edward ed eddie ted ned|elizabeth liz lizzie beth betty eliza bess|eugene gene
frances fran franny|francis frank|frederick fred freddy|gerald gerry jerry|gregory greg|harold harry hal
henry harry hank
isabella bella izzy|jacob jake|jacqueline jackie|james jim jimmy jamie|jeffrey geoffrey jeff geoff|jennifer jen jenny
jessica jess jessie|john jack johnny jon|jonathan jon johnny|joseph joe joey|joshua josh|judith judy|katharina kathi
kenneth ken kenny|lawrence laurence larry|leonard len lenny|margaret maggie meg peggy marge greta|martin marty
matthew matt|megan meg|michael mike mick mickey|nathaniel nathan nate nat
nicholas nick nicky|pamela pam|patricia pat patty tricia trish
patrick pat paddy|peter pete|philip phillip phil|rebecca becky becca|richard rick dick rich ricky
robert bob rob bobby robbie bert|ronald ron ronnie|samantha sam|samuel sam sammy|stephen steven steve|stephanie steph
susan sue suzy susie|suzanne sue suzy|thaddeus ted|theodore ted teddy|theresa teresa terry tess|thomas tom tommy
timothy tim|victoria vicky tori|vincent vince|virginia ginny|walter walt wally|william bill will billy willy liam
zachary zach zack|francisco paco|jose pepe|johannes hans|friedrich fritz|wilhelmina mina|madeleine maddie|olivia liv
"""
_CIRCLES: dict[str, set[int]] = {}
for _number, _line in enumerate(_CALLED.replace("\n", "|").split("|")):
    for _name in _line.split():
        _CIRCLES.setdefault(_name, set()).add(_number)


@lru_cache(200_000)
def sound(word: str) -> str:
    """The consonants that are heard, those easily mistaken taken for one; its first letter counts as one of them."""
    for written, heard in _ALIKE:
        word = word.replace(written, heard)
    first = word[:1].translate(_CLASSES)
    rest = _SILENT.sub("", word[1:]).translate(_CLASSES)
    return _DOUBLED.sub(r"\1", first + rest)[:_HEARD] or word


def called_alike(one: str, other: str) -> bool:
    """Whether one given name is short for the other."""
    return one in _CIRCLES and other in _CIRCLES and not _CIRCLES[one].isdisjoint(_CIRCLES[other])
