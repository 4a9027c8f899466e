"""How long the narrative engine takes for the claims of a text, and whether that stays linear.

    python benchmarks/narrative/speed.py [--largest 10000]

Measured is process time (CPU seconds of this process) of Engine.read for a report whose
paragraphs are folded already: sentences, claims, breakdowns and observations. The text is made
up, with the density of figures of a real report (every third sentence has one); 10 kB are
UTF-8 bytes, some 3,500 characters. The best of several runs counts. A reference loop of plain
Python is timed beside it, so that results of different machines can be compared.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from goiaudit.model.cells import Location
from goiaudit.model.report import Report
from goiaudit.model.text import FoldedText, Paragraph, Section
from goiaudit.narrative.engine import shipped

REPORT = """\
(一)主动公开。示例县水务局坚持以公开为常态、不公开为例外,围绕河湖治理、农村饮水安全等重点领域,\
不断拓展公开内容,规范公开流程,切实保障群众的知情权、参与权和监督权。
2022年,通过县政府门户网站公开信息312条,其中工作动态205条、通知公告60条、政策文件12条、其他35条。\
“示例水务”微信公众号推送信息158条,阅读量4.6万次,粉丝比上年增加1200人。
(二)依申请公开。明确专人负责登记、审核、办理、答复、归档各环节,与申请人加强沟通,提高答复质量。
2022年共收到政府信息公开申请26件,上年结转2件,其中自然人24件、商业企业2件,网络申请19件、信函申请7件。\
全年办结27件,予以公开15件,部分公开4件,不予公开3件,无法提供5件,结转下年度1件。
因政府信息公开引起的行政复议2件,结果维持1件,尚未审结1件;没有发生行政诉讼。未收取信息处理费。
严格落实政府信息公开申请登记、办理、答复、送达等环节的要求,对疑难申请集体会商,确保答复合法规范。
(三)政府信息管理。严格落实“三审三校”制度,定期清理已失效的文件,确保公开的信息准确、完整、及时。
加强公文公开属性认定,做到随公文起草同步确定公开方式,对拟不公开的,依法依规说明理由。
(四)平台建设。按照集约化要求管好网站栏目,指定专人每日巡查,对断链、错别字等问题第一时间整改。
(五)监督保障。把政务公开纳入年度考核,组织业务培训2次,参训80人次,接受社会监督,收到的意见及时研究。
一是部分栏目更新不够及时,内容不够丰富;二是政策解读形式较为单一,群众关注度有待提高。
下一步,将进一步加强学习,完善制度,丰富解读形式,努力把政府信息公开工作提高到新的水平。
"""
HOSTILE = {
    "digits": "1",
    "digits with marks": "1,",
    "brackets": "(",
    "closing brackets": ")",
    "quotation marks": "“",
    "titles opened": "《",
    "nested 其中": "其中(收到申请1件,",
    "claims without end": "收到申请1件,",
    "channels without end": "网站1条、",
    "denials without end": "未收到",
    "Chinese numerals": "一",
    "spread digits": "1 ",
    "lines of one figure": "收到政府信息公开申请1件\n",
}


def report_of(lines: list[str]) -> Report:
    """A report whose overview has these lines."""
    body = tuple(
        Paragraph(FoldedText(line, line), Location(line=number))
        for number, line in enumerate(lines, 1)
    )
    return Report("made", year=2022, form="2021", sections=(Section("overview", None, body),))


def text_of(kilobytes: float) -> list[str]:
    """Lines of the made-up report, again and again, up to a size in kB of UTF-8."""
    lines, size = [], 0.0
    source = REPORT.splitlines()
    while size < kilobytes:
        line = source[len(lines) % len(source)]
        lines.append(line)
        size += len(line.encode()) / 1000
    return lines


def best(action: Callable[[], object], runs: int) -> float:
    """The least process time of some runs, in seconds."""
    times = []
    for _ in range(runs):
        begin = time.process_time()
        action()
        times.append(time.process_time() - begin)
    return min(times)


def reference() -> float:
    """Seconds of a fixed piece of plain Python (about 10 ms on a machine of 2020)."""

    def work() -> int:
        total, known = 0, {str(number): number for number in range(1000)}
        for number in range(100_000):
            total += known[str(number % 1000)]
        return total

    return best(work, 15)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--largest", type=int, default=10_000, help="largest text, in kB")
    largest = parser.parse_args().largest
    engine = shipped()
    engine.read(report_of(text_of(10)))
    print(f"reference loop {reference() * 1000:.1f} ms")
    print(f"{'text':>10} {'time':>12} {'per 10 kB':>12} {'claims':>8}")
    for size in (1, 10, 100, 1_000, 10_000):
        if size > largest:
            break
        report = report_of(text_of(size))
        seconds = best(lambda report=report: engine.read(report), 25 if size < 100 else 3)  # type: ignore[misc]
        count = len(engine.read(report)[0])
        in_ten = seconds * 10_000 / size
        print(f"{size:>7} kB {seconds * 1000:>9.2f} ms {in_ten:>9.2f} ms {count:>8}")
    print("\nhostile, 100,000 characters against 25,000 (4.0 = linear)")
    for name, piece in HOSTILE.items():
        few, many = (
            report_of((piece * (length // len(piece))).splitlines()) for length in (25_000, 100_000)
        )
        short = best(lambda report=few: engine.read(report), 2)  # type: ignore[misc]
        long = best(lambda report=many: engine.read(report), 2)  # type: ignore[misc]
        print(f"{name:24} {long * 1000:>9.1f} ms   x {long / max(short, 1e-6):.1f}")


if __name__ == "__main__":
    main()
