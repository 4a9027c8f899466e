"""Text taken from a page, where the labels of table three and its values stand apart."""

from __future__ import annotations

from goiaudit.recognition.woven import row_of_each
from tests.recognition.pages import BROKEN, FILLED, Block, blocks, joined, shown, text_of
from tests.recognition.reading import read_tables
from tests.writers.made_up import zeros


def test_labels_of_five_rows_may_stand_before_the_values_of_all_of_them() -> None:
    rows = blocks()
    found = read_tables(text_of([*rows[:5], joined(rows[5:10]), *rows[10:]]))
    assert [cell.value for cell in found.printed["requests"].cells] == [
        written.value for address, written in FILLED.cells.items() if address.table == "requests"
    ]


def test_values_of_five_rows_may_stand_before_their_labels() -> None:
    rows = blocks()
    words, figures = joined(rows[5:10])
    above = (rows[4][0], rows[4][1] + figures)
    found = read_tables(text_of([*rows[:4], above, (words + rows[10][0], rows[10][1]), *rows[11:]]))
    assert shown(found, "denied_third_party", "handled_total") == [
        [0, 0, 0, 0, 0, 2, 2],
        [11, 0, 0, 0, 0, 2, 13],
    ]


def test_each_line_of_values_may_stand_above_its_label() -> None:
    lines = [f"{' '.join(own)}\n" + "\n".join(words) for words, own in blocks()]
    found = read_tables("申请人情况\n自然人 商业企业 科研机构\n" + "\n".join(lines))
    assert shown(found, "new", "granted", "carried_out") == [
        [11, 0, 0, 0, 0, 2, 13],
        [7, 0, 0, 0, 0, 0, 7],
        [0] * 7,
    ]


def test_values_that_may_have_been_read_downwards_are_left_out() -> None:
    rows = blocks()
    words, figures = joined(rows[5:10])
    downwards = [figures[row * 7 + column] for column in range(7) for row in range(5)]
    found = read_tables(text_of([*rows[:5], (words, downwards), *rows[10:]]))
    # Neither way adds up but for the one row that is not all zero: nothing tells them apart.
    assert shown(found, "denied_third_party", "denied_internal_affairs") == [[BROKEN] * 7] * 2
    assert shown(found, "new") == [[11, 0, 0, 0, 0, 2, 13]]


def test_columns_that_stand_as_paragraphs_are_read_downwards() -> None:
    rows = blocks()
    made = zeros(
        "2021",
        requests__denied_state_secret__natural_person="5",
        requests__denied_state_secret__total="5",
        requests__denied_third_party__business="3",
        requests__denied_third_party__total="3",
    )
    words, figures = joined(blocks(made)[4:9])
    columns = ["\n".join(figures[row * 7 + column] for row in range(5)) for column in range(7)]
    found = read_tables(text_of([*rows[:4], (words, columns), *rows[9:]]))
    assert shown(found, "denied_state_secret", "denied_third_party") == [
        [5, 0, 0, 0, 0, 0, 5],
        [0, 3, 0, 0, 0, 0, 3],
    ]


def test_a_row_of_such_a_block_that_adds_up_in_another_order_is_left_out() -> None:
    denied = ("denied_state_secret", "denied_prohibited_by_law", "denied_internal_affairs")
    ones = {f"requests__{row}__{column}": "1" for row in denied for column in ("business", "total")}
    rows = blocks(zeros("2021", **ones))
    rows[7] = (rows[7][0], ["2", "1", "1", "0", "0", "0", "0"])  # its total stands first
    found = read_tables(text_of([*rows[:3], joined(rows[3:9]), *rows[9:]]))
    assert shown(found, "denied_state_secret") == [[0, 1, 0, 0, 0, 0, 1]]
    assert shown(found, "denied_third_party") == [[BROKEN] * 7]


def test_values_parted_by_a_label_are_nobodys() -> None:
    rows = blocks()
    words, figures = rows[2]
    parted = [(words[:1], figures[-3:]), (words[1:], figures[:-3])]
    found = read_tables(text_of([*rows[:2], *parted, *rows[3:]]))
    assert shown(found, "granted", "new") == [[BROKEN] * 7, [11, 0, 0, 0, 0, 2, 13]]


def test_on_a_page_out_of_order_only_whole_rows_below_their_label_are_read() -> None:
    rows = blocks()
    found = read_tables(
        text_of([*rows[:2], rows[18], joined(rows[3:9]), *rows[9:18], *rows[19:], rows[2]])
    )
    assert shown(found, "new") == [[11, 0, 0, 0, 0, 2, 13]]
    assert shown(found, "carried_in", "denied_state_secret") == [[BROKEN] * 7] * 2


