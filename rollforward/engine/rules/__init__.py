"""What a firm wants of its own data: said in a sentence, and held against records, one or a million.

The import, the forms and the settings judge with these and speak with the same words.
"""

from rollforward.engine.rules.declaring import MOST_TOGETHER, faults_of, suits
from rollforward.engine.rules.forms import FORMS, Form, fitting, words_of
from rollforward.engine.rules.judging import CODES, FAULT_SCHEMA, alike, blamed, called, faults
from rollforward.engine.rules.words import sentence

__all__ = [
    "CODES",
    "FAULT_SCHEMA",
    "FORMS",
    "MOST_TOGETHER",
    "Form",
    "alike",
    "blamed",
    "called",
    "faults",
    "faults_of",
    "fitting",
    "sentence",
    "suits",
    "words_of",
]
