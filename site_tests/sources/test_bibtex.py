"""BibTeX databases: what is sound is read, the rest is reported."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_tests.values import codes

from mkdocs_briefs.model.problem import Problem, Severity
from mkdocs_briefs.model.source import Name, Source
from mkdocs_briefs.sources.bibtex import Bibliography, read_bibliography

FIRST = "@book{first, author = {Ash, Ann}, title = {One}, year = {2001}}\n"
LAST = "@book{last, author = {Cole, Cid}, title = {Three}, year = {2003}}\n"


def read(*texts: str) -> Bibliography:
    return read_bibliography((f"bib/{number}.bib", text) for number, text in enumerate(texts, 1))


def test_an_entry_is_read_with_its_place():
    found = read("\ufeff% a remark\n\n@Book{ash2001,\n  Author = {Ash, Ann},\n  title = {A {Synthetic} Book},\n}\n")
    assert found.problems == ()
    source = found.sources["ash2001"]
    assert (source.key, source.entry_type) == ("ash2001", "book")
    assert source.written == {"author": "Ash, Ann", "title": "A {Synthetic} Book"}
    assert str(source.location) == "bib/1.bib:3"


def test_strings_comments_and_preambles_are_no_problem():
    text = '@string{press = "Press"}\n@comment{x}\n@preamble{"x"}\n@book{a, publisher = press, title = {One}}\n'
    found = read(text)
    assert found.problems == ()
    assert found.sources["a"].written["publisher"] == "Press"


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ("@book{bad, title = {Never closed}\n\n", "bibtex-syntax"),
        ("@book{bad, title = {Two}, year 2002}\n", "bibtex-syntax"),
        ("@book{first, title = {Two}}\n", "bibtex-duplicate-key"),
        ("@book{bad, title = {Two}, title = {Again}}\n", "bibtex-duplicate-field"),
        ('@book{bad, title = "Two } {"}\n', "bibtex-syntax"),
    ],
    ids=["unclosed", "no equals sign", "duplicate key", "duplicate field", "unbalanced braces"],
)
def test_one_bad_entry_is_reported_with_its_line_and_costs_no_other(broken, code):
    found = read(FIRST + "\n" + broken + LAST)
    assert codes(found.problems) == [code]
    assert str(found.problems[0].location) == "bib/1.bib:3"
    assert found.sources["first"].written["title"] == "One"
    assert found.sources["last"].written["title"] == "Three"


def test_a_key_taken_in_the_same_file_says_where_and_the_first_counts():
    found = read(FIRST + "@book{first, title = {Two}}\n")
    [problem] = found.problems
    assert "bib/1.bib:1" in problem.message
    assert "Rename one" in problem.message
    assert found.sources["first"].written["title"] == "One"


def test_a_key_taken_in_another_file_says_where_and_the_first_counts():
    found = read(FIRST, "\n" + FIRST.replace("One", "Two"))
    [problem] = found.problems
    assert (problem.code.id, str(problem.location)) == ("bibtex-duplicate-key", "bib/2.bib:2")
    assert "bib/1.bib:1" in problem.message
    assert found.sources["first"].written["title"] == "One"


def test_a_field_given_twice_keeps_the_entry_and_the_first_value():
    found = read('@string{p = "Press"}\n@book{a, title = {Two}, title = {Again}, publisher = p, year = {2002}}\n')
    assert '"title"' in found.problems[0].message
    assert found.sources["a"].written == {"title": "Two", "publisher": "Press", "year": "2002"}


def test_escaped_braces_need_no_partner():
    found = read(r"@book{a, title = {A \{ brace}}" + "\n" + LAST)
    assert found.problems == ()
    assert set(found.sources) == {"a", "last"}


def test_nothing_is_no_problem():
    assert read() == Bibliography({}, ())
    assert read("") == Bibliography({}, ())


BIBTEX = st.lists(
    st.sampled_from(
        ["@book{", "@article", "{", "}", "key", ",", " = ", '"', "title", "\n", "\\", "#", "@", "@string{x = {y}}", "é"]
    ),
    max_size=30,
).map("".join)


@given(BIBTEX | st.text(max_size=60))
def test_any_text_gives_a_bibliography(text):
    found = read(text, FIRST)
    assert isinstance(found, Bibliography)
    assert "first" in found.sources
    assert all(1 <= problem.location.line <= text.count("\n") + 2 for problem in found.problems)


@given(BIBTEX)
def test_no_text_before_a_blank_line_costs_the_entry_after_it(text):
    if text.count("{") == text.count("}") and '"' not in text and "\\" not in text and not text.endswith("@"):
        assert "last" in read(text + "\n\n" + LAST).sources


def source(text: str) -> Source:
    found = read(text)
    assert found.problems == ()
    return next(iter(found.sources.values()))


def the_problem(found: Bibliography, code: str) -> Problem:
    [problem] = found.problems
    assert problem.code.id == code
    return problem


# What bibtexparser gets wrong without a word.


def test_a_missing_comma_costs_no_field_and_is_reported_where_it_is_missing():
    found = read("@book{a,\n  title = {One}\n  year = 2001\n  publisher = {Press},\n}\n")
    assert [(p.code.id, p.location.line) for p in found.problems] == [
        ("bibtex-missing-comma", 3),
        ("bibtex-missing-comma", 4),
    ]
    assert '"title" and "year"' in found.problems[0].message
    assert found.sources["a"].written == {"title": "One", "year": "2001", "publisher": "Press"}


def test_concatenation_is_resolved():
    strings = '@string{p = "Press"}\n@string(pp = p # { and Sons})\n'
    found = source(strings + '@book{a, publisher = PP # ", " # {Inc} # 2, title = "A" # {B}}')
    assert found.plain["publisher"] == "Press and Sons, Inc2"
    assert found.plain["title"] == "AB"


def test_strings_are_known_in_every_database():
    found = read("@book{a, publisher = p}", "@string{p = {Press}}")
    assert found.problems == ()
    assert found.sources["a"].plain["publisher"] == "Press"


def test_each_month_has_its_macro():
    macros = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    found = read("".join(f"@misc{{{macro}, title = {{T}}, year = 1999, month = {macro}}}\n" for macro in macros))
    assert [source.issued for source in found.sources.values()] == [f"1999-{n:02}" for n in range(1, 13)]


def test_months_are_known_and_an_unknown_string_is_reported_and_shown():
    found = read("@article{a,\n  month = jan, year = 1999,\n  journal = jorn # { B}}\n@string{journ = {J}}")
    problem = the_problem(found, "bibtex-unknown-string")
    assert (str(problem.location), 'Did you mean "journ"?' in problem.message) == ("bib/1.bib:3", True)
    assert found.sources["a"].plain == {"date": "1999-01", "journaltitle": "jorn B"}


def test_two_strings_of_one_name_are_reported_if_they_differ():
    problem = the_problem(read("@string{p = {A}}\n@string{P = {B}}\n"), "bibtex-duplicate-key")
    assert str(problem.location) == "bib/1.bib:2"
    assert read("@string{p = {A}}\n@string{P = {A}}\n").problems == ()


def test_what_follows_a_value_is_reported():
    found = read("@book{a,\n  title = {One} {Two},\n  year = 2001}\n" + LAST)
    assert str(the_problem(found, "bibtex-value").location) == "bib/1.bib:2"
    assert found.sources["a"].plain == {"title": "One", "date": "2001"}


def test_keys_that_differ_in_capitals_alone_are_a_notice():
    problem = the_problem(read(FIRST + FIRST.replace("first", "FIRST")), "bibtex-key-case")
    assert problem.severity is Severity.NOTICE
    assert "bib/1.bib:1" in problem.message


@pytest.mark.parametrize("text", ["@book{, title = {One}}", "@book{ ,\n title = {One}}"])
def test_an_empty_key_is_reported(text):
    found = read(FIRST + text + "\n" + LAST)
    assert str(the_problem(found, "bibtex-empty-key").location) == "bib/1.bib:2"
    assert list(found.sources) == ["first", "last"]


def test_an_entry_that_begins_within_a_value_is_reported():
    found = read("@book{a, title = {One},\n  note = {See\n@book{b, title = {Two}}\n}}\n" + LAST)
    assert found.problems[0].code.id == "bibtex-syntax"
    assert "must not begin with an @" in found.problems[0].message
    assert "last" in found.sources


def test_comments_between_fields_are_left_out():
    found = source(
        "@book{a,\n  % a remark\n  title = {One}, % another\n%  year = {2001},\n  year = {2002} % the end\n}"
    )
    assert found.plain == {"title": "One", "date": "2002"}


def test_line_ends_of_every_kind_count():
    found = read("\r\n@book{a,\r  title = {One} {x}}\r\n")
    assert str(found.problems[0].location) == "bib/1.bib:3"


# biblatex.


def test_a_part_inherits_from_its_book_wherever_that_stands():
    found = source(
        "@incollection{part, crossref = {Whole}, title = {One}, author = {Ash, Ann}}\n"
        "@collection{whole, title = {All}, subtitle = {A Reader}, editor = {Cole, Cid}, date = {2001}, "
        "shorttitle = {A}}"
    )
    assert found.plain == {
        "title": "One",
        "author": "Ann Ash",
        "booktitle": "All",
        "booksubtitle": "A Reader",
        "editor": "Cid Cole",
        "date": "2001",
    }
    assert found.written["booktitle"] == "All"
    assert found.names["editor"] == (Name("Cole", "Cid"),)


@pytest.mark.parametrize(
    ("child", "parent", "inherited"),
    [
        ("inbook", "book", {"booktitle": "P", "bookauthor": "Ann Ash", "author": "Ann Ash"}),
        ("inproceedings", "proceedings", {"booktitle": "P", "author": "Ann Ash"}),
        ("incollection", "book", {"booktitle": "P", "author": "Ann Ash"}),
        ("book", "mvbook", {"maintitle": "P", "author": "Ann Ash"}),
        ("article", "periodical", {"journaltitle": "P", "author": "Ann Ash"}),
        ("book", "book", {"title": "P", "author": "Ann Ash"}),
    ],
)
def test_titles_are_inherited_under_the_name_that_they_have_in_the_child(child, parent, inherited):
    found = read(
        f"@{child}{{c, crossref = {{p}}}}\n@{parent}{{p, title = {{P}}, author = {{Ash, Ann}}, sortkey = {{x}}}}"
    )
    assert found.sources["c"].plain == inherited


def test_what_an_entry_says_itself_is_not_inherited_under_another_name():
    found = source(
        "@inbook{c, crossref = {p}, year = {1999}, address = {Here}}\n@book{p, date = {2001}, location = {There}}"
    )
    assert (found.issued, found.plain["location"]) == ("1999", "Here")


def test_data_containers_give_all_they_have_and_are_no_sources():
    found = read(
        "@xdata{x, xdata = {y}, publisher = {Press}}\n@book{a, xdata = {x, y}, title = {One}}\n"
        "@xdata{y, location = {Here}}"
    )
    assert found.problems == ()
    assert list(found.sources) == ["a"]
    assert (found.sources["a"].plain["publisher"], found.sources["a"].plain["location"]) == ("Press", "Here")


def test_a_parent_may_be_called_by_its_other_keys():
    assert (
        source("@inbook{c, crossref = {alias}}\n@book{p, ids = {other, alias}, title = {P}}").plain["booktitle"] == "P"
    )


def test_a_missing_parent_is_reported():
    problem = the_problem(read("\n@inbook{c, crossref = {lost}, title = {One}}\n" + LAST), "bibtex-missing-parent")
    assert str(problem.location) == "bib/1.bib:2"
    assert 'Did you mean "last"?' in problem.message


@pytest.mark.parametrize("field", ["crossref", "xdata"])
def test_a_cycle_is_reported_and_ends(field):
    found = read(f"@book{{a, {field} = {{b}}, title = {{A}}}}\n@book{{b, {field} = {{a}}, note = {{B}}}}")
    assert "bibtex-inheritance-cycle" in codes(found.problems)
    assert found.sources["a"].plain["note"] == "B"
    assert set(found.sources) == {"a", "b"}
    assert codes(read(f"@book{{a, {field} = {{a}}, title = {{A}}}}").problems) == ["bibtex-inheritance-cycle"]


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("TY  - BOOK\nTI  - A Book\nER  - \n", ["bibtex-empty"]),
        ('[{"id": "a", "type": "book"}]', ["bibtex-empty"]),
        ("\n\nTitle,Author\nA Book,Ann Ash\n", ["bibtex-empty"]),
        ("% ours\nTitle\n", ["bibtex-empty"]),
        ("", []),
        ("\n \n", []),
        ("% sources come here\n\n  % one below another\n", []),
        ("@comment{sources come here}\nText.", []),
        ("@string{a = {b}}", []),
        ("Text.\n@book{a, title = {A}}", []),
    ],
)
def test_a_database_of_another_format_is_a_notice(text, reported):
    found = read(text)
    assert codes(found.problems) == reported
    assert all(problem.severity is Severity.NOTICE for problem in found.problems)


def test_a_set_is_no_source_and_a_notice():
    found = read(FIRST + "@set{s, entryset = {first}}")
    assert the_problem(found, "bibtex-set").severity is Severity.NOTICE
    assert list(found.sources) == ["first"]


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        ("date = {1999/}", "1999/.."),
        ("date = {2001-05}, year = {1990}", "2001-05"),
        ("year = {1999}, month = may", "1999-05"),
        ("year = {1999}", "1999"),
        ("year = {c. 1999}", "1999~"),
    ],
)
def test_dates_are_kept_exactly(text, issued):
    found = source(f"@book{{a, {text}}}")
    assert (found.issued, found.plain) == (issued, {"date": issued})


def test_a_date_that_is_none_is_a_notice_and_the_source_has_no_date():
    found = read("@book{a, year = {in press}}")
    assert the_problem(found, "bibtex-date").severity is Severity.NOTICE
    assert found.sources["a"].issued == ""
    assert found.sources["a"].plain == {"year": "in press"}


def test_fields_have_one_name_for_readers():
    found = source("@article{a, journal = {J}, address = {Here}, archiveprefix = {arXiv}, eprint = {1234.5}}")
    assert found.plain == {"journaltitle": "J", "location": "Here", "eprinttype": "arXiv", "eprint": "1234.5"}


def test_grades_are_kept_and_a_wrong_one_is_reported():
    found = read(
        "@book{a, reliability = {b}, credibility = 2, archiveurl = {https://x.y/a_b}, archivedate = {2020-01-02}, "
        "urlstatus = {dead}}"
    )
    assert found.problems == ()
    plain = {
        "reliability": "B",
        "credibility": "2",
        "archiveurl": "https://x.y/a_b",
        "archivedate": "2020-01-02",
        "urlstatus": "dead",
    }
    assert found.sources["a"].plain == plain
    found = read("@book{a, reliability = {G}, credibility = 7}")
    assert codes(found.problems) == ["bibtex-grade", "bibtex-grade"]
    assert found.sources["a"].plain == {}


def test_an_address_keeps_its_query_before_a_comma():
    address = "https://example.org/#:~:text=The%20quay,at%20dawn"
    found = read(f"@online{{https://example.org/?a=b, url = {{{address}}}, title = {{One}}}}")
    assert found.sources["https://example.org/?a=b"].written["url"] == address


def test_the_place_of_a_conference_is_not_its_publishers():
    found = read("@inproceedings{a, location = {Betaville}, address = {Port Alpha}}\n@book{b, location = {Betaville}}")
    assert [source.plain for source in found.sources.values()] == [
        {"location": "Port Alpha"},
        {"location": "Betaville"},
    ]


# What others write.

PIECES = (
    '@book{a, @inbook{b, @xdata{c, crossref={b}, xdata={a,c}, author={A and title={ year={ } { " \\ $ ~ date={1999/ # '
    "jan , @string{x= % @ = \\' é reliability={Z}"
)
WILD = st.lists(st.sampled_from([*PIECES.split(), "and others", "\n", "\r", " "]), max_size=40).map("".join)


@given(st.binary(max_size=80) | WILD.map(str.encode))
def test_any_bytes_give_entries_or_problems_never_an_exception(data):
    """Decoded as the adapter decodes them."""
    text = data.decode("utf-8-sig", errors="replace")
    found = read(text)
    for key, value in found.sources.items():
        assert key == value.key
        assert all(value.plain.values())
    assert all(problem.message for problem in found.problems)


def entry(title: str) -> str:
    return f"@book{{good, title = {{Good}}}}\n@book{{x, title = {{{title}}}}}\n"


@pytest.mark.parametrize(
    "title",
    [
        "{" * 60 + "T" + "}" * 60,
        "\\'" * 500 + "e",
        "\\emph{" * 60 + "T" + "}" * 60,
        "\\'{" * 30 + "T" + "}" * 30,
        "$" + "a^" + "^" * 400 + "b$",
        "{\\u \\u " * 20 + "T" + "}" * 20,
        "\\textsuperscript " * 400,
        "a" * 5_001,
    ],
)
def test_an_entry_beyond_the_bounds_is_left_out_alone(title):
    found = read(entry(title))
    assert [*found.sources] == ["good"]
    assert codes(found.problems) == ["bibtex-limit"]


@pytest.mark.parametrize(
    "title", ["{" * 40 + "T" + "}" * 40, "\\_" * 200, "{a} " * 200, "\\'{e}" * 200, "$x^2$ " * 100]
)
def test_an_entry_within_the_bounds_is_read(title):
    found = read(entry(title))
    assert [*found.sources] == ["good", "x"]
    assert found.problems == ()


def test_strings_that_grow_are_empty_and_reported():
    lines = ['@string{s0 = "hahahahaha"}']
    lines += [f"@string{{s{n} = {' # '.join([f's{n - 1}'] * 10)}}}" for n in range(1, 9)]
    lines.append("@book{x, title = s1}\n@book{y, title = s3 # s3 # s3}\n@book{z, title = {Z}, note = s2 # s8}")
    found = read("\n".join(lines))
    assert found.sources["x"].plain["title"] == "hahahahaha" * 10
    assert "y" not in found.sources
    assert found.sources["z"].plain["note"] == "hahahahaha" * 100
    assert codes(found.problems) == ["bibtex-limit"] * 2


@pytest.mark.parametrize("field", ["author", "editor", "publisher", "location", "journal"])
def test_a_name_or_publisher_beyond_the_bounds_costs_the_entry(field):
    found = read(f"@book{{good, title = {{Good}}}}\n@book{{x, title = {{T}}, {field} = {{{'Ash ' * 16_000}}}}}")
    assert [*found.sources] == ["good"]
    assert codes(found.problems) == ["bibtex-limit"]


def test_many_names_are_no_long_name():
    found = read(f"@book{{x, title = {{T}}, author = {{{' and '.join(['Ash, Ann'] * 3_000)}}}}}")
    assert found.problems == ()


def test_what_strings_add_is_bounded_in_total():
    entries = "\n".join(f"@book{{b{n}, title = {{T}}, note = s}}" for n in range(1_000))
    found = read(f'@string{{s = "{"x" * 9_000}"}}\n{entries}')
    assert 500 < len(found.sources) < 600
    assert set(codes(found.problems)) == {"bibtex-limit"}


def test_a_long_chain_of_parents_is_inherited_from_in_part():
    chain = [f"@inbook{{c{n}, title = {{T}}, crossref = {{c{n + 1}}}}}" for n in range(1_000)]
    found = read("\n".join([*chain, "@book{c1000, title = {Last}, publisher = {Press}}"]))
    assert len(found.sources) == 1_001
    assert set(codes(found.problems)) == {"bibtex-limit"}
    assert found.sources["c999"].plain["publisher"] == "Press"


def test_many_missing_commas_cost_the_entry():
    fields = "\n".join(f"f{n} = {{a}}" for n in range(200))
    found = read(f"@book{{good, title = {{Good}}}}\n@book{{x, title = {{T}},\n{fields}}}")
    assert [*found.sources] == ["good"]
    assert "bibtex-limit" in codes(found.problems)
