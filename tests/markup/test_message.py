from __future__ import annotations

import pytest
from hypothesis import given

from bekasi_cli.formats import chat
from bekasi_cli.markup import to_plain, to_whatsapp
from bekasi_cli.markup.message import bold, words
from hostile_texts import bodies


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("**tebal** dan *miring*", "*tebal* dan _miring_"),
        ("***keduanya***", "_*keduanya*_"),
        ("**a **b** c**", "*a b c*"),
        ("## Anak *judul*", "*Anak _judul_*"),
        ("## Anak **judul**", "*Anak judul*"),
        ("*a **b** c*", "_a *b* c_"),
        ("*a\\\nb*", "_a_\n_b_"),
        ("> satu\n>\n> dua", "> satu\n> dua"),
        ("- satu\n- dua\n  - tiga", "- satu\n- dua\n  - tiga"),
        ("3. tiga\n4. empat", "3. tiga\n4. empat"),
        ("[laman](https://a.example/_x_)", "laman (https://a.example/_x_)"),
        ("<https://a.example/_x_>", "https://a.example/_x_"),
        ("<warga@a.example>", "warga@a.example"),
        ("![Suasana](x.jpg)", "Suasana"),
        ("`kode` lalu ``a`b``", "`kode` lalu a`b"),
        ("```\nkode\n```", "```kode```"),
        ("```\n```", ""),
        ("***", "———"),
        ("| a | b |\n|---|---|\n| c | d |", "a | b\nc | d"),
        ("baris\nlunak", "baris lunak"),
    ],
)
def test_markdown_becomes_what_whatsapp_formats(body: str, message: str) -> None:
    assert to_whatsapp(body) == message


def test_marks_of_the_text_itself_are_not_read_as_marks() -> None:
    assert words("*x* _y_ ~z~") == "∗x∗ ˍyˍ ∼z∼"
    assert words("5 * 3, a_b, https://a.example/_x_") == "5 * 3, a_b, https://a.example/_x_"
    assert bold(" dua  kata\n") == "*dua kata*"
    assert bold(" ") == ""


@given(bodies)
def test_any_body_is_drawn_without_control_characters(body: str) -> None:
    assert "\x1b" not in to_whatsapp(body)


@pytest.mark.parametrize("line", ["*tebal* dan _miring_", "a *b _c_ d* e", "(*x*), 5*3"])
def test_a_message_that_came_in_goes_out_as_it_was(line: str) -> None:
    assert to_whatsapp(chat.markdown(line)) == line
    assert "*" not in to_plain(chat.markdown(line)).replace("5*3", "")
