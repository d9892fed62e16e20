"""Templates are compiled once in a process, unless they change."""

from __future__ import annotations

from jinja2 import DictLoader, Environment
from site_tests.pseudo import LANGUAGE, pseudo_language

from mkdocs_briefs.pages.compiled import CompiledTemplates, compiled_templates
from mkdocs_briefs.words.catalogue import ENGLISH, words_of
from mkdocs_briefs.words.templates import install


class Counting(Environment):
    compiled = 0

    def compile(self, *args, **kwargs):
        self.compiled += 1
        return super().compile(*args, **kwargs)


def test_a_template_is_compiled_again_only_when_its_text_is_another():
    cache = CompiledTemplates()
    counts = []
    for text in ("One {{ 1 }}", "One {{ 1 }}", "Two {{ 2 }}", "Two {{ 2 }}"):
        environment = Counting(loader=DictLoader({"a.html": text}), bytecode_cache=cache)
        assert environment.get_template("a.html").render() == text.replace("{{ ", "").replace(" }}", "")
        counts.append(environment.compiled)
    assert counts == [1, 0, 1, 0]


def test_each_language_has_its_own(tmp_path):
    def shown(words):
        environment = Environment(
            loader=DictLoader({"a.html": '{{ "Draft"|translated }}'}), bytecode_cache=compiled_templates(words)
        )
        install(environment, words)
        return environment.get_template("a.html").render()

    with pseudo_language(tmp_path):
        assert [shown(ENGLISH), shown(words_of(LANGUAGE)), shown(ENGLISH)] == ["Draft", "⟦Draft⟧", "Draft"]
