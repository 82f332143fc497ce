"""Draw the online services by need, and what is wrong with their addresses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from bekasi_cli.i18n import _
from bekasi_cli.terminal import tables

if TYPE_CHECKING:
    from rich.console import RenderableType

    from bekasi_cli.model import Service
    from bekasi_cli.newsroom.service_checks import Finding
    from bekasi_cli.newsroom.services import Need


def table(needs: Iterable[Need]) -> RenderableType:
    """Draw a line for each service, need by need; what was removed is marked."""
    head = (_("Need"), _("No."), _("Service"), _("What one does there"), _("Address"))
    rows = [
        (
            need.name if first else "",
            str(service.id),
            service.name if service.active else _("{name} (removed)").format(name=service.name),
            service.help or "-",
            service.address,
        )
        for need in needs
        for first, service in ((each is need.services[0], each) for each in need.services)
    ]
    return tables.Sheet(head, rows)


def service_json(service: Service) -> dict[str, object]:
    """Return a service for programs."""
    return {
        "number": service.id,
        "name": service.name,
        "address": service.address,
        "need": service.need,
        "help": service.help or None,
        "audience": service.audience or None,
        "provider": service.provider or None,
        "place": service.place,
        "active": service.active,
    }


def findings_json(findings: Sequence[Finding]) -> list[dict[str, object]]:
    """Return what is wrong with addresses for programs."""
    return [
        {
            "service": each.service.id,
            "name": each.service.name,
            "address": each.service.address,
            "fault": each.fault.value,
            "message": _(each.message).format(**each.details),
        }
        for each in findings
    ]
