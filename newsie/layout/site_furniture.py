"""Furniture of news sites beside an article: ways back, shares, counts of comments, places of pictures.

Each is a line that only a site prints; a sentence that speaks of the same things (打开微信，他把照片发给客户) is text.
"""

from __future__ import annotations

from newsie.lazy import lazy

_SHARED = r"(?:(?:微信)?好友|(?:微信)?朋友圈|微信|微博|QQ空间|QQ)"
_SITES = lazy(
    r"阅读下一[篇条页章](?:\s?[：:]\s?[^。]{0,60})?"
    r"|(?:点击)?返回\p{Han}{0,8}(?:首页|主页|目录|列表|频道)\s?[>＞»]{0,2}"
    r"|(?:请)?(?:打开|使用|用)手?机?微信[，,].{0,40}(?:扫一扫|二维码).{0,24}(?:分享|关注|朋友圈|查看|下载|阅读).{0,16}"
    rf"|(?:请)?用?微信扫(?:码|描|一扫)?(?:二维码)?|分享(?:至|到)\s?[：:]?\s?(?:{_SHARED}[和、与\s|]{{0,2}}){{0,4}}"
    r"|版权声明\s?[：:].{0,60}(?:版权|转载|授权|来源|著作权).{0,120}"
    r"|(?:字号\s?)?[大中小]\s?字号?(?:\s?[|｜/]?\s?[大中小]\s?字号?){0,2}(?<=字号)"
    r"|\d{1,7}\s?人(?:参与|跟贴)\s?[|｜，,]?\s?(?:\d{1,7}\s?条?(?:评论|跟贴))?|\d{1,7}\s?(?:条评论|人跟贴)"
    r"|[\[【［](?:此处)?(?:有)?(?:图片|插图|视频|广告)(?:\s?\d{1,2})?[\]】］]"
    r"|[\[【［](?:查看)?(?:详细|全文|更多|详情)[\]】］]"
    r"|版面目录|本版目录|\p{Han}{2,8}首页(?:\s?[|｜]\s?\p{Han}{2,6}){1,9}"
)
_STARTS = lazy(r"阅读|点击|返回|请|打开|使用|用|微信|分享|版|字号|[大中小]\s?字?|\d|[\[【［]|本版|\p{Han}{2,8}首页")
_LONGEST = 200


def is_sites(text: str) -> bool:
    """Tell whether a line is one that a news site prints around an article and that says nothing of it.

    Examples:
        >>> [is_sites(t) for t in ("返回网易首页", "115人参与12评论", "[此处图片]", "版权声明：一场争论")]
        [True, True, True, False]
    """
    return len(text) <= _LONGEST and _STARTS.match(text) is not None and _SITES.fullmatch(text) is not None
