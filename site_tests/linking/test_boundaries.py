"""Where a name may begin and end, script by script. In the examples, the name stands between [ and ]."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefs.linking.boundaries import addresses, is_whole


def whole(marked: str) -> bool:
    before, _, rest = marked.partition("[")
    name, _, after = rest.partition("]")
    return is_whole(before + name + after, len(before), len(before) + len(name))


@pytest.mark.parametrize(
    "marked",
    [
        "[Chad]",
        "In [Chad].",
        "([Chad])",
        "\u201c[Chad]\u201d",
        "[Chad]'s",
        "[Chad]\u2019s",
        "pro-[Chad]",
        "[Chad]-backed",
        "[Chad]/Niger",
        "Niger\u2013[Chad]",
        "a [Chad]\u2014at last",
        "[Chad]. Then",
        "[Chad]...",
        "[Chad].)",
        "[Chad].",
        "the [U.S.].",
        "the [U.S.]-led",
        "#[Chad]",
        "[Chad]\u00ad",
        "\U0001f1f9\U0001f1e9[Chad]\U0001f600",
        "\ue001[Chad]\ue001",
    ],
)
def test_a_name_stands_for_itself(marked):
    assert whole(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[Chad]ian",
        "x[Chad]",
        "[Chad]2025",
        "2025[Chad]",
        "data_[Chad]",
        "[Chad]_data",
        "[Chad].example",
        "[Chad].2",
        "[U.S.]led",
        "[Chad]e\u0301",
        "[Chad]\u0327",
        "x\u0323[Chad]",
        "[Оман]\u0430",
        "[परख]\u093e",
        "[परख]\u094d",
    ],
)
def test_a_part_of_a_longer_word_or_of_a_host_is_no_name(marked):
    assert not whole(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "大[样例集团]人",
        "[样例集团]2025",
        "中[Chad]人",
        "[カイト]は",
        "ひ[カイト]",
        "・[カイト]・",
        "[カイト]X",
        "[กลุ่มตัวอย่าง]ใหม่",
    ],
)
def test_a_script_without_spaces_has_names_within_the_line(marked):
    assert whole(marked)


@pytest.mark.parametrize(
    "marked", ["[カイト]ボード", "スーパー[カイト]", "[カイト]ー", "ー[カイト]", "[กลุ่ม]\u0e31", "[က]\u103c"]
)
def test_a_longer_word_in_katakana_and_a_letter_with_its_vowel_stay_whole(marked):
    assert not whole(marked)


@pytest.mark.parametrize(
    "particle", ["은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도", "로", "으로", "에서", "에게"]
)
def test_a_korean_name_may_have_a_particle(particle):
    assert whole(f"[시험그룹]{particle} 왔다")
    assert whole(f"[시험그룹]{particle}.")
    assert not whole(f"[시험그룹]{particle}행")


def test_a_korean_name_has_no_word_before_it_and_no_other_behind_it():
    assert not whole("새[시험그룹]")
    assert not whole("[시험그룹]들")


@pytest.mark.parametrize(
    "marked",
    [
        "\u0648[\u062d\u0631\u0643\u0629]",
        "\u0628[\u062d\u0631\u0643\u0629]",
        "\u0641\u064a \u0648[\u062d\u0631\u0643\u0629]",
        "\u05d5[\u05ea\u05e0\u05d5\u05e2\u05ea]",
        "(\u05d1[\u05ea\u05e0\u05d5\u05e2\u05ea]",
    ],
)
def test_an_arabic_or_hebrew_name_may_have_one_letter_before_it(marked):
    assert whole(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "\u0633\u0648[\u062d\u0631\u0643\u0629]",
        "\u0633[\u062d\u0631\u0643\u0629]",
        "[\u062d\u0631\u0643\u0629]\u0647\u0627",
        "\u05d5\u05d1[\u05ea\u05e0\u05d5\u05e2\u05ea]",
        "\u05e6[\u05ea\u05e0\u05d5\u05e2\u05ea]",
        "[\u05ea\u05e0\u05d5\u05e2\u05ea]\u05d5",
        "\u05d5[Chad]",
        "\u0648[Chad]",
        "\u05d1[\u062d\u0631\u0643\u0629]",
    ],
)
def test_more_letters_or_letters_of_another_script_make_another_word(marked):
    assert not whole(marked)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask @chad there", ["@chad"]),
        ("Ask desk@chad.example, please", ["desk@chad.example,"]),
        ("See https://chad.example/a?b=c now", ["https://chad.example/a?b=c"]),
        ("See www.chad.example now", ["www.chad.example"]),
        ("Mail a@b and c@d", ["a@b", "c@d"]),
        ("5 @ 3, and so on", []),
        ("Chad", []),
        ("Chad/Niger: it is so", []),
    ],
)
def test_addresses_are_found(text, found):
    assert [text[start:end] for start, end in addresses(text)] == found


WORDS = st.text(st.sampled_from("aZ9_é中カ한\u0628"), min_size=1, max_size=4)
GAPS = st.sampled_from([" ", ", ", " (", ") ", "\u2019s ", "-", "/", "\u2014", "\n"])


@given(WORDS, WORDS, GAPS, GAPS, WORDS)
def test_between_spaces_and_marks_every_word_is_whole(before, name, left, right, after):
    text = f"{before}{left}{name}{right}{after}"
    start = len(before) + len(left)
    assert is_whole(text, start, start + len(name))


@given(st.text(st.sampled_from("aZ9_é"), min_size=3, max_size=8), st.data())
def test_within_a_word_of_letters_nothing_is_whole(word, data):
    start = data.draw(st.integers(0, len(word) - 1))
    end = data.draw(st.integers(start + 1, len(word)))
    assert is_whole(f"({word})", start + 1, end + 1) is (start == 0 and end == len(word))
