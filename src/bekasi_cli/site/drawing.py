"""Draw pages from templates: ours, or those of the newsroom's own `theme/`, file by file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, NamedTuple

from bekasi_cli import dates
from bekasi_cli.errors import Unreadable
from bekasi_cli.i18n import N_, speaking
from bekasi_cli.site import agenda, photographs
from bekasi_cli.site.page import Page, Turn, digest, root_of
from bekasi_cli.site.words import drafts, times, words

if TYPE_CHECKING:
    from datetime import datetime

    from jinja2 import Environment, Template
    from markupsafe import Markup

    from bekasi_cli.site.bodies import Bodies
    from bekasi_cli.site.edition import Edition, Item

_OURS = Path(__file__).parent
_MADE_BY = "4"
"""Another text, and every page is drawn anew: for a change of these modules that shows."""

_TITLE_MOST = 70
"""So many characters of a title are shown by search engines and tabs, and no more."""

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)
"""What a page may load: nothing from elsewhere, nothing inline (Content-Security-Policy)."""


class Sources(NamedTuple):
    """What is read only where it is written: COPY_OF a photograph, by its media and its name.

    RECIPE is another one where copies are made in another way. CALENDAR writes the agenda.
    """

    copy_of: Callable[[str, str], bytes]
    recipe: str
    calendar: Callable[[], bytes]


class Frame:
    """What all pages of EDITION share: templates, furniture, style; THEME overrides templates.

    DIGEST stands for all of it, so that a page's inputs are DIGEST and what is its own.
    """

    def __init__(
        self, edition: Edition, bodies: Bodies, sources: Sources, theme: Path | None = None
    ) -> None:
        self.edition = edition
        self.bodies = bodies
        self.sources = sources
        self.theme = theme if theme is not None and theme.is_dir() else None
        self.numbers = edition.by_number()
        self.words = words()
        self.drafts = drafts()
        self._files = self._read()
        house = edition.house
        self.digest = digest(
            _MADE_BY,
            *(part for name, source in self._files.items() for part in (name, source)),
            repr(house),
            *(f"{each.path} {each.title}" for each in edition.standing),
            repr(edition.services),
            repr(edition.most_read),
            *(self.numbers[number].key for number, _ in edition.most_read),
            repr(agenda.coming(edition.agenda, edition.today)),
            b"+" if edition.planned else b"-",
            edition.banner,
        )
        self._furniture: dict[str, Mapping[str, Markup]] = {}
        self._templates: dict[str, Template] = {}
        self.teasers: dict[str, dict[int, Markup]] = {}

    def page(self, path: str, template: str, values: Mapping[str, object]) -> bytes:
        """Return the page at PATH: TEMPLATE with VALUES and what all pages share."""
        root = root_of(path)
        shared = {
            "root": root,
            "path": path,
            "frame": self._around(root),
            "canonical": self.address(path),
        }
        return self._render(template, {**values, **shared}).encode()

    def part(self, template: str, values: Mapping[str, object]) -> Markup:
        """Return a part of pages, safe to stand in them as it is."""
        from markupsafe import Markup

        return Markup(self._render(template, values))  # noqa: S704 - autoescaped

    def safe(self, html: str) -> Markup:
        """Return HTML that `markup` drew and nh3 cleaned, to stand in a page as it is."""
        from markupsafe import Markup

        return Markup(html)  # noqa: S704 - cleaned by nh3 in `markup`

    def address(self, path: str) -> str:
        """Return the whole address of the page at PATH, "" where the office named no site."""
        home = self.edition.house.url.rstrip("/")
        return f"{home}/{path.removesuffix('index.html')}" if home else ""

    def titled(self, title: str) -> str:
        """Return TITLE as tabs and search results show it: with the office if it fits, or cut."""
        whole = f"{title} – {self.edition.house.office}"
        return whole if len(whole) <= _TITLE_MOST else shorten(title, _TITLE_MOST, placeholder="…")

    def asset(self, name: str) -> str:
        """Return where the file NAME of `static/` lies below the site's root."""
        return next(each for each in self._assets if self._assets[each] == name)

    def assets(self) -> list[Page]:
        """Return the files that pages load: the style, and what lies in `static/`."""
        return [self._asset(path, name) for path, name in self._assets.items()]

    def time(self, moment: datetime) -> str:
        """Return MOMENT as pages show it."""
        house = self.edition.house
        return dates.show(moment, house.zone, house.language)

    def machine(self, moment: datetime) -> str:
        """Return MOMENT for machines, in the office's zone."""
        return dates.rfc3339(moment, self.edition.house.zone)

    def teaser(self, item: Item, root: str, *, heading: int = 2, large: bool = False) -> Markup:
        """Return ITEM as lists show it, for a page whose way to the root is ROOT.

        LARGE: at the head of home, with its photograph over the whole width.
        """
        return self.part(
            "teaser.html",
            {
                "item": item,
                "draft": self.drafts[item.draft] if item.draft else "",
                "root": root,
                "heading": heading,
                "photo": photographs.teased(self, item, large=large),
                "large": large,
                "time": self.time(item.published),
                "machine": self.machine(item.published),
            },
        )

    def _asset(self, path: str, name: str) -> Page:
        def make() -> bytes:
            if name.endswith(".css") and f"templates/{name}" in self._files:
                with speaking(self.edition.house.language):
                    return self._render(name, {}).encode()
            return self._files[f"static/{name}"]

        return Page(path, digest(path), make, Turn.ASSET)

    @cached_property
    def _assets(self) -> dict[str, str]:
        """Return what each asset's file is made of, by its path: a digest stands in its name."""
        found = {}
        for source, content in self._files.items():
            folder, _, name = source.partition("/")
            stem, _, suffix = name.rpartition(".")
            if folder == "static" or (suffix == "css" and stem != "standalone"):
                mark = digest(content, self.edition.house.accent)[:5].hex()
                found[f"aset/{stem}-{mark}.{suffix}"] = name
        return found

    def _around(self, root: str) -> Mapping[str, Markup]:
        """Return the furniture of pages whose way to the root is ROOT, drawn once."""
        if root not in self._furniture:
            values = {"root": root}
            self._furniture[root] = {
                name: self.part(f"{name}.html", values) for name in ("top", "aside", "bottom")
            }
        return self._furniture[root]

    def _render(self, name: str, values: Mapping[str, object]) -> str:
        """Return the template NAME with VALUES.

        Raises:
            Unreadable: it is the newsroom's own and has a mistake in it.
        """
        if self.theme is None:
            return self._template(name).render(values)
        from jinja2 import TemplateError

        try:
            return self._template(name).render(values)
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            raise Unreadable(
                N_("A template of this newsroom's theme/ cannot be used for {name}: {reason}"),
                N_("Mend it in {folder}, or move it away: ours then takes its place."),
                name=name,
                reason=str(error),
                folder=str(self.theme),
            ) from error

    def _template(self, name: str) -> Template:
        if name not in self._templates:
            self._templates[name] = self._environment.get_template(name)
        return self._templates[name]

    @cached_property
    def _environment(self) -> Environment:
        from jinja2 import Environment, FunctionLoader, StrictUndefined
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        from bekasi_cli.site import colours, feeds

        kind = ImmutableSandboxedEnvironment if self.theme else Environment
        environment = kind(
            loader=FunctionLoader(self._source),
            autoescape=lambda name: not (name or "").endswith(".css"),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        house, edition = self.edition.house, self.edition
        environment.globals.update(
            site={
                "office": house.office,
                "masthead": house.heading,
                "language": house.language.value,
                "url": house.url,
                "policy": POLICY,
                "contact": house.contact,
            },
            words=self.words,
            asset=self.asset,
            pages=edition.standing,
            feeds=feeds.announced(self),
            services=edition.services,
            most_read=[(self.numbers[n], times(count)) for n, count in edition.most_read],
            agenda=agenda.beside(self),
            planned=bool(edition.planned),
            banner=edition.banner,
            light=colours.light(house.accent),
            dark=colours.dark(house.accent),
        )
        return environment

    def _source(self, name: str) -> str | None:
        found = self._files.get(f"templates/{name}")
        return None if found is None else found.decode()

    def _read(self) -> dict[str, bytes]:
        """Return every template and file that pages are made with; the theme's overrule ours."""
        found = {}
        for home in filter(None, (_OURS, self.theme)):
            for folder in ("templates", "static"):
                for path in sorted((home / folder).glob("*")):
                    if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                        found[f"{folder}/{path.name}"] = path.read_bytes()
        return found
