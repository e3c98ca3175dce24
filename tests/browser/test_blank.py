"""A page that shows nothing is not audited; one that shows anything is, whatever it is made of."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.conftest import Visitor
from tests.site import Answer, Site, page

HTML = {"Content-Type": "text/html; charset=utf-8"}
FOLDER = Path(__file__).parent.parent / "pages" / "blank"
PAGES = {path.stem: path.read_text("utf-8") for path in FOLDER.glob("*.html")}

NOTHING = {
    "no body": "",
    "a script alone": "<script>document.title = 'Shop'</script>",
    "spaces": "<div>  \n <span> </span></div>",
    "noscript": "<noscript>Switch your scripts on</noscript><div id=root></div>",
    "a colour": "<style>html { background: #036 }</style><main></main>",
    "a coloured bar": "<header style='height: 60px; background: #036'></header><div id=root></div>",
    "for readers alone": "<a href='#root' style='position: absolute; left: -9999px'>Skip</a><div id=root></div>",
    "a clipped word": "<p style='position: absolute; clip-path: inset(50%); width: 1px; height: 1px; margin: 0'>Hi</p>",
    "hidden": "<p style='visibility: hidden'>Tea</p><p hidden>Tea</p>",
    "faded out": "<main style='opacity: 0'><h1>Tea</h1><button>Buy</button></main>",
    "a pixel that counts": "<img src=/clear.svg width=1 height=1 alt=''>",
    "an empty frame": "<iframe srcdoc='' style='border: 0'></iframe>",
    "a canvas that stays empty": "<canvas></canvas>",
    "a loading screen that stays": "<style>@keyframes r { to { rotate: 1turn } }</style>"
    "<div style='position: fixed; inset: 0; background: #fff'><i style='display: block; width: 40px; height: 40px;"
    " border: 4px solid #036; border-radius: 50%; animation: r 1s linear infinite'></i></div><div id=root></div>",
    "a layer of one colour over all": "<h1>Tea</h1><p>Green tea</p><a href=/tea>Buy</a>"
    "<div style='position: fixed; inset: 0; background: #fff; z-index: 9'></div>",
    "a dark one over a long page": "<h1>Tea</h1><p style='margin: 2000px 0'>Green tea</p>"
    "<div style='position: fixed; inset: 0; background: #036; z-index: 9'></div>",
    "grey boxes for what never comes": "<div id=root><p style='height: 90px; background: #eee'></p></div>",
    "an empty root amid a shell": "<header></header><main><div id=app><ul></ul></div></main><footer></footer>",
    "taken away": "<h1>Tea</h1><script>setTimeout(() => document.body.replaceChildren(), 60)</script>",
}

SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'><circle r='9' cx='9' cy='9' fill='#036'/></svg>"

SOMETHING = {
    "text": "Tea",
    "white on white": "<p style='color: #fff'>Tea</p>",
    "a button": "<button></button>",
    "a word on a layer over all": "<h1>Tea</h1><div style='position: fixed; inset: 0; background: #fff'>Wait</div>",
    "a field": "<input aria-label=Name>",
    "a picture": "<img src=/dot.svg alt=''>",
    "a picture that fails": "<img src=/none.png alt='Green tea'>",
    "a drawing": SVG,
    "a white drawing": f"<body style='background: #036'>{SVG.replace('#036', '#fff')}",
    "a canvas": "<canvas id=c></canvas><script>c.getContext('2d').fillRect(9, 9, 99, 99)</script>",
    "a film": "<video src=/none.mp4></video>",
    "a background": "<main style='height: 300px; background: url(/dot.svg)'></main>",
    "a gradient": "<main style='height: 300px; background: linear-gradient(#036, #fff)'></main>",
    "generated text": "<style>main::before { content: 'Tea' }</style><main></main>",
    "a frame": "<iframe srcdoc='<p>Tea</p>'></iframe>",
    "a frame of another site": "<iframe src='OTHER/in'></iframe>",
    "an open shadow": "<div><template shadowrootmode=open>Tea</template></div>",
    "a closed shadow": "<div><template shadowrootmode=closed>Tea</template></div>",
    "far below": "<p style='margin-top: 4000px'>Tea</p>",
    "late": "<script>setTimeout(() => document.body.append('Tea'), 90)</script>",
}


def looked_at(visit: Visitor, answer: Answer, **options: object) -> tuple[bool, list[str]]:
    clear = SVG.replace("#036", "none")
    drawings = {"/dot.svg": SVG, "/clear.svg": clear}
    routes = {name: Answer(text.encode(), headers={"Content-Type": "image/svg+xml"}) for name, text in drawings.items()}
    routes["/in"] = page("<p>Tea</p>")
    with Site({"/": answer, **routes}) as site:
        other = site.origin.replace("127.0.0.1", "localhost").encode()
        site.routes["/"] = answer._replace(body=answer.body.replace(b"OTHER", other))
        snapshot = visit(f"{site.origin}/", **options)
    return snapshot.audited, [failure.code for failure in snapshot.failures]


@pytest.mark.parametrize("images", [True, False])
@pytest.mark.parametrize("name", NOTHING)
def test_nothing(visit: Visitor, name: str, images: bool) -> None:
    assert looked_at(visit, page(NOTHING[name]), images=images) == (False, ["blank-page"])


@pytest.mark.parametrize("name", PAGES)
def test_an_application_that_did_not_start(visit: Visitor, name: str) -> None:
    assert looked_at(visit, Answer(PAGES[name].encode(), headers=HTML)) == (False, ["blank-page"])


@pytest.mark.parametrize("images", [True, False])
@pytest.mark.parametrize("name", SOMETHING)
def test_something(visit: Visitor, name: str, images: bool) -> None:
    assert looked_at(visit, page(SOMETHING[name]), images=images) == (True, [])


def test_the_audit_says_so(tmp_path: Path) -> None:
    with Site({"/": page(""), "/fine": page("<p>Tea</p>")}) as site:
        command = [sys.executable, "-m", "auditor", "audit", f"{site.origin}/", "--no-lighthouse", "--device", "phone"]
        ran = subprocess.run(
            [*command, "--out", str(tmp_path / "o")], check=False, capture_output=True, text=True, timeout=120
        )
    assert ran.returncode == 3
    assert "shows nothing" in ran.stdout
