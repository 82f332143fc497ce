from __future__ import annotations

import json

import pytest

from bekasi_cli.errors import ExitCode
from bekasi_cli.newsroom import service_checks
from newsrooms import Office

KTP = ("services", "add", "KTP elektronik", "--need", "KTP")
AT = ("--address", "https://layanan.tirtamaya.example/ktp")


def test_a_service_is_added_listed_and_told_to_programs(office: Office) -> None:
    said = office.bekasi(*KTP, *AT, "--help-line", "Ambil nomor antrean", "--audience", "Warga")
    assert said.code == 0, said
    assert "KTP elektronik is service number 1 now." in said.out
    assert "identity not proven" in said.err
    table = office.bekasi("services", "list", by="atn").out
    assert "Ambil nomor antrean" in table
    assert json.loads(office.bekasi("services", "list", "--json").out) == [
        {
            "number": 1,
            "name": "KTP elektronik",
            "address": "https://layanan.tirtamaya.example/ktp",
            "need": "KTP",
            "help": "Ambil nomor antrean",
            "audience": "Warga",
            "provider": None,
            "place": 1,
            "active": True,
        }
    ]


def test_services_are_filtered_by_need_and_an_empty_list_says_what_to_do(office: Office) -> None:
    assert "bekasi services add" in office.bekasi("services", "list").err
    office.bekasi(*KTP, *AT)
    assert json.loads(office.bekasi("services", "list", "--need", "pajak", "--json").out) == []
    assert len(json.loads(office.bekasi("services", "list", "--need", "ktp", "--json").out)) == 1


def test_a_service_is_changed_and_nothing_to_change_is_wrong_usage(office: Office) -> None:
    office.bekasi(*KTP, *AT)
    said = office.bekasi("services", "edit", "1", "--name", "KTP", "--provider", "Disdukcapil")
    assert "Service number 1 is now: KTP" in said.out
    again = office.bekasi("services", "edit", "1", "--name", "KTP")
    assert (again.code, "Already done" in again.out, again.err) == (0, True, "")
    nothing = office.bekasi("services", "edit", "1")
    assert nothing.code == ExitCode.USAGE
    assert "--help-line" in nothing.err
    assert office.bekasi("services", "edit", "9", "--name", "x").code == ExitCode.NOT_FOUND


def test_a_service_is_taken_off_the_page_and_brought_back(office: Office) -> None:
    office.bekasi(*KTP, *AT)
    assert office.bekasi("services", "remove", "1", "--yes").code == 0
    assert "bekasi services add" in office.bekasi("services", "list").err
    assert "(removed)" in office.bekasi("services", "list", "--all").out
    assert office.bekasi("services", "remove", "1").code == 0, "what is done is not asked about"
    assert json.loads(office.bekasi("services", "edit", "1", "--active", "--json").out)["active"]


def test_the_order_is_changed_and_shown(office: Office) -> None:
    for name in ("Satu", "Dua", "Tiga"):
        office.bekasi("services", "add", name, "--need", name, *AT)
    shown = office.bekasi("services", "order", "3", "1")
    assert shown.out.index("Tiga") < shown.out.index("Satu") < shown.out.index("Dua")
    told = json.loads(office.bekasi("services", "order", "3", "1", "--json").out)
    assert [each["number"] for each in told] == [3, 1, 2]
    assert "Already done" in office.bekasi("services", "order", "3", "1").out


def test_the_check_names_what_is_wrong_and_leaves_with_three(office: Office) -> None:
    assert "Nothing to mend in 0 services." in office.bekasi("services", "check").err
    office.bekasi(*KTP, *AT)
    office.bekasi("services", "add", "Antrean", "--need", "KTP", *AT)
    office.bekasi("services", "add", "Pajak", "--need", "x", "--address", "https://localhost")
    said = office.bekasi("services", "check", by="atn")
    assert said.code == ExitCode.PARTIAL
    assert "2 Antrean: number 1 (KTP elektronik) has the same address" in said.out
    assert "3 Pajak: the server's name in its address cannot be one" in said.out
    assert "2 of 3 addresses need a look." in said.err
    told = json.loads(office.bekasi("services", "check", "--json").out)
    assert [(each["service"], each["fault"]) for each in told] == [
        (2, "repeated"),
        (3, "malformed"),
    ]


def test_online_those_that_do_not_answer_are_named(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def answer(address: str) -> str:
        asked.append(address)
        return "404"

    monkeypatch.setattr(service_checks, "answer", answer)
    office.bekasi(*KTP, *AT)
    office.bekasi("services", "add", "Pajak", "--need", "x", "--address", "https://localhost")
    said = office.bekasi("services", "check", "--online")
    assert said.code == ExitCode.PARTIAL
    assert "1 KTP elektronik: its address does not answer (404)" in said.out
    assert asked == ["https://layanan.tirtamaya.example/ktp"], "what cannot be one is not asked"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://a.example"])
def test_an_address_that_could_harm_is_refused_in_a_sentence(office: Office, address: str) -> None:
    before = office.files()
    said = office.bekasi(*KTP, "--address", address)
    assert said.code == ExitCode.USAGE
    assert "https://" in said.err
    assert office.files() == before


def test_without_a_terminal_what_is_missing_is_named(office: Office) -> None:
    assert "--address" in office.bekasi("services", "add", "KTP").err
    assert "--need" in office.bekasi("services", "add", "KTP", *AT).err