def test_labels_are_told_from_the_merged_cells_between_their_lines() -> None:
    labels = (
        "本年新收 上年结转 三本 予以公开 年度办 部分公开 三 属于国家 不 秘密 予公 其他法律 开 "
        "行政法规禁止公开 危及三安全一稳定 保护第三方合法权益 属于三类内部事务信息 理结果 "
        "属于四类过程性信息 属于行政执法案卷 属于行政查询事项 四无 本机关不掌握相关政府信息 法提供 "
        "没有现成信息需要另行制作 补正后申请内容仍不明确 信访举报投诉类申请 重复申请 五不予处理 "
        "要求提供公开出版物 无正当理由大量反复申请 要求行政机关确认或重新出具已获取信息 六 "
        "申请人无正当理由逾期不补正 其 申请人逾期未按收费通知要求缴纳费用 他处理 其他 七总计 "
        "结转下年度继续办理".replace(" ", "")
    )
    owners = row_of_each(labels, "2021")
    assert owners is not None
    assert [char for char, row in zip(labels, owners, strict=True) if row == 4] == [*"属于国家秘密"]
    assert [char for char, row in zip(labels, owners, strict=True) if row is None] == [
        *"三本年度办三不予公开理结果四无法提供五不予处理六其他处理"
    ]
    # A few characters may be lost, but no label stands elsewhere and nothing else between them.
    assert row_of_each(labels.replace("法律行政法规禁止", "法律行政止"), "2021") is not None
    assert row_of_each(labels.replace("重复申请", ""), "2021") is None
    assert row_of_each(labels.replace("重复申请", "重复申请示例县"), "2021") is None


def test_a_row_whose_values_changed_places_is_told_by_the_columns() -> None:
    rows = blocks()
    rows[2] = (rows[2][0], ["0", "7", "0", "0", "0", "0", "7"])
    found = read_tables(text_of([*rows[:5], joined(rows[5:10]), *rows[10:]]))
    # 自然人 has 7 less than its total says, 商业企业 7 more: any row with figures there may be it.
    assert shown(found, "granted", "rejected_repeated", "handled_total") == [[BROKEN] * 7] * 3
    assert shown(found, "new", "denied_third_party") == [
        [11, 0, 0, 0, 0, 2, 13],
        [0, 0, 0, 0, 0, 2, 2],
    ]


def test_a_single_wrong_figure_is_no_change_of_places() -> None:
    rows = blocks()
    rows[2] = (rows[2][0], ["8", "0", "0", "0", "0", "0", "7"])
    found = read_tables(text_of([*rows[:5], joined(rows[5:10]), *rows[10:]]))
    assert shown(found, "granted") == [[8, 0, 0, 0, 0, 0, 7]]


def test_where_blank_cells_left_no_trace_seven_values_need_not_be_those_of_a_row() -> None:
    rows = [(words, ["3", "3"]) for words, _ in blocks()]
    chance = ["2", "1", "1", "3", "29", "1", "2"]
    found = read_tables(text_of([*rows[:-1], (rows[-1][0], chance)]))
    assert shown(found, "carried_out") == [[BROKEN] * 7]


def downwards(rows: list[Block]) -> Block:
    """All labels first, then the figures of all rows, one column after the other."""
    words = [word for own, _ in rows for word in own]
    return words, [own[column] for column in range(7) for _, own in rows]


def test_columns_read_downwards_are_told_by_the_sums_of_the_rows() -> None:
    found = read_tables(text_of([downwards(blocks())]))
    assert shown(found, "granted", "denied_third_party", "new") == [
        [7, 0, 0, 0, 0, 0, 7],
        [0, 0, 0, 0, 0, 2, 2],
        [11, 0, 0, 0, 0, 2, 13],
    ]


def test_a_wrong_figure_in_a_column_read_downwards_stays_wrong() -> None:
    rows = blocks()
    rows[2] = (rows[2][0], ["7", "0", "0", "0", "0", "0", "9"])
    found = read_tables(text_of([downwards(rows)]))
    assert shown(found, "granted") == [[7, 0, 0, 0, 0, 0, 9]]


def test_which_column_comes_first_is_told_by_the_header_alone() -> None:
    text = text_of([downwards(blocks())]).replace("自然人\n", "").replace("商业企业\n", "")
    found = read_tables(text)
    assert shown(found, "granted") == [[BROKEN] * 7]


def test_the_header_of_a_page_may_stand_behind_the_labels_of_its_rows() -> None:
    rows = blocks()
    head = "申请人情况 法人或其他组织 自然 人 商业 科研 企业 机构 社会 公益 组织 法律 服务 机构"
    words, figures = downwards(rows[:7])
    page = ([*words, *head.split(), "总计", "其他"], figures)
    text = "\n".join(text_of([page, downwards(rows[7:])]).split("\n")[6:])
    found = read_tables(f"(本列数据的勾稽关系为:第一项加第二项之和)\n{text}")
    assert shown(found, "granted", "denied_third_party", "handled_total") == [
        [7, 0, 0, 0, 0, 0, 7],
        [0, 0, 0, 0, 0, 2, 2],
        [11, 0, 0, 0, 0, 2, 13],
    ]


def test_labels_whose_values_cannot_be_told_are_not_said_to_be_blank() -> None:
    words, figures = downwards(blocks())
    found = read_tables(text_of([(words, figures[:90])]))
    assert shown(found, "granted", "new") == [[BROKEN] * 7] * 2
