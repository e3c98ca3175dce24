"""Twenty forms of the kinds that shops have, rebuilt small: what is planted in each, and what must be found."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """body: the page. empty, wrong: how the error of each attempt is told ("" if it is not tried)."""

    body: str
    empty: str
    wrong: str


STYLE = "<style>body{margin:16px}input,select,textarea,button{display:block;min-height:44px;font-size:16px}.error{color:#b00020}[hidden]{display:none}</style>"
EMAIL = "<label for=email>E-mail</label><input id=email name=email type=email>"
CHECK = """<script>
const f = document.querySelector("form"), say = (id, text) => { const e = document.getElementById(id); e.textContent = text; e.hidden = !text; };
const bad = () => !/.@./.test(f.email.value);
</script>"""

NATIVE = f"{STYLE}<form action=/order method=post><label>Name <input name=name required></label><label>E-mail <input name=email type=email required></label><button>Order</button></form>"

INLINE = f"""{STYLE}<form action=/order method=post novalidate>{EMAIL}<p class=error id=e hidden></p>
<label for=name>Name</label><input id=name name=name><p class=error id=n hidden></p><button>Order</button></form>{CHECK}
<script>f.onsubmit = (event) => {{ say("e", bad() ? "Enter an address such as anna@example.org" : ""); say("n", f.elements.name.value ? "" : "Enter your name"); if (bad()) event.preventDefault(); }};</script>"""

ON_BLUR = f"""{STYLE}<form action=/order method=post novalidate>{EMAIL}<p class=error id=e hidden></p><button disabled>Order</button></form>{CHECK}
<script>f.email.addEventListener("blur", () => {{ say("e", bad() ? "An address has an @, such as anna@example.org" : ""); f.querySelector("button").disabled = bad(); }});</script>"""

DISABLED = f"""{STYLE}<form action=/order method=post novalidate>{EMAIL}<button disabled>Order</button></form>{CHECK}
<script>f.email.addEventListener("input", () => {{ f.querySelector("button").disabled = bad(); }});</script>"""

TOAST = f"""{STYLE}<style>#toast{{position:fixed;left:16px;right:16px;bottom:16px;padding:16px;background:#222;color:#fff;opacity:0;transition:opacity .3s}}#toast.on{{opacity:1}}</style>
<form action=/order method=post novalidate>{EMAIL}<label for=name>Name</label><input id=name name=name required><button>Order</button></form><div id=toast role=alert></div>{CHECK}
<script>f.onsubmit = (event) => {{ event.preventDefault(); toast.textContent = "Please check what you entered"; toast.className = "on"; }};</script>"""

COLOUR = f"""{STYLE}<style>.bad{{border-color:#b00020;background:#fee}}</style><form action=/order method=post novalidate>{EMAIL}<label for=name>Name</label><input id=name name=name required><button>Order</button></form>{CHECK}
<script>f.onsubmit = (event) => {{ f.email.classList.toggle("bad", bad()); if (bad()) event.preventDefault(); }};</script>"""

SILENT = f"""{STYLE}<form action=/order method=post novalidate>{EMAIL}<button>Subscribe</button></form>{CHECK}
<script>f.onsubmit = (event) => {{ if (bad()) event.preventDefault(); }};</script>"""

SUMMARY = f"""{STYLE}<form action=/order method=post novalidate><div id=sum tabindex=-1 hidden></div>{EMAIL}<label for=name>Name</label><input id=name name=name required><button>Order</button></form>{CHECK}
<script>f.onsubmit = (event) => {{ event.preventDefault(); sum.hidden = false; sum.innerHTML = "<h2>There is a problem</h2><ul><li><a href=#email>Enter an e-mail address with an @</a></li></ul>"; sum.focus(); }};</script>"""

FAR = f"""{STYLE}<p id=top class=error hidden></p><div style=height:1500px>Vases</div><form action=/order method=post novalidate>{EMAIL}<label for=name>Name</label><input id=name name=name required><button>Order</button></form>{CHECK}
<script>f.before(document.getElementById("top")); f.parentNode.prepend(document.getElementById("top")); f.onsubmit = (event) => {{ event.preventDefault(); }};</script>"""

FAR_ABOVE = f"""{STYLE}<form action=/order method=post novalidate><p id=t class=error hidden></p>{EMAIL}<label for=name>Name</label><input id=name name=name required><div style=height:1500px>Our vases are made by hand.</div><button>Order</button></form>{CHECK}
<script>f.onsubmit = (event) => {{ event.preventDefault(); say("t", "Please check your e-mail address"); }};</script>"""

DIALOG = f"""{STYLE}<form action=/order method=post novalidate>{EMAIL}<button>Order</button></form>{CHECK}
<script>f.onsubmit = (event) => {{ if (bad()) {{ event.preventDefault(); alert("Enter an e-mail address with an @"); }} }};</script>"""

SERVER = f"{STYLE}<form action=/order method=post novalidate>{EMAIL}<button>Order</button></form>"

FETCH = f"""{STYLE}<form novalidate>{EMAIL}<p class=error id=e hidden></p><button>Order</button></form>{CHECK}
<script>f.onsubmit = async (event) => {{ event.preventDefault(); try {{ await fetch("/order", {{ method: "POST", body: new FormData(f) }}); }} catch {{ document.body.append("Something went wrong"); }} }};</script>"""

# As React keeps its fields: what is shown is the state, and whoever writes `value` past its setter is not noticed.
CONTROLLED = f"""{STYLE}<div id=root></div><script>
const state = {{ email: "", name: "", error: "" }};
const root = document.getElementById("root");
root.innerHTML = '<form novalidate><label for=email>E-mail</label><input id=email name=email type=email><div id=slot></div><label for=name>Name</label><input id=name name=name required><button>Order</button></form>';
for (const input of root.querySelectorAll("input")) {{
  input.addEventListener("input", (event) => {{ if (event.isTrusted) state[input.name] = input.value; queueMicrotask(draw); }});
}}
root.querySelector("form").addEventListener("submit", (event) => {{ event.preventDefault(); Promise.resolve().then(() => {{ state.error = /.@./.test(state.email) ? "" : "Enter an address with an @"; draw(); }}); }});
function draw() {{
  for (const input of root.querySelectorAll("input")) if (input.value !== state[input.name]) input.value = state[input.name];
  document.getElementById("slot").innerHTML = state.error ? '<span class=error role=alert>' + state.error + '</span>' : '';
}}
</script>"""

FORGETS = f"""{STYLE}<form novalidate action=/order>{EMAIL}<p class=error id=e hidden></p><label for=name>Name</label><input id=name name=name required><button>Order</button></form>{CHECK}
<script>f.onsubmit = (event) => {{ event.preventDefault(); say("e", "Enter an address with an @"); f.reset(); }};</script>"""

WITHOUT_FORM = f"""{STYLE}<div class=box><label for=email>E-mail</label><input id=email type=email><p class=error id=e hidden></p><div class=button role=button tabindex=0 id=go style=min-height:44px>Subscribe</div></div>
<script>go.onclick = () => {{ e.textContent = /.@./.test(email.value) ? "" : "Enter an address with an @"; e.hidden = !e.textContent; }};</script>"""

SILENT_WITHOUT_FORM = f"""{STYLE}<div class=box><label for=email>E-mail</label><input id=email type=email><button type=button id=go>Subscribe</button></div>
<script>go.onclick = () => {{ if (!/.@./.test(email.value)) return; fetch("/subscribe", {{ method: "POST" }}); }};</script>"""


def framed(body: str) -> str:
    """The same in a frame further down the page."""
    inner = body.replace("&", "&amp;").replace('"', "&quot;")
    return f'{STYLE}<div style="height:900px">Vases</div><iframe title=Order style="width:340px;height:400px;border:0" srcdoc="{inner}"></iframe>'


def shadowed(body: str) -> str:
    """The same in a closed shadow root; its script looks for its elements there."""
    html, _, script = body.partition("<script>")
    script = script.replace("</script>", "").replace("<script>", "").replace("document.", "root.")
    return (
        f"<div id=host></div><script>const root = document.getElementById('host').attachShadow({{ mode: 'closed' }});"
        f"root.innerHTML = {html!r}; {script}</script>"
    )


CSS_ONLY = f"""{STYLE}<style>.help{{display:none}}form.tried input:invalid + .help{{display:block}}</style>
<form novalidate><label for=email>E-mail</label><input id=email name=email type=email required><span class="help error">Enter an address with an @</span><button>Order</button></form>
<script>document.querySelector("form").onsubmit = (event) => {{ event.preventDefault(); event.target.className = "tried"; }};</script>"""

GENERATED = f"""{STYLE}<style>.bad::after{{content:attr(data-error);color:#b00020}}</style>
<form novalidate><div class=field data-error="Enter an address with an @"><label for=email>E-mail</label><input id=email name=email type=email required></div><label>Name <input name=name></label><button>Order</button></form>
<script>document.querySelector("form").onsubmit = (event) => {{ event.preventDefault(); document.querySelector(".field").classList.add("bad"); }};</script>"""

HIDDEN_REQUIRED = f"""{STYLE}<form action=/order method=post><label>Name <input name=name required value="Anna"></label><label>E-mail <input name=mail></label><select name=size required style="display:none"><option value=""></select><div role=button>Size</div><button>Order</button></form>"""

DEBOUNCED = f"""{STYLE}<form novalidate>{EMAIL}<p class=error id=e hidden></p><button>Order</button></form>{CHECK}
<script>f.onsubmit = (event) => {{ event.preventDefault(); setTimeout(() => say("e", bad() ? "Enter an address with an @" : ""), 400); }};</script>"""

KINDS: dict[str, Kind] = {
    "native": Kind(NATIVE, "browser", "browser"),
    "inline": Kind(INLINE, "field", "field"),
    "on blur": Kind(ON_BLUR, "", "field"),
    "never enabled": Kind(DISABLED, "", "nothing"),
    "toast": Kind(TOAST, "text", "text"),
    "colour only": Kind(COLOUR, "nothing", "nothing"),
    "silent": Kind(SILENT, "nothing", "nothing"),
    "summary": Kind(SUMMARY, "text", "text"),
    "out of view": Kind(FAR_ABOVE, "field", "field"),
    "dialog": Kind(DIALOG, "dialog", "dialog"),
    "server": Kind(SERVER, "unknown", "unknown"),
    "fetch": Kind(FETCH, "unknown", "unknown"),
    "controlled": Kind(CONTROLLED, "field", "field"),
    "forgets": Kind(FORGETS, "field", "field"),
    "without form": Kind(WITHOUT_FORM, "field", "field"),
    "silent without form": Kind(SILENT_WITHOUT_FORM, "nothing", "nothing"),
    "styled": Kind(CSS_ONLY, "field", "field"),
    "generated": Kind(GENERATED, "field", "field"),
    "required but hidden": Kind(HIDDEN_REQUIRED, "nothing", "unknown"),
    "debounced": Kind(DEBOUNCED, "field", "field"),
    "inline in a frame": Kind(framed(INLINE), "field", "field"),
    "silent in a frame": Kind(framed(SILENT), "nothing", "nothing"),
    "native in a frame": Kind(framed(NATIVE), "browser", "browser"),
    "native in a shadow root": Kind(shadowed(NATIVE), "browser", "browser"),
    "styled in a shadow root": Kind(shadowed(CSS_ONLY), "field", "field"),
}
