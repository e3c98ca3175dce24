"""The report passes the audit that it tells of, served as a careful host serves a file."""

from __future__ import annotations

from pathlib import Path

from report_builders import a_shop_report, shop_images

from auditor import audit
from auditor.demo.server import running
from auditor.report import render
from tests.sites.serving import Folder, certificate


def test_it_is_clear_simple_light_secure_and_comfortable_to_touch(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_bytes(render("html", a_shop_report(), "fr", shop_images))
    context, authority = certificate(tmp_path)
    with running(context) as server:
        server.application = Folder(tmp_path / "site")
        report = audit(f"https://localhost:{server.port}/index.html", lighthouse=False, ca_file=authority)
    assert report.verdict == "compliant"
    assert {name: quality.word for name, quality in report.qualities.items()} == dict.fromkeys(report.qualities, "yes")
