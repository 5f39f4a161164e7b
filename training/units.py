"""Text to units and word pieces: the same rules as the TypeScript runtime.

Offsets here are Python code points; `utf16` turns them into UTF-16 offsets.
"""
import unicodedata
from pathlib import Path

import regex

# White space as JavaScript's \s has it.
SPACE = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
RUN = regex.compile(rf"(?P<letters>[\p{{L}}\p{{M}}]+)|(?P<number>\p{{N}}+)|(?P<other>[^{SPACE}])")
GAP = regex.compile(rf"[{SPACE}]+")
APOSTROPHES = "'\u2019"
CLITICS = {"s", "re", "ve", "ll", "d", "m"}
# Words written as one, and where they are cut: "cannot", and contractions that lost their apostrophe and are no other word.
FUSED = {word.replace("|", ""): word.index("|") for word in (
    "can|not gon|na wan|na got|ta gim|me lem|me a|lot do|nt does|nt did|nt is|nt are|nt was|nt were|nt have|nt has|nt "
    "had|nt ca|nt could|nt would|nt should|nt must|nt ai|nt i|m i|ve you|re you|ve you|ll they|re they|ve they|ll we|ve "
    "that|s what|s there|s").split(" ")}
# The second halves that lost an apostrophe, as they are spelt with it.
SPELT = {"nt": "n't", "m": "'m", "s": "'s", "re": "'re", "ve": "'ve", "ll": "'ll"}
MAX_LENGTH = 256


def units(text):
    """List of (start, end) in code points."""
    runs = [(m.start(), m.end(), m.lastgroup) for m in RUN.finditer(text)]
    out = []
    i, n = 0, len(runs)

    def letters(k, at):
        return k < n and runs[k][0] == at and runs[k][2] == "letters"

    def quote(k, at):
        return k < n and runs[k][0] == at and text[runs[k][0]] in APOSTROPHES

    while i < n:
        start, end, kind = runs[i]
        if kind == "letters":
            if (text[end - 1] in "nN" and quote(i + 1, end) and letters(i + 2, end + 1)
                    and text[end + 1:runs[i + 2][1]] in ("t", "T")):
                if end - 1 > start:
                    out.append((start, end - 1))
                out.append((end - 1, runs[i + 2][1]))
                i += 3
                continue
            cut = FUSED.get(text[start:end].lower())
            if cut:
                out += [(start, start + cut), (start + cut, end)]
            else:
                out.append((start, end))
            i += 1
            continue
        if (kind == "other" and text[start] in APOSTROPHES and i > 0 and runs[i - 1][1] == start
                and runs[i - 1][2] != "other" and letters(i + 1, end)
                and text[end:runs[i + 1][1]].lower() in CLITICS
                and not (quote(i + 2, runs[i + 1][1]) and letters(i + 3, runs[i + 1][1] + 1))):
            out.append((start, runs[i + 1][1]))
            i += 2
            continue
        out.append((start, end))
        i += 1
    return out


def spelt(text, spans, k):
    """A unit as the model is to see it: the "nt" of "dont" is "n't"."""
    start, end = spans[k]
    unit = text[start:end]
    half = k > 0 and spans[k - 1][1] == start and casing(text[slice(*spans[k - 1])]) < 5
    return SPELT.get(unit.lower(), unit) if half else unit


def casing(unit):
    if regex.match(r"\p{N}", unit):
        return 5
    if not regex.search(r"\p{L}", unit):
        return 6
    lower = unit.lower()
    if unit == lower:
        return 1
    if unit == unit.upper():
        return 3
    if unit[0] != unit[0].lower() and unit[1:] == unit[1:].lower():
        return 2
    return 4


def spacing(text, spans):
    """Spacing of each unit's first piece: 2 none, 3 space, 4 one newline, 5 blank line or start."""
    out, last = [], 0
    for k, (start, end) in enumerate(spans):
        newlines = text.count("\n", last, start)
        out.append(5 if k == 0 or newlines > 1 else 4 if newlines else 3 if start > last else 2)
        last = end
    return out


class Pieces:
    def __init__(self, vocabulary):
        words = Path(vocabulary).read_text(encoding="utf-8").split("\n")
        self.id = {w: i for i, w in enumerate(words) if w}
        self.unknown, self.cls, self.sep, self.mask = (self.id[x] for x in ("[UNK]", "[CLS]", "[SEP]", "[MASK]"))
        self.cache = {}

    def __call__(self, unit):
        found = self.cache.get(unit)
        if found is None:
            found = self.cache[unit] = self.split(unit)
        return found

    def split(self, unit):
        if len(unit) > 100:
            return [self.unknown]
        word = "".join(c for c in unicodedata.normalize("NFD", unit.lower()) if unicodedata.category(c) != "Mn")
        out, start = [], 0
        while start < len(word):
            end = len(word)
            while end > start:
                piece = word[start:end] if start == 0 else "##" + word[start:end]
                if piece in self.id:
                    break
                end -= 1
            if end == start:
                return [self.unknown]
            out.append(self.id[piece])
            start = end
        return out or [self.unknown]


def utf16(text):
    """Map of code point offset to UTF-16 offset."""
    out, at = [], 0
    for c in text:
        out.append(at)
        at += 2 if ord(c) > 0xFFFF else 1
    return out + [at]


CLOSING = set("\"'\u2019\u201d\u00bb)]}")
OPENING = set("\"'\u2018\u201c\u00ab([")


def boundary(text, spans, k):
    """Is unit k likely to begin a sentence (used only to cut long paragraphs)?"""
    if k == 0 or spans[k][0] == spans[k - 1][1]:
        return False
    first = text[spans[k][0]]
    if not (first in OPENING or first.isdigit() or first != first.lower()):
        return False
    j = k - 1
    if text[spans[j][0]] in CLOSING and spans[j][1] - spans[j][0] == 1 and j > 0 and spans[j - 1][1] == spans[j][0]:
        j -= 1
    return text[spans[j][0]:spans[j][1]] in (".", "!", "?")


def windows(text, spans, sizes, space, limit=MAX_LENGTH):
    """Ranges of units [from, to) which fit `limit` positions with [CLS] and [SEP]."""
    room = limit - 2
    out, begin, used = [], 0, 0
    n = len(spans)
    starts = [k for k in range(n) if space[k] == 5] + [n]
    for p in range(len(starts) - 1):
        a, b = starts[p], starts[p + 1]
        size = sum(sizes[a:b])
        if used + size <= room:
            used += size
            continue
        if used:
            out.append((begin, a))
        begin, used = a, size
        while used > room:
            total, k, cut = 0, begin, None
            while k < b and total + sizes[k] <= room:
                if k > begin and boundary(text, spans, k):
                    cut = k
                total += sizes[k]
                k += 1
            if k < b and k > begin and boundary(text, spans, k):
                cut = k
            cut = cut or max(k, begin + 1)
            out.append((begin, cut))
            used -= sum(sizes[begin:cut])
            begin = cut
    if begin < n:
        out.append((begin, n))
    return out
