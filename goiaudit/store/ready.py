"""Ready queries, by name: what supervisors ask for most, and examples to change."""

from __future__ import annotations

from dataclasses import dataclass

from goiaudit.definitions.forms import Label


@dataclass(frozen=True, slots=True)
class Ready:
    """A query with its title."""

    name: str
    title: Label
    sql: str


def _ready(name: str, zh: str, en: str, sql: str) -> Ready:
    return Ready(name, Label(zh, en), sql.strip())


READY = (
    _ready("years", "各年度的结论和一致率", "results by year, share of consistent reports", """
SELECT year, count(*) AS reports,
       count(*) FILTER (status = 'consistent') AS consistent,
       count(*) FILTER (status = 'inconsistent') AS inconsistent,
       count(*) FILTER (status = 'incomplete') AS incomplete,
       count(*) FILTER (status = 'unreadable') AS unreadable,
       round(100.0 * count(*) FILTER (status = 'consistent') / count(*), 1) AS consistent_percent
FROM reports GROUP BY year ORDER BY year"""),
    _ready("levels", "各层级、各类机关、各年度的结论", "results by level, kind and year", """
SELECT level, kind, year, count(*) AS reports,
       count(*) FILTER (status = 'consistent') AS consistent,
       count(*) FILTER (status = 'inconsistent') AS inconsistent,
       sum(errors)::BIGINT AS errors, sum(warnings)::BIGINT AS warnings
FROM reports GROUP BY ALL ORDER BY ALL"""),
    _ready("organs", "问题最多的机关", "organs with most findings", """
SELECT organ, count(*) AS reports, sum(errors)::BIGINT AS errors,
       sum(warnings)::BIGINT AS warnings,
       string_agg(CASE WHEN status <> 'consistent' THEN year::VARCHAR END, ' ' ORDER BY year)
         AS not_consistent
FROM reports WHERE organ IS NOT NULL GROUP BY organ
ORDER BY errors DESC, warnings DESC, organ"""),
    _ready("rules", "各规则各年度的问题数", "findings by rule and year", """
SELECT f.rule, f.severity, r.year, count(*) AS findings, count(DISTINCT f.report) AS reports
FROM findings f JOIN reports r USING (report) WHERE NOT f.waived
GROUP BY ALL ORDER BY ALL"""),
    _ready("unpublished", "往年有、最近年度没有报告的机关",
           "organs with reports of earlier years and none of the latest", """
SELECT organ, max(year) AS last_year, count(*) AS reports
FROM reports WHERE organ IS NOT NULL GROUP BY organ
HAVING max(year) < (SELECT max(year) FROM reports) ORDER BY last_year, organ"""),
    _ready("repeated", "重复上年文字的报告", "reports that repeat last year's text", """
SELECT r.year, r.organ, f.rule, f.message, r.path
FROM findings f JOIN reports r USING (report)
WHERE f.rule IN ('Y110', 'Y111', 'C101') AND NOT f.waived ORDER BY r.year, r.organ, f.rule"""),
    _ready("carried", "结转衔接: 上年结转下年与本年上年结转",
           "carried over: out of last year and into this one", """
SELECT a.organ, b.year, a.value::BIGINT AS carried_out, b.value::BIGINT AS carried_in,
       (b.value - a.value)::BIGINT AS difference
FROM figures a JOIN figures b ON a.organ = b.organ AND b.year = a.year + 1
WHERE a.cell = 'requests.carried_out.total' AND b.cell = 'requests.carried_in.total'
  AND a.value <> b.value ORDER BY a.organ, b.year"""),
    _ready("requests", "各年度申请数和办理数", "requests received and handled by year", """
SELECT year,
       sum("value") FILTER (cell = 'requests.new.total')::BIGINT AS received,
       sum("value") FILTER (cell = 'requests.handled_total.total')::BIGINT AS handled,
       sum("value") FILTER (cell = 'requests.granted.total')::BIGINT AS granted
FROM figures GROUP BY year ORDER BY year"""),
    _ready("runs", "历次运行", "the runs", "SELECT * FROM runs ORDER BY run"),
)  # fmt: skip
"""In the order in which they are listed."""
BY_NAME = {ready.name: ready for ready in READY}
