"""Free templates from npm, as shops and agencies start from them: fetched once into a cache, never committed."""

from __future__ import annotations

import os
import subprocess
import tarfile
from pathlib import Path
from typing import NamedTuple


class Template(NamedTuple):
    """A package, its version, the folder in it that is served, and the pages in that folder."""

    package: str
    version: str
    folder: str
    pages: tuple[str, ...] = ("index.html",)


TEMPLATES = (
    Template("startbootstrap-agency", "7.0.12", "dist"),
    Template("startbootstrap-business-casual", "7.0.9", "dist", ("index.html", "products.html")),
    Template("startbootstrap-clean-blog", "6.0.9", "dist", ("index.html", "post.html", "contact.html")),
    Template("startbootstrap-creative", "7.0.7", "dist"),
    Template("startbootstrap-freelancer", "7.0.7", "dist"),
    Template("startbootstrap-grayscale", "7.0.6", "dist"),
    Template("startbootstrap-landing-page", "6.0.6", "dist"),
    Template("startbootstrap-modern-business", "5.0.7", "dist", ("index.html", "pricing.html", "contact.html")),
    Template("startbootstrap-new-age", "6.0.7", "dist"),
    Template("startbootstrap-resume", "7.0.6", "dist"),
    Template("startbootstrap-sb-admin-2", "4.1.4", ".", ("login.html", "register.html")),
    Template("startbootstrap-shop-homepage", "5.0.6", "dist"),
    Template("startbootstrap-shop-item", "5.0.6", "dist"),
    Template("startbootstrap-small-business", "5.0.6", "dist"),
    Template("startbootstrap-stylish-portfolio", "6.0.6", "dist"),
    Template("argon-design-system-free", "1.2.0", ".", ("examples/landing.html", "examples/register.html")),
    Template("blk-design-system", "1.0.2", ".", ("examples/landing-page.html", "examples/register-page.html")),
    Template("material-kit", "2.0.4", ".", ("examples/landing-page.html", "examples/login-page.html")),
    Template("now-ui-kit", "1.3.0", ".", ("examples/landing-page.html", "examples/login-page.html")),
    Template("paper-kit-2", "2.1.0", ".", ("examples/landing.html", "examples/register.html")),
    Template("soft-ui-design-system", "1.0.4", ".", ("pages/about-us.html", "pages/contact-us.html")),
    Template("html5-boilerplate", "9.0.1", "dist"),
)


def cache() -> Path:
    """Where packages are kept: beside other programs' caches, not in the repository."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "auditor-test-sites"


def fetched(template: Template) -> Path:
    """The folder to serve. Raises CalledProcessError if npm can't get the package."""
    name = f"{template.package}@{template.version}"
    home = cache() / name
    if not home.is_dir():
        home.parent.mkdir(parents=True, exist_ok=True)
        command = ["npm", "pack", name, "--silent", "--pack-destination", str(home.parent)]
        packed = home.parent / subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1]
        with tarfile.open(packed) as archive:
            archive.extractall(home.with_suffix(".part"), filter="data")
        home.with_suffix(".part").rename(home)
        packed.unlink()
    return home / "package" / template.folder
