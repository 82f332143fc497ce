"""Find what is wrong with the addresses of services: malformed, repeated, without an answer."""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from enum import StrEnum
from http.client import HTTPException
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from bekasi_cli.i18n import N_
from bekasi_cli.model import Service
from bekasi_cli.newsroom.services import same_address

TIMEOUT = 10.0
"""How long one address may take, in seconds."""
_AT_ONCE = 8
_TRIES = 2
_WITHOUT_HEAD = frozenset({400, 403, 404, 405, 406, 429, 500, 501, 503})
"""What some servers say to a HEAD of a page that they give to whoever asks with GET."""
_HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")


class Fault(StrEnum):
    """What can be wrong with an address."""

    MALFORMED = "malformed"
    REPEATED = "repeated"
    SILENT = "no-answer"


class Finding(NamedTuple):
    """What is wrong with the address of SERVICE: a marked MESSAGE with DETAILS."""

    service: Service
    fault: Fault
    message: str
    details: dict[str, object]


Ask = Callable[[str], str]
"""Asks an address; returns why it gave no answer, nothing where it gave one."""
Progress = Callable[[int, int], None]


def written(services: Sequence[Service]) -> list[Finding]:
    """Return what can be seen of the addresses of SERVICES without asking anybody."""
    found = []
    known: dict[str, Service] = {}
    for service in services:
        if reason := _malformed(service.address):
            found.append(Finding(service, Fault.MALFORMED, reason, {}))
        other = known.setdefault(same_address(service.address), service)
        if other is not service:
            message = N_("number {other} ({name}) has the same address")
            details: dict[str, object] = {"other": other.id, "name": other.name}
            found.append(Finding(service, Fault.REPEATED, message, details))
    return found


def silent(
    services: Iterable[Service], ask: Ask | None = None, progress: Progress | None = None
) -> list[Finding]:
    """Return those of SERVICES whose addresses do not answer, asked some at a time, twice each."""
    asked = list(services)
    found = []
    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        waiting = {pool.submit(ask or answer, each.address): each for each in asked}
        for done, each in enumerate(as_completed(waiting), 1):
            if reason := each.result():
                details: dict[str, object] = {"reason": reason}
                message = N_("its address does not answer ({reason})")
                found.append(Finding(waiting[each], Fault.SILENT, message, details))
            if progress:
                progress(done, len(waiting))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return sorted(found, key=lambda each: each.service.place)


def answer(address: str, *, timeout: float = TIMEOUT) -> str:
    """Return why ADDRESS gives no answer within TIMEOUT seconds, nothing where it gives one."""
    reason = ""
    for _ in range(_TRIES):
        reason = _once(address, "HEAD", timeout)
        if reason.isdigit() and int(reason) in _WITHOUT_HEAD:
            reason = _once(address, "GET", timeout)
        if not reason:
            return ""
    return reason


def _once(address: str, method: str, timeout: float) -> str:
    request = Request(address, method=method, headers={"User-Agent": "bekasi"})  # noqa: S310 - https only, see services._address
    try:
        with urlopen(request, timeout=timeout, context=ssl.create_default_context()):  # noqa: S310 - as above
            return ""
    except HTTPError as problem:
        return str(problem.code)
    except (OSError, HTTPException, ValueError) as problem:
        cause = getattr(problem, "reason", problem)
        return str(getattr(cause, "strerror", None) or cause or type(cause).__name__)


def _malformed(address: str) -> str:
    """Return what is wrong with ADDRESS as it is written, nothing where nothing is."""
    try:
        parts = urlsplit(address)
        host, user = (parts.hostname or "").encode("idna").decode(), parts.username
        odd_port = parts.port not in (None, 443)
    except ValueError:
        return N_("its address cannot be read")
    if parts.scheme != "https":
        return N_("its address does not begin with https://")
    if user is not None:
        return N_("its address holds a name or password")
    if not _HOST.fullmatch(host):
        return N_("the server's name in its address cannot be one")
    if odd_port:
        return N_("its address names a port, which many networks do not let through")
    if address.endswith((".", ",", ";", ")")) or "https:" in address[8:]:
        return N_("its address seems to have been copied with what stood beside it")
    return ""
