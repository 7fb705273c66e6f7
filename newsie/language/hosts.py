"""The body that a sentence has named before: 市政协主席甲主持会议，副主席乙、丙，秘书长丁出席会议."""

from __future__ import annotations

from dataclasses import replace

from newsie.language.posts import Post
from newsie.language.roles import kind_of, role_at
from newsie.language.sharing import STANDALONE
from newsie.lazy import lazy

_DEPUTY = lazy(r"(?:常务副|常务|执行|第一副|执行副|专职副|副)")
_SENTENCE = lazy(r"[。！？；\n]")
_HEADS = frozenset(("局长", "厅长", "主任", "院长", "校长", "行长", "会长", "理事长", "董事长", "总经理"))
#: Bodies with these heads have secretaries-general.
_WITH_SECRETARY = frozenset(("主席", "会长", "理事长", "委员长"))
_ASSEMBLY = lazy(r"(?:人大常委会|委员会)$")
#: Heads of posts that name no area of their own, though they stand alone otherwise.
_OF_A_BODY = frozenset(("总领事", "议长"))
_MOST = 12  # posts of one sentence that are looked at
_FURTHEST = 300


class Hosts:
    """The posts with a body that a text has named so far, asked where a deputy stands without one.

    Examples:
        >>> hosts = Hosts("市政协主席甲主持会议，副主席乙出席。")
        >>> hosts.note(Post("市政协", "主席"), 5)
        >>> hosts.of(11)
        Post(organization='市政协', role='主席', former=False, acting=False, start=0, end=0)
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._noted: list[tuple[int, Post]] = []

    def note(self, post: Post, end: int) -> None:
        """Remember a post that somebody holds, and where its title ends."""
        if post.organization:
            self._noted.append((end, replace(post, former=False)))

    def of(self, start: int) -> Post | None:
        """Return the post of the body whose deputy or secretary the bare title at ``start`` names."""
        match = role_at(self.text, start)
        if match is None or not self._noted:
            return None
        role = match.group()
        if role.startswith(("党组", "党委")) and not role.endswith("书记"):
            return self._led(start)
        head = _DEPUTY.sub("", role, count=1)
        if "秘书长" not in role and (head == role or kind_of(head) not in ("office", "enterprise", "foreign")):
            return None
        if head in STANDALONE and head not in _OF_A_BODY:
            return None
        for end, post in reversed(self._noted[-_MOST:]):
            if start - end > _FURTHEST or _SENTENCE.search(self.text, end, start):
                return None
            if _leads(post, head):
                return post
        return None


    def _led(self, start: int) -> Post | None:
        """Return the head of the body whose 党组成员 is named next: 市财政局局长甲讲话，党组成员、副局长乙主持."""
        end, post = self._noted[-1]
        near = start - end <= _FURTHEST and not _SENTENCE.search(self.text, end, start)
        headed = post.role.endswith(("党组书记", "党委书记")) or post.role.lstrip("副") in _HEADS
        return post if near and headed else None


def _leads(post: Post, head: str) -> bool:
    """Tell whether a post is the head (or another deputy) whose deputy is asked for."""
    lead = _DEPUTY.sub("", post.role, count=1)
    if "秘书长" in head:
        return lead in _WITH_SECRETARY or (lead == "主任" and _ASSEMBLY.search(post.organization or "") is not None)
    return lead == head
