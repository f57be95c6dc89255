"""Who issued a document: the name as found, or the leading body and those who joined it.

条例 article 10: a jointly made document is disclosed by the body that led its making, so the
first body named is the issuing body and the others are co-issuers.
"""

import re
from typing import Final

_SEPARATOR: Final = re.compile(r"[、，,;；\s]+")
_LAST_SEPARATOR: Final = re.compile(r"(?<=[局委部厅署院会办心])和")
_BODY: Final = re.compile(r"[^()（）]+(?:[部委会局署院厅行府办室处队]|中心|法院)")


def split_issuers(name: str) -> tuple[str, ...]:
    """Return the bodies in the name, the leading one first; the whole name when in doubt.

    A name is split only where each part by itself ends as bodies' names do; 和 separates only
    the last of three or more, since it stands within many names.
    """
    parts = [part for part in _SEPARATOR.split(name) if part]
    if len(parts) > 1:
        parts[-1:] = _LAST_SEPARATOR.split(parts[-1])
        if all(map(_BODY.fullmatch, parts)):
            return tuple(dict.fromkeys(parts))
    return (name,)
