from loaders.parts.prose.tables import MARKS, grammar_of, languages


def test_english_is_read_and_an_unknown_language_is_not() -> None:
    assert "en" in languages()
    assert grammar_of("xx") is None


def test_every_relation_has_a_pattern_and_a_predicate() -> None:
    for language in languages():
        grammar = grammar_of(language)
        assert grammar is not None
        assert all(relation.patterns and relation.says.isupper() for relation in grammar.relations)


def test_marks_are_one_character_each_and_differ() -> None:
    assert len(set(MARKS.values())) == len(MARKS)
    assert all(len(mark) == 1 and "\ue000" <= mark <= "\uf8ff" for mark in MARKS.values())
