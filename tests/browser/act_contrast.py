"""The cases that ACT rule afw4f7, "Text has minimum contrast", publishes: their colours and constructions, our words.

https://www.w3.org/WAI/standards-guidelines/act/rules/afw4f7/proposed/ (19 January 2026). Its photograph, of a
black hole, is drawn here: dark, with a bright ring. Name → HTML.
"""

from __future__ import annotations

_RING = "radial-gradient(circle at 46px 24px,#000 12px,#2a1508 18px,#3a2410 24px,#1a0d05 40px,#000 70px) no-repeat #000"

PASSED = {
    "passed 1, plain": '<p style="color:#333;background:#fff">Plates for every day</p>',
    "passed 2, gradient": (
        '<p style="color:#333;background:linear-gradient(to right,#fff,#00f);width:500px">Plates for every day</p>'
    ),
    "passed 3, picture": (
        f'<p style="color:#ccc;height:50px;padding-top:15px;background:{_RING};text-shadow:0 0 2px #000">Dark</p>'
    ),
    "passed 4, halo": '<p style="color:#000;background:#737373;text-shadow:#fff 0 0 3px">Plates for every day</p>',
    "passed 5, large": '<p style="color:#000;font-size:18pt;background:#666">Plates for every day</p>',
    "passed 6, bold": '<p style="color:#000;font-size:14pt;font-weight:700;background:#666">Plates for every day</p>',
    "passed 7, no language": '<button style="color:#666;background-color:#000" aria-label="Close">X</button>',
    "passed 8, default": "<p>Plates for every day</p>",
    "passed 9, shadow tree": (
        '<p style="color:#ccc;background:#fff" id="light-host"></p><script>document.getElementById("light-host")'
        """.attachShadow({mode:"open"}).innerHTML = '<span style="color:#333">Plates for every day</span>'</script>"""
    ),
    "passed 10, link": '<a href="https://shop.example/">Shop</a>',
    "passed 11, div as button": '<div role="button">Buy</div>',
}

FAILED = {
    "failed 1, plain": '<p style="color:#aaa;background:white">Plates for every day</p>',
    "failed 2, gradient": (
        '<p style="color:#aaa;background:linear-gradient(to right,#fff,#00f);width:300px">Plates for every day</p>'
    ),
    "failed 3, picture": f'<p style="color:#555;height:50px;padding-top:20px;background:{_RING}">Dark plates</p>',
    "failed 4, alpha": '<p style="color:rgba(0,0,0,.3);background:#fff">Plates for every day</p>',
    "failed 5, opacity": '<div style="background:#fff"><p style="color:#000;opacity:.3">Plates for every day</p></div>',
    "failed 6, shadow tree": (
        '<p style="color:#aaa;background:#fff" id="grey-host"></p><script>document.getElementById("grey-host")'
        '.attachShadow({mode:"open"}).textContent = "Plates for every day"</script>'
    ),
    "failed 7, alpha over two colours": (
        '<span style="color:rgba(90,90,90,.8);padding:0 1em;background:'
        'linear-gradient(90deg,transparent,transparent 3.3em,#000 3.3em,#000 6em)">Hello world</span>'
    ),
    "failed 8, one of two": (
        '<p style="color:#333;background:#fff">A face drawn in 1957</p>'
        '<p style="font-family:helvetica;background:#eee;color:#777">Every letter of the alphabet</p>'
    ),
    "failed 9, button": '<button style="color:#777;background:#eee">Buy now</button>',
    "failed 10, div as button": '<div role="button" style="color:#777;background:#eee">Buy now</div>',
    "failed 11, halo": (
        '<p style="background:#fff;color:#666;text-shadow:#aaa 2px 2px 4px,#aaa -2px 2px 4px,#aaa 2px -2px 4px,'
        '#aaa -2px -2px 4px">Plates for every day</p>'
    ),
}

INAPPLICABLE = {
    "inapplicable 1, not displayed": '<p style="display:none;color:#aaa">Plates for every day</p>',
    "inapplicable 2, off screen": '<p style="position:absolute;top:-999em;color:#aaa">Plates for every day</p>',
    "inapplicable 3, no contrast": '<p style="color:white;background:white" aria-hidden="true">Plates for nobody</p>',
    "inapplicable 5, image": '<p><img alt="plates" width="40" height="20"></p>',
    "inapplicable 6, label": '<label style="color:#888;background:white">Name <input type="text" disabled></label>',
    "inapplicable 7, labelled by": (
        '<label id="pet" style="color:#888;background:white">Name of the pet</label><div role="textbox" '
        'aria-labelledby="pet" aria-disabled="true" style="height:20px;width:100px;border:1px solid">Rex</div>'
    ),
    "inapplicable 8, fieldset": (
        '<fieldset disabled style="color:#888;background:white"><label>Name <input></label></fieldset>'
    ),
    "inapplicable 9, group": (
        '<div role="group" aria-disabled="true" style="color:#888;background:white"><label>Name <input></label></div>'
    ),
    "inapplicable 10, button": '<button style="color:#777;background:#eee" disabled>Buy now</button>',
    "inapplicable 11, div as button": (
        '<div role="button" style="color:#777;background:#eee" aria-disabled="true">Buy now</div>'
    ),
}

WIDER = {
    # ACT speaks of HTML's texts only; WCAG of all: what there is inapplicable is judged here, and passes.
    "inapplicable 4, SVG": '<svg height="20"><text x="0" y="15">Plates in SVG</text></svg>',
}
