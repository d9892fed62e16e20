"""Which things are alike: by what they share, and the rarer the more."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefs.model.related import Nearest

BACKGROUND = {f"other {n}": [f"own {n}"] for n in range(10)}
"""Items that share nothing with any other."""


def order(features, item: str, limit: int = 5) -> list[str]:
    return [likeness.item for likeness in Nearest(features, limit)[item]]


def test_a_rare_feature_counts_more_than_a_frequent_one():
    features = {
        "a": ["rare", "frequent"],
        "by the frequent": ["frequent"],
        "more of the frequent": ["frequent"],
        "by the rare": ["rare"],
        **BACKGROUND,
    }
    assert order(features, "a") == ["by the rare", "by the frequent", "more of the frequent"]


def test_the_score_is_the_sum_of_what_the_shared_features_weigh():
    features = {"a": ["x", "y", "own"], "b": ["y", "x"], "c": ["y"], **BACKGROUND}
    [b, c] = Nearest(features, 5)["a"]
    assert b.score == pytest.approx(math.log(1 + 13 / 2) + math.log(1 + 13 / 3))
    assert c.score == pytest.approx(math.log(1 + 13 / 3))


def test_two_frequent_features_may_outweigh_a_rare_one():
    features = {"a": ["x", "y", "z"], "b": ["x"], "c": ["y", "z"], "d": ["y", "z"], **BACKGROUND}
    assert order(features, "a") == ["c", "d", "b"]


def test_the_reasons_are_the_rarest_first_and_then_as_the_item_has_them():
    features = {
        "a": ["frequent", "rare", "second", "first", "own"],
        "b": ["first", "second", "rare", "frequent"],
        "c": ["first", "second", "frequent"],
        "d": ["frequent"],
    }
    assert Nearest(features, 1)["a"][0].shared == ("rare", "second", "first", "frequent")
    assert Nearest(features, 1)["b"][0].shared == ("rare", "first", "second", "frequent")


def test_equals_stand_in_the_order_of_the_items():
    features = {"c": ["x"], "a": ["x"], "d": ["x"], "b": ["x"]}
    assert order(features, "d") == ["c", "a", "b"]
    assert order(dict(reversed(features.items())), "d") == ["b", "a", "c"]


def test_what_shares_nothing_is_not_near():
    features = {"a": ["x"], "b": ["y"], "c": [], "d": ["x", "z"]}
    assert order(features, "b") == order(features, "c") == []
    assert order(features, "a") == ["d"]


@pytest.mark.parametrize(
    ("bearers", "total", "counts"),
    [(20, 20, True), (21, 21, False), (30, 300, True), (31, 300, False), (100, 2_000, True), (101, 2_000, False)],
)
def test_a_common_feature_says_nothing(bearers, total, counts):
    """More than a tenth of all, and more than twenty, have it; or more than a hundred."""
    features = {n: ["common"] if n < bearers else [] for n in range(total)}
    assert bool(Nearest(features, 5)[0]) is counts


def test_a_common_feature_is_no_reason_beside_another():
    features = {n: ["common", "pair"] if n < 2 else ["common"] for n in range(30)}
    [other] = Nearest(features, 5)[0]
    assert (other.item, other.shared) == (1, ("pair",))


def test_a_feature_that_is_given_twice_counts_once():
    assert Nearest({"a": ["x", "x"], "b": ["x"]}, 5) == Nearest({"a": ["x"], "b": ["x", "x"]}, 5)


def test_no_more_are_named_than_asked_for_and_they_are_the_nearest():
    features = {"a": ["x", "y"], "b": ["x"], "c": ["x", "y"], "d": ["x"]}
    assert order(features, "a", 2) == ["c", "b"]
    assert order(features, "a", 0) == []


FEATURES = st.dictionaries(
    st.integers(0, 30), st.lists(st.sampled_from("abcdefgh"), max_size=6), min_size=1, max_size=12
)


@given(FEATURES)
def test_likeness_goes_both_ways(features):
    found = {item: {other.item: other for other in near} for item, near in Nearest(features, 99).items()}
    assert list(found) == list(features)
    for item, near in found.items():
        assert item not in near
        for other, likeness in near.items():
            assert found[other][item].score == likeness.score
            assert set(likeness.shared) == set(features[item]) & set(features[other])
            assert set(found[other][item].shared) == set(likeness.shared)


@given(FEATURES, st.integers(0, 5))
def test_the_nearest_are_named_first(features, limit):
    everything = Nearest(features, 99)
    for item, near in Nearest(features, limit).items():
        assert near == everything[item][:limit]
        assert [likeness.score for likeness in near] == sorted((one.score for one in near), reverse=True)


@given(FEATURES, st.randoms(use_true_random=False))
def test_the_order_of_an_item_s_features_changes_neither_items_nor_scores(features, random):
    shuffled = {item: random.sample(own, len(own)) for item, own in features.items()}
    assert {item: [(one.item, one.score) for one in near] for item, near in Nearest(shuffled, 5).items()} == {
        item: [(one.item, one.score) for one in near] for item, near in Nearest(features, 5).items()
    }
