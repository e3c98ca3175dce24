"""`auditor audit` and its parts, as a user calls them: a process of its own against a real server."""

from __future__ import annotations

import base64
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.site import Answer, Asked, Site, page

CARDS = "".join(f'<a href="/{n}" style="font-size:9px;color:#999">Teapot number {n}</a> ' for n in range(12))
TEXT_FILES = {".json", ".html", ".xml"}
BODY = f"<h1>Tea</h1><p>Fine leaves.</p>{CARDS}<form action='/pay'><input name=email placeholder=E-mail></form>"


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with Site({"/": page(BODY), "/gone": Answer(b"", 404)}) as site:
        yield site


def auditor(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "auditor", *map(str, arguments)],
        capture_output=True, text=True, timeout=120, check=False, env={**os.environ, **environment},
    )  # fmt: skip


def audit(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return auditor("audit", "--no-lighthouse", *arguments, **environment)


def result(folder: Path) -> dict[str, Any]:
    found = json.loads((folder / "result.json").read_text())
    assert isinstance(found, dict)
    return found


def without_times(report: dict[str, Any]) -> str:
    """The result without what may differ between two audits of an unchanged page: times, dates and speed."""
    report.pop("started")
    for name in ("score", "categories", "coverage"):
        report.pop(name)
    for one in report["pages"]:
        for name in ("started", "figures", "score", "coverage"):
            one.pop(name)
        one["categories"].pop("speed")
        one["results"] = [found for found in one["results"] if found["category"] != "speed"]
    return json.dumps(report, sort_keys=True)


def test_an_audit_writes_its_report_twice_the_same(site: Site, tmp_path: Path) -> None:
    for name in ("first", "second"):
        ran = audit(f"{site.origin}/", "--format", "json", "--out", tmp_path / name)
        assert "Traceback" not in ran.stderr
        assert ran.returncode in (0, 1)
    first, second = result(tmp_path / "first"), result(tmp_path / "second")
    assert [one["scenario"] for one in first["pages"]] == ["phone", "tablet"]
    assert {name: one["device"]["kind"] for name, one in first["scenarios"].items()} == {
        "phone": "phone",
        "tablet": "tablet",
    }
    assert all(len(one["categories"]) == 7 for one in first["pages"])
    assert without_times(first) == without_times(second)


def test_the_result_is_what_the_schema_says(site: Site, tmp_path: Path) -> None:
    audit(f"{site.origin}/", f"{site.origin}/gone", "--device", "phone", "--format", "json", "--out", tmp_path / "o")
    schema = json.loads(auditor("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(result(tmp_path / "o"), schema)


def test_judging_again_offline_gives_the_same_report(site: Site, tmp_path: Path) -> None:
    out = tmp_path / "o"
    audit(f"{site.origin}/", "--out", out, "--format", "html", "--format", "json", "--format", "junit")
    before = {name: (out / name).read_bytes() for name in ("result.json", "index.html", "junit.xml")}
    again = auditor("judge", out, "--format", "html", "--format", "json", "--format", "junit")
    assert again.returncode in (0, 1)
    assert {name: (out / name).read_bytes() for name in before} == before


def test_collect_then_judge_then_report(site: Site, tmp_path: Path) -> None:
    out = tmp_path / "o"
    assert auditor("collect", f"{site.origin}/", "--no-lighthouse", "--device", "phone", "-o", out).returncode == 0
    assert not (out / "result.json").exists()
    judged = auditor("judge", out, "--lang", "fr")
    assert "téléphone" in judged.stdout.lower()
    told = auditor("report", out / "result.json", "-f", "junit")
    assert told.stdout.startswith("<?xml")


def test_one_page_that_fails_costs_only_itself(site: Site, tmp_path: Path) -> None:
    ran = audit(f"{site.origin}/gone", f"{site.origin}/", "--device", "phone", "--out", tmp_path / "o")
    assert ran.returncode == 3
    gone, fine = result(tmp_path / "o")["pages"]
    assert not gone["audited"]
    assert gone["failures"][0]["code"] == "http-error"
    assert fine["audited"]
    assert fine["results"]
    assert (tmp_path / "o" / "index.html").is_file()


def test_ctrl_c_writes_what_is_there(tmp_path: Path) -> None:
    with Site({"/": page("<p>Tea</p>")}) as site:
        process = subprocess.Popen(
            [sys.executable, "-m", "auditor", "audit", *(f"{site.origin}/{name}" for name in ("", "never", "later")),
             "--no-lighthouse", "--device", "phone", "--concurrency", "1", "--format", "json",
             "--out", str(tmp_path / "o")],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip

        def interrupt(asked: Asked) -> Answer:
            process.send_signal(signal.SIGINT)
            return site.hang(asked)

        site.routes["/never"] = interrupt
        said = process.communicate(timeout=60)[0]
    assert "Traceback" not in said
    assert process.returncode == 3
    first, second, third = result(tmp_path / "o")["pages"]
    assert first["audited"]
    assert second["failures"][0]["code"] == third["failures"][0]["code"] == "interrupted"
    assert "/never (phone)" in said
    assert "/later (phone)" not in said, "what was never begun is not told as done"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["shop"], "not a URL"),
        (["ftp://shop.example"], "only http:// and https://"),
        ([], "No URL given"),
        (["http://127.0.0.1:1/", "--device", "phoen"], "Did you mean 'phone'"),
        (["http://127.0.0.1:1/", "--format", "htlm"], "Did you mean 'html'"),
        (["http://127.0.0.1:1/", "--lang", "de"], "Unknown language"),
        (["http://127.0.0.1:1/", "--only", "dom-sise"], "Did you mean 'dom-size'"),
        (["http://127.0.0.1:1/", "--fail-on", "seriuos"], "Did you mean 'serious'"),
        (["http://127.0.0.1:1/", "--fail-under", "101"], "--fail-under"),
        (["http://127.0.0.1:1/", "--rules", "/no/such/folder"], "no folder of rules"),
        (["http://127.0.0.1:1/", "--header", "nonsense"], "Name: value"),
        (["http://127.0.0.1:1/", "--cookie", "nonsense"], "NAME=VALUE"),
        (["http://127.0.0.1:1/", "--basic-auth-env", "NOT_SET_ANYWHERE"], "is not set"),
        (["http://127.0.0.1:1/", "--ca-file", "/no/such.pem"], "no file"),
        (["http://127.0.0.1:1/", "--config", "/no/such.toml"], "can't be read"),
        (["--from", "/no/such.txt"], "can't be read"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_code_2(tmp_path: Path, arguments: list[str], said: str) -> None:
    ran = audit(*arguments, "--out", tmp_path / "o")
    assert ran.returncode == 2
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "o").exists()


def test_an_unknown_command_gets_the_nearest(tmp_path: Path) -> None:
    ran = auditor("audti", "https://shop.example")
    assert ran.returncode == 2
    assert "'audit'" in ran.stderr


def test_a_rule_pack_with_an_error_shows_the_line_and_a_caret(tmp_path: Path) -> None:
    folder = tmp_path / "pack" / "content"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text("title: {en: a, fr: b}\nover: page\npasses: elments < 10.0\n")
    ran = audit("http://127.0.0.1:1/", "--rules", tmp_path / "pack", "--out", tmp_path / "o")
    assert ran.returncode == 2
    assert "mine.yaml:3" in ran.stderr
    lines = ran.stderr.splitlines()
    shown = next(number for number, line in enumerate(lines) if "passes: elments" in line)
    assert lines[shown + 1][lines[shown].index("elments")] == "^"
    assert "'elements'" in ran.stderr


def test_urls_from_a_file_and_from_standard_input(site: Site, tmp_path: Path) -> None:
    (tmp_path / "urls.txt").write_text(f"# the shop\n\n{site.origin}/\n{site.origin}/\n")
    ran = audit("--from", tmp_path / "urls.txt", "--device", "phone", "--format", "json", "--out", tmp_path / "o")
    assert ran.returncode in (0, 1)
    assert [one["station"]["url"] for one in result(tmp_path / "o")["pages"]] == [f"{site.origin}/"]


def test_only_and_skip_choose_rules(site: Site, tmp_path: Path) -> None:
    arguments = [f"{site.origin}/", "--device", "phone", "--format", "json"]
    audit(*arguments, "--only", "content", "--skip", "dom-size", "--out", tmp_path / "o")
    rules = {found["rule"]: found["category"] for found in result(tmp_path / "o")["pages"][0]["results"]}
    assert rules
    assert "dom-size" not in rules
    assert set(rules.values()) == {"content"}


def test_the_gate(site: Site, tmp_path: Path) -> None:
    wanted = ["--device", "phone", "--format", "json", "--fail-on", "none"]
    arguments = [f"{site.origin}/", *wanted, "--out", tmp_path / "o"]
    assert audit(*arguments, "--fail-under", "0").returncode == 0
    assert audit(*arguments, "--fail-under", "100").returncode == 1


def test_configuration_sets_limits_and_the_command_line_wins(site: Site, tmp_path: Path) -> None:
    configuration = tmp_path / "auditor.toml"
    configuration.write_text('devices = ["tablet"]\nformats = ["json"]\n[limits.dom-size]\nmost_elements = 3\n')
    audit(f"{site.origin}/", "--config", configuration, "--device", "phone", "--out", tmp_path / "o")
    report = result(tmp_path / "o")
    assert [one["scenario"] for one in report["pages"]] == ["phone"]
    assert "dom-size" in {found["rule"] for found in report["pages"][0]["results"] if found["outcome"] == "failed"}


def test_secrets_given_by_environment_reach_no_file(tmp_path: Path) -> None:
    with Site({"/": lambda asked: page(f"<p>{asked.headers.get('x-preview')}</p>")}) as site:
        audit(
            f"{site.origin}/", "--device", "phone", "--header", "X-Preview: $PREVIEW_TOKEN", "--out", tmp_path / "o",
            PREVIEW_TOKEN="correct-horse",
        )  # fmt: skip
        assert site.asked[0].headers["x-preview"] == "correct-horse"
    files = [file for file in (tmp_path / "o").rglob("*") if file.is_file()]
    assert files
    assert all(b"correct-horse" not in file.read_bytes() for file in files)


def test_plain_output_without_a_terminal(site: Site, tmp_path: Path) -> None:
    ran = audit(f"{site.origin}/", "--device", "phone", "--out", tmp_path / "o")
    assert "\x1b" not in ran.stdout + ran.stderr
    assert str(tmp_path / "o" / "index.html") in ran.stdout


def _kept(folder: Path) -> str:
    names = " ".join(str(path.relative_to(folder)) for path in folder.rglob("*"))
    files = [path.read_bytes().decode(errors="replace") for path in folder.rglob("*") if path.suffix in TEXT_FILES]
    assert len(files) > 1
    return names + "".join(files)


GREETING = page("<h1>Tea</h1><p>Fine leaves in a box.</p>")


def test_an_address_with_a_password_is_audited_and_the_password_stays_out_of_everything(tmp_path: Path) -> None:
    def guarded(asked: Asked) -> Answer:
        wanted = f"Basic {base64.b64encode(b'teauser:p@ss/w0rd').decode()}"
        open_ = asked.headers.get("authorization") == wanted
        return GREETING if open_ else Answer(b"who?", 401, {"WWW-Authenticate": 'Basic realm="preview"'})

    with Site({"/": guarded}) as site:
        address = site.origin.replace("//", "//teauser:p%40ss%2Fw0rd@")
        run = audit(address, "--device", "phone", "-o", tmp_path / "out", "--format", "html", "--format", "junit")
    assert result(tmp_path / "out")["pages"][0]["audited"]
    for form in ("teauser", "p@ss/w0rd", "p%40ss", "dGVhdXNlcj"):
        assert form not in _kept(tmp_path / "out") + run.stdout + run.stderr


@pytest.mark.parametrize("way", ["redirect", "script", "link"])
def test_an_address_with_a_password_that_the_page_names_costs_nothing(tmp_path: Path, way: str) -> None:
    with Site({"/good": GREETING}) as site:
        other = site.origin.replace("//", "//teauser:ppw1@") + "/good"
        site.routes["/redirect"] = Answer(status=302, headers={"Location": other})
        site.routes["/script"] = page(f"<h1>Tea</h1><script>location = '{other}'</script>")
        site.routes["/link"] = page(f"<h1>Tea</h1><a href='{other}'>more</a><form action='{other}'><input></form>")
        run = audit(f"{site.origin}/{way}", "--device", "phone", "-o", tmp_path / "out", "--format", "html")
    assert run.returncode == 1, run.stderr
    assert result(tmp_path / "out")["pages"][0]["audited"]
    assert "ppw1" not in _kept(tmp_path / "out") + run.stdout + run.stderr


ABSURD = """<button style="transform:scale(1e30)">b</button><img style="transform:scale(-1e30)" src="data:," width="9">
<form><input name="email" style="transform:scale(1e30)"></form><p style="transform:translate(1e30px,-1e30px)">far</p>
<div style="transform:scale(calc(infinity))">wide<button>c</button></div><button style="margin:-1e9px">d</button>
<div style="zoom:1e-9">small<button>e</button></div><svg viewBox="0 0 1e9 1e9" width="9"><text>f</text></svg>
<p style="transform:perspective(1px) rotate3d(1,1,1,89.99deg) scale(1e20)">turned</p>"""


def test_boxes_beyond_all_measure_cost_no_report_and_no_step(tmp_path: Path) -> None:
    with Site({"/": page(f"<h1>Tea</h1><p>Fine leaves.</p>{ABSURD}<button>Buy</button>")}) as site:
        formats = ("--format", "html", "--format", "junit")
        run = audit(
            site.origin, "--device", "phone", "--concurrency", "1", "--timeout", "90", "-o", tmp_path / "out", *formats
        )
    (found,) = result(tmp_path / "out")["pages"]
    assert run.returncode == (1 if found["audited"] else 3), run.stderr
    assert (tmp_path / "out" / "index.html").is_file()
    assert (tmp_path / "out" / "junit.xml").is_file()
    # A capture of it may take too long, on a busy machine so long that the page does not answer; nothing else may fail.
    assert {(failure["step"], failure["code"]) for failure in found["failures"]} <= {
        ("full-page", "page-too-tall"), ("full-page", "step-timeout"), ("without-glyphs", "step-timeout"),
        ("without-glyphs", "not-reached"), ("probes", "step-timeout"), ("navigate", "unresponsive"),
        ("navigate", "too-much-to-read"),
    }  # fmt: skip
