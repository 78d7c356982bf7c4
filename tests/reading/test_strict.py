"""Models are declared once: their defaults, copies, checks and free keys hold however an instance is made."""

from __future__ import annotations

from typing import ClassVar, Literal

import pytest

from factdeck.messages.problems import FactdeckError, Problems, Source
from factdeck.reading import Complaint, Field, Strict, Text, Validation, check, load
from factdeck.reading.json_schema import model_schema
from factdeck.reading.limits import MOST_PROBLEMS
from factdeck.reading.loading import read_values
from factdeck.reading.strict import NOWHERE, fields_of


class Leaf(Strict):
    """A leaf
    of a tree."""

    colour: Literal["green", "red"] = Field("green", description="Its colour.")


class Tree(Strict, schema={"anyOf": [{"required": ["height"]}, {"required": ["leaves"]}]}):
    name: Text = Field(description="Its name.", examples=["Oak"])
    height: Text | None = Field(None, alias="how high", description="Its height.")
    leaves: list[Leaf] = Field(default_factory=list, checks_default=True, min_length=1)
    saplings: dict[Text, Tree] = Field(default_factory=dict)
    _age: int = 7

    @check("leaves")
    @staticmethod
    def _is_large(leaves: list[Leaf], validation: Validation) -> list[Leaf]:
        if not leaves and not validation.data.get("height"):
            raise Complaint("this tree has neither height nor leaves")
        return leaves

    def check_whole(self, context: object) -> None:
        if self.name == self.height:
            raise Complaint("name and height are the same")


class Open(Strict, open=True):
    name: Text


class Fir(Tree):
    needles: Text = Field(default=Text("many"))


def told(text: str, model: type[Strict]) -> list[str]:
    problems = Problems()
    load(Source("t", text), model, problems)
    return [f"{problem.mark}: {problem.message}" for problem in problems]


def tree(**values: object) -> Tree:
    return read_values(Tree, values)


def test_a_model_is_not_made_past_its_reader() -> None:
    with pytest.raises(TypeError, match="Leaf is read with read_values"):
        Leaf()


def test_what_is_not_given_has_its_default_and_each_instance_its_own() -> None:
    one, other = tree(name="Oak", height="high"), tree(name="Elm", height="high")
    assert one.leaves == [] and one.leaves is not other.leaves
    assert (one.written, one._age) == ({"name", "height"}, 7)


def test_a_value_may_be_given_by_its_key_or_by_its_name() -> None:
    assert tree(**{"name": "Oak", "how high": "high"}) == tree(name="Oak", height="high")
    assert tree(name="Oak", height="high") != tree(name="Oak", height="low")


def test_none_stands_for_what_is_left_out() -> None:
    assert tree(name="Oak", height=None, leaves=[Leaf.made()]).height is None


def test_wrong_values_in_code_are_told_like_written_ones() -> None:
    with pytest.raises(FactdeckError) as raised:
        tree(name="Oak", leaves=[{"colour": "blue"}], rings="3")
    assert [problem.message for problem in raised.value.problems] == [
        "leaves[1].colour: 'blue' is not one of 'green' or 'red'",
        "rings: there is no key 'rings' here",
    ]


def test_a_changed_copy_leaves_the_first_as_it_was() -> None:
    first = tree(name="Oak", height="high")
    second = first.changed(height="low")
    assert (first.height, second.height, second.name) == ("high", "low", "Oak")
    assert second.mark == first.mark


def test_a_check_sees_the_fields_before_its_own_and_a_default_where_asked() -> None:
    assert told("name: Oak", Tree) == ["t:1:1: leaves: this tree has neither height nor leaves"]
    assert told("name: Oak\nhow high: 3 m", Tree) == []


def test_the_whole_is_checked_when_all_its_fields_are_sound() -> None:
    assert told("name: a\nhow high: a", Tree) == ["t:1:1: name and height are the same"]
    assert told("name: a\nhow high: a\nleaves: [{colour: blue}]", Tree) == [
        "t:3:19: leaves[1].colour: 'blue' is not one of 'green' or 'red'"
    ]


def test_a_list_that_is_too_short_is_told() -> None:
    assert told("name: a\nhow high: b\nleaves: []", Tree) == [
        "t:3:9: leaves: this list needs at least 1 entry, not 0"
    ]


def test_of_thousands_of_unknown_keys_as_many_are_told_as_of_any_mistake() -> None:
    found = told("name: a\nhow high: b\n" + "".join(f"leave{n}: c\n" for n in range(20_000)), Tree)
    assert len(found) == MOST_PROBLEMS
    assert found[0] == "t:3:1: leave0: there is no key 'leave0' here"


def test_a_model_may_hold_itself_and_inherit() -> None:
    assert told("name: a\nhow high: b\nsaplings: {x: {name: c}}", Fir) == [
        "t:3:15: saplings.x.leaves: this tree has neither height nor leaves"
    ]
    assert read_values(Fir, {"name": "a", "height": "b"}).needles == "many"


def test_an_open_model_keeps_what_it_does_not_know() -> None:
    problems = Problems()
    made = load(Source("t", "name: a\nheight: 3"), Open, problems)
    assert made is not None and not problems.errors
    assert made.extra == {"height": "3"}


def test_the_schema_says_what_is_needed_and_what_is_free() -> None:
    schema = model_schema(Tree, "tree")
    assert (schema["required"], schema["additionalProperties"]) == (["name"], False)
    assert schema["anyOf"] == [{"required": ["height"]}, {"required": ["leaves"]}]
    assert schema["properties"]["leaves"] == {
        "items": {"$ref": "#/$defs/Leaf"},
        "minItems": 1,
        "type": ["array", "null"],
    }
    assert schema["properties"]["how high"] == {"type": ["string", "null"], "description": "Its height."}
    assert schema["$defs"]["Tree"]["properties"]["saplings"]["additionalProperties"] == {
        "$ref": "#/$defs/Tree"
    }
    assert schema["$defs"]["Leaf"]["description"] == "A leaf of a tree."
    assert model_schema(Open, "open")["additionalProperties"] is True


def test_no_field_of_a_model_can_be_set_or_deleted() -> None:
    oak = tree(name="Oak", height="high")
    with pytest.raises(AttributeError, match=r"Tree\.height can't be set: changed\(\) gives a copy"):
        oak.height = Text("low")
    with pytest.raises(AttributeError, match=r"Tree\.height can't be deleted"):
        del oak.height
    with pytest.raises(AttributeError, match=r"Tree\._mark can't be set"):
        oak._mark = NOWHERE
    assert oak == tree(name="Oak", height="high")


def test_a_model_that_is_read_may_know_more_than_its_fields() -> None:
    class Tall(Tree):
        _is_tall: bool = False

        def derived(self, context: object) -> dict[str, object]:
            return {"_is_tall": self.height == context}

    problems = Problems()
    made = load(Source("t", "name: Oak\nhow high: 30 m"), Tall, problems, context="30 m")
    assert made is not None and made._is_tall
    assert made.changed(name=Text("Fir"))._is_tall


def test_a_class_variable_is_no_field() -> None:
    class Counted(Tree):
        unit: ClassVar[str] = "m"

    assert Counted.unit == "m" and "unit" not in fields_of(Counted)
    assert told("name: Oak\nunit: km\nhow high: 3", Counted) == ["t:2:1: unit: there is no key 'unit' here"]
