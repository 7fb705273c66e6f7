"""The invented people of the lexicons' examples: nobody of a newspaper, each at home in many sentences."""
from __future__ import annotations

import re

_PEOPLE = """
丁一鸣 韩立群 周文博 陆川平 高远山 程雪梅 沈嘉禾 顾明诚 宋长河 江若溪 罗启明 许静澜 马远山 方志新 贺春生
袁书同 钟鼎成 邵一凡 田玉禾 魏知行 石岩松 叶青禾 曹向晖 彭望舒 蔡思源 余秋池 杜若飞 苏景行 蒋勤生 薛云帆
潘月桥 崔怀远 孟小川 姚北辰 谭雨生 汪清越 任树声 夏满仓 姜晚晴 傅国梁 卢映雪 秦守田 常青山 孔令舟 毛春晓
段飞雁 侯知夏 龙海平 黎明川 尹秀禾 乔木森 雷震东 郝满囤 龚闻溪 万里晴 邱冬生 温如故 戚长风 鲁望江 纪念慈
"""
NAMES = tuple(re.findall(r"\w+", _PEOPLE))


def invented(text: str) -> list[str]:
    """The invented people whom a sentence names, each once, in order."""
    return sorted((name for name in NAMES if name in text), key=text.index)
