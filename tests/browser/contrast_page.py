"""A page of texts over all that a shop puts behind them; the outcome that a person would give stands beside each."""

from __future__ import annotations

from pathlib import Path

from auditor.demo import __file__ as demo

PHOTO = (Path(demo).parent / "photos" / "atelier-960.webp").read_bytes()

FAILED, PASSED, EXEMPT = "failed", "passed", ""

TEXTS: dict[str, tuple[str, str]] = {
    "solid": (PASSED, '<p id="solid" style="color:#767676">Plates and bowls</p>'),
    "solid-grey": (FAILED, '<p id="solid-grey" style="color:#777">Plates and bowls</p>'),
    "dark": (PASSED, '<div class="dark"><p id="dark">Plates and bowls</p></div>'),
    "dark-grey": (FAILED, '<div class="dark"><p id="dark-grey" style="color:#666">Plates and bowls</p></div>'),
    "gradient": (
        PASSED,
        '<p id="gradient" style="background:linear-gradient(90deg,#123,#89a);color:#fff">Plates and bowls</p>',
    ),
    "gradient-pale": (
        FAILED,
        '<p id="gradient-pale" style="background:linear-gradient(90deg,#bcd,#def);color:#fff">Plates and bowls</p>',
    ),
    "photo-scrim": (
        PASSED,
        '<div class="photo"><div class="scrim"></div><p id="photo-scrim" class="over">Plates and bowls</p></div>',
    ),
    "photo-pale": (
        FAILED,
        '<div class="photo"><div class="veil"></div><p id="photo-pale" class="over">Plates and bowls</p></div>',
    ),
    "poster": (
        PASSED,
        '<div class="stack"><video poster="/photo.webp" width="300" height="60" style="object-fit:cover"></video>'
        '<p id="poster" style="position:absolute;top:10px;left:10px;color:#000;background:#fffc">Plates</p></div>',
    ),
    "film": (
        FAILED,
        '<div class="stack"><p id="film">Plates under a film</p><div class="film"></div></div>',
    ),
    "halo": (
        PASSED,
        '<p id="halo" style="color:#fff;background:#ddd;font:700 30px sans-serif;text-shadow:'
        '0 0 3px #000,0 0 4px #000,0 0 5px #000,0 0 6px #000">Plates</p>',
    ),
    "opacity": (FAILED, '<div style="opacity:.45"><p id="opacity" style="color:#000">Plates and bowls</p></div>'),
    "group": (FAILED, '<div style="opacity:.5;background:#333"><p id="group" style="color:#fff">Plates</p></div>'),
    "before": (FAILED, '<p id="before"></p>'),
    "value": (FAILED, '<input id="value" aria-label="Name" value="Anna" style="color:#999;background:#fff">'),
    "value-dark": (PASSED, '<input id="value-dark" aria-label="Name" value="Anna" style="color:#333;background:#fff">'),
    "svg": (FAILED, '<svg width="300" height="40"><text id="svg" x="5" y="25" fill="#999">Plates in SVG</text></svg>'),
    "svg-dark": (PASSED, '<svg width="300" height="40"><text id="svg-dark" x="5" y="25">Plates in SVG</text></svg>'),
    "turned": (
        FAILED,
        '<p id="turned" style="color:#8a8a8a;transform:rotate(-8deg) scale(.9);width:250px">Plates and bowls</p>',
    ),
    "turned-dark": (
        PASSED,
        '<p id="turned-dark" style="color:#555;transform:translate(20px,6px) scale(1.1);width:250px">Plates</p>',
    ),
    "scrolled": (
        FAILED,
        '<div class="scroller"><div style="height:200px"></div><p id="scrolled" style="color:#999">Plates</p></div>',
    ),
    "scrolled-away": (
        FAILED,
        '<div class="rail"><p>Plates</p><p>Bowls</p><p>Cups</p><p id="scrolled-away" style="color:#999">Jugs</p></div>',
    ),
    "scrolled-away-dark": (
        PASSED,
        '<div class="rail dark"><p>Plates</p><p>Bowls</p><p>Cups</p><p id="scrolled-away-dark">Jugs</p></div>',
    ),
    "scrolled-away-photo": (
        FAILED,
        '<div class="rail"><p>Plates</p><p>Bowls</p><div class="photo" style="flex:0 0 300px"><div class="veil"></div>'
        '<p id="scrolled-away-photo" class="over">Jugs</p></div></div>',
    ),
    "scrolled-away-scrim": (
        PASSED,
        '<div class="rail"><p>Plates</p><p>Bowls</p><p>Cups</p><div class="photo" style="flex:0 0 300px">'
        '<div class="scrim"></div><p id="scrolled-away-scrim" class="over">Jugs</p></div></div>',
    ),
    "scrolled-away-blend": (
        FAILED,
        '<div class="rail" style="height:60px;display:block;overflow-y:scroll"><div style="height:200px"></div>'
        '<p id="scrolled-away-blend" style="filter:opacity(35%);color:#000">Jugs</p></div>',
    ),
    "clipped": (
        PASSED,
        '<div style="width:90px;overflow:hidden;background:#234"><p id="clipped" style="color:#fff;white-space:nowrap">'
        "Plates that go on beyond the edge</p></div>",
    ),
    "sideways": (PASSED, '<p id="sideways" style="margin-left:-30px;width:200px">Plates that begin off the page</p>'),
    "oklch": (FAILED, '<p id="oklch" style="color:oklch(72% .06 200)">Plates and bowls</p>'),
    "lab": (PASSED, '<p id="lab" style="color:lab(40% 20 10)">Plates and bowls</p>'),
    "p3": (FAILED, '<p id="p3" style="color:color(display-p3 .65 .65 .65)">Plates and bowls</p>'),
    "hex8": (FAILED, '<p id="hex8" style="color:#00000066">Plates and bowls</p>'),
    "system": (PASSED, '<p id="system" style="color:CanvasText;background:Canvas">Plates and bowls</p>'),
    "current": (
        FAILED,
        '<div style="color:#aaa"><p id="current" style="-webkit-text-fill-color:currentColor">Plates</p></div>',
    ),
    "blend": (
        FAILED,
        '<div style="background:#fff;isolation:isolate"><p id="blend" style="color:#ccc;mix-blend-mode:multiply">'
        "Plates and bowls</p></div>",
    ),
    "filter": (FAILED, '<p id="filter" style="filter:opacity(35%);color:#000">Plates and bowls</p>'),
    "gradient-text": (
        FAILED,
        '<p id="gradient-text" style="font-size:28px;color:transparent;background:linear-gradient(90deg,#ccc,#ddd);'
        '-webkit-background-clip:text;background-clip:text">Plates</p>',
    ),
    "small": (FAILED, '<p id="small" style="font-size:5px;color:#888">Plates and bowls and cups and jugs</p>'),
    "thin": (PASSED, '<p id="thin" style="font-weight:100;font-size:13px;color:#444">Plates and bowls</p>'),
    "disabled": (EXEMPT, '<button id="disabled" disabled style="color:#bbb">Sold out</button>'),
    "logo": (EXEMPT, '<a id="logo" class="logo" href="/" style="color:#ddd">Poterie</a>'),
    "nothing": (EXEMPT, '<p id="nothing" style="font-size:0;color:#ddd">Plates</p>'),
    "for-readers": (
        EXEMPT,
        '<span id="for-readers" style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0);'
        'color:#ddd">Plates</span>',
    ),
    "emoji": (EXEMPT, '<p id="emoji" style="color:#eee">★ ♥ 🛒</p>'),
    "icon": (EXEMPT, '<p id="icon" style="color:#eee;font-family:icons">&#xe001;</p>'),
    "covered": (
        EXEMPT,
        '<div class="stack"><p id="covered" style="color:#ddd">Plates behind</p>'
        '<div style="position:absolute;inset:0;background:#333"></div></div>',
    ),
}

STYLE = """<style>
body { margin: 8px; font: 16px/1.4 sans-serif; color: #222; background: #fff } p { margin: 0; padding: 4px }
.dark { background: #111; color: #eee } .stack { position: relative } #before::before { content: "New"; color: #aaa }
.photo { position: relative; width: 300px; height: 90px; background: url(/photo.webp) center / cover }
.over { position: absolute; left: 0; top: 10px; color: #fff } .scrim, .veil, .film { position: absolute; inset: 0 }
.scrim { background: #000b } .veil { background: #fffc } .film { background: rgba(255, 255, 255, .7) }
.scroller { height: 60px; overflow: auto } .rail { display: flex; overflow-x: auto } .rail p { flex: 0 0 300px }
</style>"""

SCRIPT = "<script>document.querySelector('.scroller').scrollTop = 1000</script>"

BODY = STYLE + "".join(f"<section>{html}</section>" for _, html in TEXTS.values()) + SCRIPT
