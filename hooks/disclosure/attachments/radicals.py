"""Radicals back into the characters that they stand for.

A PDF often names the glyph of 民 by its radical ⺠, since fonts draw both with one glyph. Unicode's
compatibility mapping (NFKC) takes most Kangxi radicals back, but few of the supplement.
"""

import unicodedata
from typing import Final

_SUPPLEMENT: Final = (
    "⺂乛⺃乚⺅亻⺉刂⺋㔾⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺞歺⺟母⺠民⺡氵⺣灬⺤爫⺦丬⺨犭⺫罒⺭礻⺯糹"
    "⺰纟⺱罓⺲罒⺳㓁⺹耂⺺肀⺾艹⺿艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻐钅⻑長⻒镸⻓长⻔门"
    "⻖阝⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_KANGXI: Final = range(0x2F00, 0x2FD6)
_CHARACTERS: Final = {
    **{radical: unicodedata.normalize("NFKC", chr(radical)) for radical in _KANGXI},
    **dict(zip(map(ord, _SUPPLEMENT[::2]), _SUPPLEMENT[1::2], strict=True)),
}


def without_radicals(text: str) -> str:
    """Return the text with each radical as the character that looks alike."""
    return text.translate(_CHARACTERS)
