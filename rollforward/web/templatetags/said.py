"""What templates need to speak another language: every one of them knows these."""

from django import template
from django.utils.html import json_script
from django.utils.safestring import SafeString

from rollforward.web.said import said, script_words

register = template.Library()
register.filter("said", said)  # ``{{ problem.message|said }}``: what the layers below say


@register.simple_tag(name="script_words")
def words() -> SafeString | str:
    """What scripts say in the language of the page; nothing where that is English, which they know."""
    known = script_words()
    return json_script(known, "words") if known else ""
