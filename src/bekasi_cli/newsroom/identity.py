"""Tell who acts: a login of this computer, its staff codes, and a PIN where one is set.

In a shared folder this is evidence, not a wall: whoever can write the folder can write anything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bekasi_cli.errors import Damaged, Refused, UsageProblem
from bekasi_cli.i18n import N_
from bekasi_cli.model import Actor, Identity, Pin, Staff
from bekasi_cli.storage.port import Condition, Op, Reader

SCRYPT_N, SCRYPT_R, SCRYPT_P = 2**14, 8, 1
"""The cost of one guess: 16 MB and some 50 ms; kept in each record, so that it can be raised."""

SHORTEST_PIN, LONGEST_PIN = 4, 64

AskPin = Callable[[Staff], str | None]


def candidates(store: Reader, login: str) -> list[Staff]:
    """Return the active staff whose login is LOGIN, by code."""
    return [each for each in _of_login(store, login) if each.active]


def identify(store: Reader, login: str, wanted: str | None, ask_pin: AskPin | None) -> Actor:
    """Return who acts under LOGIN: WANTED among its codes, or the only one.

    ASK_PIN gives what is typed as a code's PIN, None where nobody can be asked; without it no
    PIN is asked and such a code counts as not proven: for reading.

    Raises:
        Refused: this login has no such code here, or the PIN is wrong or was not given.
        UsageProblem: the login has several codes and none was chosen.
    """
    known = _of_login(store, login)
    person = _choose(store, login, known, wanted.strip().lower() if wanted else "")
    shared = sum(each.active for each in known) > 1
    return Actor(
        code=person.code,
        name=person.name,
        roles=person.roles,
        login=login,
        identity=_proof(person, ask_pin, shared=shared),
    )


def standing(view: Reader, actor: Actor) -> Actor:
    """Return ACTOR with the roles that hold now, seen under the lock.

    Raises:
        Refused: meanwhile somebody deactivated or removed that code.
    """
    for person in view.find(Staff, Condition("code", Op.IN, (actor.code,))):
        if person.active:
            return Actor(
                code=actor.code,
                name=person.name,
                roles=person.roles,
                login=actor.login,
                identity=actor.identity,
            )
    raise _deactivated(actor.code)


def hash_pin(pin: str) -> Pin:
    """Return PIN as it is kept: salted and slow to guess.

    Raises:
        UsageProblem: it is too short, too long, or has blanks in it.
    """
    if not SHORTEST_PIN <= len(pin) <= LONGEST_PIN or not pin.isprintable() or " " in pin:
        raise UsageProblem(
            N_("A PIN has {shortest} to {longest} letters or digits, without blanks."),
            N_("Choose another one."),
            shortest=SHORTEST_PIN,
            longest=LONGEST_PIN,
        )
    import secrets

    salt = secrets.token_bytes(16)
    made = _scrypt(pin, salt, SCRYPT_N, SCRYPT_R, SCRYPT_P)
    return Pin(salt=salt.hex(), hash=made.hex(), n=SCRYPT_N, r=SCRYPT_R, p=SCRYPT_P)


def pin_matches(pin: Pin, typed: str) -> bool:
    """Tell whether TYPED is the PIN; takes as long for a wrong one as for the right one.

    Raises:
        Damaged: the record holds no salt and hash.
    """
    import hmac

    try:
        made = _scrypt(typed, bytes.fromhex(pin.salt), pin.n, pin.r, pin.p)
        return hmac.compare_digest(made, bytes.fromhex(pin.hash))
    except ValueError as error:
        raise Damaged(
            N_("The PIN in the staff list cannot be read."),
            N_("An admin can set a new one: bekasi staff pin CODE"),
        ) from error


def _scrypt(pin: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    import hashlib

    # surrogates: what was typed in another encoding is only ever compared
    return hashlib.scrypt(pin.encode(errors="surrogatepass"), salt=salt, n=n, r=r, p=p, dklen=32)


def _of_login(store: Reader, login: str) -> list[Staff]:
    return store.find(Staff, Condition("login", Op.IN, (login,)), order="code") if login else []


def _choose(store: Reader, login: str, known: Sequence[Staff], wanted: str) -> Staff:
    active = [each for each in known if each.active]
    if wanted:
        if found := next((each for each in known if each.code == wanted), None):
            if not found.active:
                raise _deactivated(found.code)
            return found
        raise _not_yours(store, login, active, wanted)
    if len(active) == 1:
        return active[0]
    if active:
        raise UsageProblem(
            N_("The login {login} has several codes here: {codes}."),
            N_("Say who you are: add --as CODE, or set BEKASI_AS."),
            login=login,
            codes=_list(active),
        )
    if known:
        raise _deactivated(known[0].code)
    raise Refused(
        N_("The login {login} has no staff code in this newsroom."),
        N_("An admin can give you one: bekasi staff add CODE --name NAME --login {login}"),
        login=login,
    )


def _not_yours(store: Reader, login: str, active: Sequence[Staff], wanted: str) -> Refused:
    if active:
        hint = N_("Your codes are {codes}.")
    elif store.find(Staff, Condition("code", Op.IN, (wanted,)), limit=1):
        hint = N_("If it is yours, an admin types: bekasi staff edit {wanted} --login {login}")
    else:
        hint = N_("An admin can make it: bekasi staff add {wanted} --name NAME --login {login}")
    return Refused(
        N_("The login {login} has no code {wanted} in this newsroom."),
        hint,
        login=login,
        wanted=wanted,
        codes=_list(active),
    )


def _deactivated(code: str) -> Refused:
    return Refused(
        N_("The code {code} was deactivated."),
        N_("An admin can make it active again: bekasi staff edit {code} --active"),
        code=code,
    )


def _list(people: Sequence[Staff]) -> str:
    return ", ".join(f"{each.code} ({each.name})" for each in people)


def _proof(person: Staff, ask_pin: AskPin | None, *, shared: bool) -> Identity:
    if person.pin is None:
        return Identity.UNPROVEN if shared else Identity.LOGIN
    if ask_pin is None:
        return Identity.UNPROVEN
    typed = ask_pin(person)
    if typed is None:
        raise Refused(
            N_("The code {code} has a PIN, and nobody can be asked for it here."),
            N_("Name a file that holds it: --pin-file FILE, or - for standard input."),
            code=person.code,
        )
    if not pin_matches(person.pin, typed):
        raise Refused(
            N_("This is not the PIN of {code}."),
            N_("Try again; if it is forgotten, an admin types: bekasi staff pin {code}"),
            code=person.code,
        )
    return Identity.PIN
