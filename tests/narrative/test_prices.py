"""The price list of the narrative engine: steps, calls and searches of each of its modules."""

from __future__ import annotations

from benchmarks.narrative.prices import Prices, prices
from benchmarks.narrative.speed import report_of
from goiaudit.narrative.engine import shipped

PLAIN = "本报告由示例县教育局编制,数据真实、口径一致。"
COUNTED = "全年共收到政府信息公开申请9件,其中自然人8件、商业企业1件,均按时答复。"


def priced(*lines: str) -> Prices:
    return prices(shipped(), report_of(list(lines)))


def test_the_same_text_costs_the_same_each_time() -> None:
    first, second = priced(COUNTED), priced(COUNTED)
    assert first.steps == second.steps
    assert first.calls == second.calls
    assert first.searches == second.searches


def test_a_module_has_a_price_where_it_reads() -> None:
    found = priced(COUNTED)
    for module in ("text/lexicon", "metrics", "requests/requests", "wholes/lists", "stating"):
        assert found.steps[module] > found.calls[module] > 0, module
    assert found.searches["text/lexicon"] > 0


def test_the_grammar_costs_nothing_where_there_is_nothing_to_read() -> None:
    found = priced(PLAIN)
    for module in ("metrics", "requests/requests", "wholes/lists", "zeros/negation", "scope"):
        assert found.steps[module] == 0, module


def test_a_period_costs_no_more_than_its_sentence_where_nothing_follows_it() -> None:
    """第三季度… is read for its period only where the paragraph goes on with a figure."""
    alone = priced("第三季度规范栏目名称。")
    asked = priced("第三季度规范栏目名称。共收到政府信息公开申请9件。")
    assert alone.steps["scope"] == 0
    assert asked.steps["scope"] > 0
