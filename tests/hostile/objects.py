"""JSON and vCards."""

from __future__ import annotations

from collections.abc import Callable

from tests.hostile.texts import MB, numbered

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\n"

FILES: dict[str, Callable[[], bytes]] = {
    "arrays-in-arrays.json": lambda: b"[" * 1_000_000,
    "arrays-in-arrays-closed.json": lambda: b"[" * 500_000 + b"]" * 500_000,
    "objects-in-objects.json": lambda: b'[{"a":' * 200_000 + b"1" + b"}]" * 200_000,
    "rows-that-go-deep.json": lambda: b"[" + b",".join(b'{"a":' * 900 + b"1" + b"}" * 900 for _ in range(500)) + b"]",
    "more-keys-than-can-be.json": lambda: b'[{"x":1' + numbered(',"k{}":1', 300_000) + b"}]",
    "each-row-other-keys.json": lambda: b'[{"x":1}' + numbered(',{{"k{0}":1,"m{0}":2}}', 50_000) + b"]",
    "each-line-other-keys.json": lambda: numbered('{{"k{0}":1,"m{0}":2}}\n', 50_000),
    "one-key-again-and-again.json": lambda: b'[{"a":1' + b',"a":2' * 300_000 + b"}]",
    "a-number-of-megabytes.json": lambda: b'[{"a":' + b"9" * (5 * MB) + b"}]",
    "numbers-beyond-all.json": lambda: b'[{"a":1e999999999,"b":-1e-999999999,"c":NaN,"d":Infinity}' + b"]",
    "a-text-of-megabytes.json": lambda: b'[{"a":"' + b"x" * (20 * MB) + b'"}]',
    "escapes-of-half-characters.json": lambda: b'[{"a":"' + b"\\ud800\\u0000\\udfff" * 200_000 + b'"}]',
    "tables-without-end.json": lambda: b"{" + numbered('"t{}":[{{"a":1}},{{"a":2}}],', 60_000) + b'"x":1}',
    "cut-in-a-text.json": lambda: b'[{"name":"Ann"},' * 100_000 + b'{"name":"An',
    "empty-objects-without-end.json": lambda: b"[" + b"{}," * 300_000 + b"{}]",
    "lists-in-cells.json": lambda: b'[{"a":[' + b"[1,2]," * 500_000 + b"0]}]",
    "one-line-broken-in-many.json": lambda: b'{"name":"Ann"}\n' * 40_000 + b'{"name":\n' + b'{"name":"Bo"}\n' * 40_000,
    "white-space-before.json": lambda: b" \n" * (4 * MB) + b'[{"a":1}]',
    "card-folded-at-each-letter.vcf": lambda: CARD + b"NOTE:x" + b"\r\n x" * 1_000_000 + b"\r\nEND:VCARD\r\n",
    "card-of-a-million-lines.vcf": lambda: CARD + b"TEL:555-0100\r\n" * 1_000_000 + b"END:VCARD\r\n",
    "card-of-a-million-names.vcf": lambda: CARD + numbered("X-A{}:1\r\n", 1_000_000) + b"END:VCARD\r\n",
    "cards-in-cards.vcf": lambda: CARD * 60_000,
    "card-never-ended.vcf": lambda: CARD + b"FN:Ann\r\n" + b"NOTE:x\r\n" * 300_000,
    "card-of-soft-breaks.vcf": lambda: (
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nNOTE;ENCODING=QUOTED-PRINTABLE:" + b"=41=\r\n" * 500_000 + b"\r\nEND:VCARD\r\n"
    ),
    "card-with-a-picture-of-megabytes.vcf": lambda: (
        CARD + b"PHOTO;ENCODING=b:" + b"QUJD" * (3 * MB) + b"\r\nFN:Ann\r\nEND:VCARD\r\n"
    ),
    "card-of-parameters.vcf": lambda: CARD + b"TEL" + b";TYPE=home" * 500_000 + b":555-0100\r\nEND:VCARD\r\n",
    "card-of-semicolons.vcf": lambda: CARD + b"N:" + b";" * (2 * MB) + b"\r\nEND:VCARD\r\n",
    "cards-of-nine-hundred-kinds.vcf": lambda: b"".join(
        CARD + b"FN:Ann\r\nX-%d:1\r\nEND:VCARD\r\n" % (i % 900) for i in range(8_000)
    ),
    "empty-cards.vcf": lambda: (CARD + b"END:VCARD\r\n") * 60_000,
}
