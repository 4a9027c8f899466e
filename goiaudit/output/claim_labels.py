"""What a claim is about, in words: cells by their official labels, other keys by their meaning."""

from __future__ import annotations

from collections.abc import Mapping

from goiaudit.audit.wording import cell_label

_KEYS: Mapping[str, tuple[str, str]] = {
    "requests.answered.total": ("答复件数", "requests answered"),
    "requests.answer_rate.percent": ("答复率(%)", "share answered (%)"),
    "requests.channel.online": ("申请渠道/网络", "asked online"),
    "requests.channel.mail": ("申请渠道/信函", "asked by mail"),
    "requests.channel.email": ("申请渠道/电子邮件", "asked by e-mail"),
    "requests.channel.in_person": ("申请渠道/当面", "asked in person"),
    "requests.channel.paper": ("申请渠道/书面", "asked on paper"),
    "requests.channel.other": ("申请渠道/其他", "asked in other ways"),
    "requests.outcome.granted_or_partial": ("予以公开和部分公开", "granted wholly or in part"),
    "requests.outcome.withdrawn": ("申请人撤回", "withdrawn"),
    "requests.outcome.redirected": ("告知其他途径", "sent elsewhere"),
    "requests.outcome.not_government_information": ("不属于政府信息", "no government information"),
    "requests.outcome.already_published": ("已主动公开", "published already"),
    "requests.outcome.consultation": ("咨询", "consultations"),
    "requests.fee.notices": ("信息处理费/收费通知(件)", "handling fee, notices"),
    "requests.fee.billed": ("信息处理费/应收(元)", "handling fee billed (yuan)"),
    "requests.fee.collected": ("信息处理费/实收(元)", "handling fee collected (yuan)"),
    "requests.previous_year.total": ("上年新收申请", "requests of the year before"),
    "requests.yoy.difference": ("申请比上年增减", "requests, change on the year before"),
    "requests.yoy.percent": ("申请比上年增减(%)", "requests, change (%)"),
    "disclosure.published_items.total": ("主动公开信息/总数", "items published"),
    "disclosure.published_items.website": ("主动公开信息/网站", "items on websites"),
    "disclosure.published_items.wechat": ("主动公开信息/微信", "items on WeChat"),
    "disclosure.published_items.weibo": ("主动公开信息/微博", "items on Weibo"),
    "disclosure.published_items.new_media": ("主动公开信息/新媒体", "items in new media"),
    "disclosure.published_items.media": ("主动公开信息/媒体", "items in the press"),
    "disclosure.published_items.bulletin_board": ("主动公开信息/公开栏", "items on notice boards"),
    "disclosure.published_items.gazette": ("主动公开信息/公报", "items in the gazette"),
    "disclosure.published_items.interpretation": ("主动公开信息/解读", "interpretations"),
    "disclosure.published_items.other": ("主动公开信息/其他", "items elsewhere"),
    "disclosure.published_items.cumulative": ("主动公开信息/历年累计", "items since the beginning"),
    "disclosure.published_items.yoy.difference": ("公开信息比上年增减", "items, change"),
    "disclosure.published_items.yoy.percent": ("公开信息比上年增减(%)", "items, change (%)"),
    "interaction.messages": ("留言等", "messages"),
}
_SCOPES: Mapping[str, tuple[str, str]] = {
    "area": ("全区域", "whole area"),
    "previous_year": ("上年", "year before"),
    "half_year": ("半年", "half a year"),
    "partial_year": ("部分时段", "part of the year"),
}
_DOUBTS: Mapping[str, tuple[str, str]] = {
    "scope": ("统计口径不同", "of another body"),
    "part_year": ("只说部分时段", "part of the year only"),
    "period": ("所说时段不同或不明", "of another or unsure period"),
    "channel": ("只说某些渠道", "some channels only"),
    "new": ("只说新发生的", "new cases only"),
    "damaged": ("文字有损伤", "damaged text"),
    "wording": ("表述不够明确", "wording not certain"),
}
_SIGNS: Mapping[str, str] = {"at_least": "≥", "at_most": "≤", "about": "≈", "exact": ""}


def claim_label(key: str, lang: str) -> str:
    """The official label of a claim's cell, words for a key of its own, else the key itself."""
    parts = key.split(".")
    if len(parts) > 2 and parts[1] in _SCOPES and key not in _KEYS:
        inner = ".".join((parts[0], *parts[2:]))
        return f"{claim_label(inner, lang)} ({_SCOPES[parts[1]][lang == 'en']})"
    if key in _KEYS:
        return _KEYS[key][lang == "en"]
    return cell_label(key, lang)


def doubt_label(doubt: str | None, lang: str) -> str:
    """Why a reading is not sure; empty if it is, the code itself where it is a new one."""
    if doubt is None:
        return ""
    return _DOUBTS[doubt][lang == "en"] if doubt in _DOUBTS else doubt


def qualifier_sign(qualifier: str) -> str:
    """``≥`` before a figure that is a least one; each sign can be written in GBK."""
    return _SIGNS.get(qualifier, "")
