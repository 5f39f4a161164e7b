"""Corpora to documents with one label per unit and layer.

    python -m training.corpora --data PATH --vocabulary vocab.txt --out documents.pickle
"""
import argparse
import hashlib
import json
import pickle
import random
import re
from collections import Counter
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import numpy as np

from .units import Pieces, casing, spacing, spelt, units

IGNORE = -100
NAMES = ["person", "organisation", "place", "group", "facility", "date", "money", "product", "misc"]
TIMES = ["date", "time", "duration", "set"]
WORLDWIDE = {"Person": "person", "Organization": "organisation", "Location": "place", "NORP": "group",
             "Facility": "facility", "Date": "date", "Money": "money", "Product": "product", "Misc": "misc"}
CROSSNER = ["politician", "person", "organisation", "politicalparty", "event", "election", "country", "location", "misc"]


class Document:
    """Units of one text and its label layers (numpy arrays, IGNORE where unknown)."""

    def __init__(self, text, pieces, corpus, name):
        self.text, self.corpus, self.name = text, corpus, name
        self.spans = units(text)
        words = [text[a:b] for a, b in self.spans]
        split = [pieces(spelt(text, self.spans, k)) for k in range(len(words))]
        self.pieces = split
        self.sizes = [len(p) for p in split]
        self.casing = np.array([casing(w) for w in words], np.int8)
        self.spacing = np.array(spacing(text, self.spans), np.int8)
        self.layers = {}
        self.attributions = []
        self.acts = []
        self.root = self.quad = None

    def blank(self, fill=IGNORE):
        return np.full(len(self.spans), fill, np.int32)

    def covered(self, start, end):
        """Indices of the units which overlap [start, end)."""
        if not hasattr(self, "_starts"):
            self._starts = np.array([a for a, _ in self.spans])
            self._ends = np.array([b for _, b in self.spans])
        a = int(np.searchsorted(self._ends, start, "right"))
        b = int(np.searchsorted(self._starts, end, "left"))
        return range(a, b)

    def bio(self, spans):
        """spans: (start, end, type index); longer spans win. Labels 0, 1+2t (B), 2+2t (I)."""
        out = self.blank(0)
        for start, end, kind in sorted(spans, key=lambda s: s[0] - s[1]):
            inside = self.covered(start, end)
            if len(inside) and not any(out[k] for k in inside):
                out[inside.start] = 1 + 2 * kind
                out[inside.start + 1:inside.stop] = 2 + 2 * kind
        return out


# ---- lemma scripts

def script(form, lemma, upos):
    """Edit script from form to lemma as (case, cut, add) or (case, whole)."""
    case = "keep" if lemma != lemma.lower() or upos == "PROPN" else "lower"
    base = form.lower() if case == "lower" else form
    common = 0
    while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
        common += 1
    if common == 0 and base != lemma:
        return ("lower", None, lemma)
    return (case, len(base) - common, lemma[common:])


# ---- Universal Dependencies

def read_conllu(path):
    """Yields (name, text, sentences); a word is a dict with start, end and columns."""
    doc, name = None, None
    for block in Path(path).read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        head = [x for x in lines if x.startswith("#")]
        new = next((x for x in head if x.startswith("# newdoc")), None)
        if new:
            if doc:
                yield name, doc["text"], doc["sentences"]
            doc, name = {"text": "", "sentences": [], "space": ""}, new.split("=")[-1].strip()
        if any(re.match(r"# newpar(\s|$)", x) for x in head) and doc["text"]:
            doc["space"] = "\n\n"
        sentence, until = [], 0
        for line in lines:
            if line.startswith("#"):
                continue
            c = line.split("\t")
            if "." in c[0]:
                continue
            space = "" if "SpaceAfter=No" in c[9].split("|") else " "
            if "-" in c[0]:
                doc["text"] += doc["space"]
                a, until = (int(x) for x in c[0].split("-"))
                first, form, doc["space"] = a, c[1], space
                base = len(doc["text"])
                doc["text"] += form
                continue
            k = int(c[0])
            if k <= until:  # a word inside a multi-word token: find it in the token's letters
                at = base
                if form[at - base:at - base + len(c[1])] == c[1]:
                    start, end = at, at + len(c[1])
                    base, form = end, form[len(c[1]):]
                else:
                    start, end = (at, at + len(form)) if k == until else (at, at + max(1, len(form) // (until - k + 1)))
                    form, base = form[end - at:], end
            else:
                doc["text"] += doc["space"]
                start = len(doc["text"])
                doc["text"] += c[1]
                end, doc["space"] = len(doc["text"]), space
            sentence.append({"id": k, "start": start, "end": end, "form": c[1], "lemma": c[2], "upos": c[3],
                             "xpos": c[4], "head": int(c[6]), "rel": c[7], "misc": c[9]})
        doc["sentences"].append(sentence)
    yield name, doc["text"], doc["sentences"]


def chains(path):
    """OntoGUM .conll -> number of tokens, and mentions as (first token, last token, chain)."""
    count, open_, out = 0, {}, []
    for line in Path(path).read_text(encoding="utf-8").split("\n"):
        c = line.split("\t")
        if len(c) < 3 or line.startswith("#"):
            continue
        for item in re.findall(r"\(\d+\)?|\d+\)", c[-1]):
            key = item.strip("()")
            if item.startswith("("):
                open_.setdefault(key, []).append(count)
            if item.endswith(")"):
                out.append((open_[key].pop(), count, int(key)))
        count += 1
    return count, out


def add_chains(d, path):
    """The layer `chain`: at the head word of each mention the number of its chain, 0 elsewhere."""
    words = [(s, w) for s in d.gold for w in s]
    count, mentions = chains(path)
    if count != len(words):
        raise ValueError(f"expected {len(words)} tokens in {path}, got {count}")
    layer = d.blank(0)
    layer[d.layers["join"] != 0] = IGNORE
    for first, last, chain in sorted(mentions, key=lambda m: m[0] - m[1]):  # of two with one head the shorter stays
        inside = {w["id"] for s, w in words[first:last + 1]}
        head = next((w for _, w in words[first:last + 1] if w["head"] not in inside), words[first][1])
        covered = d.covered(head["start"], head["end"])
        if len(covered) and layer[covered.start] != IGNORE:
            layer[covered.start] = chain
    d.layers["chain"] = layer


def parse_documents(path, corpus, pieces, maps):
    for name, text, sentences in read_conllu(path):
        d = Document(text, pieces, corpus, name)
        lay = {k: d.blank() for k in ("join", "sentence", "upos", "xpos", "lemma", "rel", "head")}
        lay["gold"] = (sentences,)
        of, words = {}, []
        at = {a: k for k, (a, _) in enumerate(d.spans)}
        for s, sentence in enumerate(sentences):
            for w in sentence:
                k = at.get(w["start"])
                if k is None or lay["sentence"][k] != IGNORE:
                    inside = d.covered(w["start"], w["end"])
                    k = inside.start if len(inside) else None
                    of[s, w["id"]] = k
                    continue
                of[s, w["id"]] = k
                lay["join"][k], lay["sentence"][k] = 0, int(w is sentence[0])
                for j in d.covered(w["start"], w["end"]):
                    if j > k:
                        lay["join"][j], lay["sentence"][j] = 1, 0
                words.append((s, w, k))
        for s, w, k in words:
            for key, value in (("upos", w["upos"]), ("xpos", w["xpos"]), ("rel", w["rel"]),
                               ("lemma", script(text[w["start"]:w["end"]], w["lemma"], w["upos"]))):
                lay[key][k] = maps[key].setdefault(value, len(maps[key])) if maps["open"] else maps[key].get(value, IGNORE)
                maps["count"][key, value] += 1
            h = of.get((s, w["head"]), None) if w["head"] else -1
            lay["head"][k] = IGNORE if h is None or h == k else h
        d.gold = lay.pop("gold")[0]
        d.layers = lay
        yield d


# ---- names

NO_SPACE_BEFORE = set(".,;:?!)]}%\u2019\u201d\u2026") | {"'s", "\u2019s", "n't", "n\u2019t", "'re", "'ve", "'ll", "'d", "'m",
                                                        "\u2019re", "\u2019ve", "\u2019ll", "\u2019d", "\u2019m", "'t"}
NO_SPACE_AFTER = set("([{$\u20ac\u00a3\u20b9\u201c\u2018#")


def detokenise(tokens, rng):
    """Plain text and the span of each token."""
    text, spans, open_quote, glue = "", [], False, True
    for k, t in enumerate(tokens):
        before, after = " ", False
        if t in NO_SPACE_BEFORE:
            before = ""
        if t in ("-", "/") and 0 < k < len(tokens) - 1 and tokens[k - 1][-1].isalnum() and tokens[k + 1][0].isalnum():
            before, after = "", True
            if t == "-" and (k < 6 or rng.random() < 0.15):
                before, after = " ", False
        if t in NO_SPACE_AFTER:
            after = True
        if t == '"':
            before, after = ("", False) if open_quote else (" ", True)
            open_quote = not open_quote
        if t == "'" and k and tokens[k - 1].endswith("s"):
            before = ""
        if text and not glue:
            text += before
        spans.append((len(text), len(text) + len(t)))
        text += t
        glue = after
    return text, spans


def tagged_blocks(path):
    block = []
    for line in Path(path).read_text(encoding="utf-8").split("\n"):
        c = line.split()
        if len(c) < 2:
            if block:
                yield block
            block = []
        elif not (len(c) == 2 and c[0].startswith("http") and not block):
            block.append((c[0], c[-1]))
    if block:
        yield block


def tagged_document(blocks, corpus, name, pieces, mapping, rng, spaced, layer="names", sep="\n\n"):
    text, spans = "", []
    for block in blocks:
        tokens = [t for t, _ in block]
        if spaced:
            part, places = " ".join(tokens), []
            at = 0
            for t in tokens:
                places.append((at, at + len(t)))
                at += len(t) + 1
        else:
            part, places = detokenise(tokens, rng)
        base = len(text) + (len(sep) if text else 0)
        text += (sep if text else "") + part
        open_ = None
        for (a, b), (_, tag) in zip(places, block):
            if tag.startswith("B-") or (tag.startswith("I-") and (open_ is None or open_[2] != tag[2:])):
                open_ = [base + a, base + b, tag[2:]]
                spans.append(open_)
            elif tag.startswith("I-"):
                open_[1] = base + b
            else:
                open_ = None
    d = Document(text, pieces, corpus, name)
    d.gold = [(a, b, mapping[k]) for a, b, k in spans if k in mapping]
    kinds = NAMES if layer == "names" else CROSSNER
    d.layers = {layer: d.bio([(a, b, kinds.index(k)) for a, b, k in d.gold])}
    return d


# ---- attribution

def attribution_document(path, corpus, pieces):
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    d = Document(text, pieces, corpus, path.stem)
    spans, events = {}, []
    for line in path.read_text(encoding="utf-8").split("\n"):
        c = line.split("\t")
        if re.match(r"T\d+\t", line):
            kind, places = c[1].split(" ", 1)
            spans[c[0]] = (kind, [tuple(map(int, p.split())) for p in places.split(";")])
        elif re.match(r"E\d+\t", line):
            roles = [x.split(":") for x in c[1].split()]
            events.append({re.sub(r"\d+$", "", role): [] for role, _ in roles})
            for role, key in roles:
                events[-1][re.sub(r"\d+$", "", role)].append(key)
    kinds = {"Source": "source", "Cue": "cue", "Content": "content"}
    for layer in kinds.values():
        d.layers[layer] = d.blank(0)
    for kind, layer in kinds.items():
        flat = [p + (0,) for k, places in spans.values() if k == kind for p in places]
        d.layers[layer] = d.bio(flat)
    for e in events:
        d.attributions.append({
            layer: sorted({u for key in e.get(kind, []) if key in spans for a, b in spans[key][1] for u in d.covered(a, b)})
            for kind, layer in kinds.items()})
    d.gold = {layer: [sorted({u for a, b in places for u in d.covered(a, b)}) for k, places in spans.values() if k == kind]
              for kind, layer in kinds.items()}
    return d


# ---- time

def timeml_document(path, corpus, pieces):
    raw = path.read_text(encoding="utf-8", errors="replace")
    body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.S).group(1)
    text, spans, open_ = "", [], None
    for part in re.split(r"(<[^>]+>)", body):
        if part.startswith("<"):
            if part.startswith("<TIMEX3"):
                open_ = (len(text), re.search(r'type="(\w+)"', part).group(1), re.search(r'value="([^"]*)"', part))
            elif part.startswith("</TIMEX3") and open_:
                spans.append((open_[0], len(text), open_[1].lower(), open_[2].group(1) if open_[2] else ""))
                open_ = None
        else:
            text += unescape(part)
    d = Document(text, pieces, corpus, path.stem)
    d.gold = spans
    d.layers = {"times": d.bio([(a, b, TIMES.index(k)) for a, b, k, _ in spans])}
    return d


def meantime_document(path, corpus, pieces, rng):
    root = ElementTree.parse(path).getroot()
    tokens = [(t.get("t_id"), t.text or "", t.get("sentence")) for t in root.iter("token")]
    text, place, sentence = "", {}, {}
    for key, word, s in tokens:
        sentence.setdefault(s, []).append((key, word))
    for n, items in enumerate(sentence.values()):
        part, places = detokenise([w for _, w in items], rng)
        base = len(text) + (0 if not text else 2 if n < 3 else 1)
        text += ("" if not text else "\n\n" if n < 3 else " ") + part
        for (key, _), (a, b) in zip(items, places):
            place[key] = (base + a, base + b)
    spans = []
    for x in root.iter("TIMEX3"):
        keys = [a.get("t_id") for a in x.iter("token_anchor") if a.get("t_id") in place]
        if keys and x.get("type"):
            spans.append((place[keys[0]][0], place[keys[-1]][1], x.get("type").lower(), x.get("value")))
    d = Document(text, pieces, corpus, path.stem)
    d.gold = spans
    d.layers = {"times": d.bio([(a, b, TIMES.index(k)) for a, b, k, _ in spans if k in TIMES])}
    return d


# ---- all of them

def held_back(name):
    return int(hashlib.sha1(name.encode()).hexdigest(), 16) % 10 == 0


def load(data, vocabulary, reader):
    from .events import Parser, coded_texts, gathered, marked_sentences
    data, pieces, rng = Path(data), Pieces(vocabulary), random.Random(1)
    maps = {k: {} for k in ("upos", "xpos", "rel", "lemma")} | {"open": True, "count": Counter()}
    train, dev = {}, {}
    for corpus in ("ewt", "gum"):
        train[corpus] = list(parse_documents(data / f"parse/{corpus}-train.conllu", corpus, pieces, maps))
    maps["open"] = False
    kept = prune(maps, [d for x in ("ewt", "gum") for d in train[x]])
    for corpus in ("ewt", "gum"):
        dev[corpus] = list(parse_documents(data / f"parse/{corpus}-dev.conllu", corpus, pieces, kept))
    for split, into in (("train", train), ("dev", dev)):
        for d in into["gum"]:
            path = data / f"coref/ontogum-{split}/{d.name}.conll"
            if path.exists():
                add_chains(d, path)
        docs = into["worldwide"] = []
        for path in sorted((data / f"ner/worldwide-{split}").glob("*.tsv")):
            spaced = split == "train" and rng.random() < 0.15
            docs.append(tagged_document(list(tagged_blocks(path)), "worldwide", path.name, pieces, WORLDWIDE, rng, spaced))
        mapping = {k: k for k in CROSSNER}
        blocks = list(tagged_blocks(data / f"ner/crossner-politics-{split}.txt"))
        into["crossner"] = [tagged_document([b], "crossner", str(n), pieces, mapping, rng, False, "crossner")
                            for n, b in enumerate(blocks)]
        into["polnear"] = [attribution_document(p, "polnear", pieces)
                           for p in sorted((data / f"attribution/polnear-{split}").glob("*.ann"))]
    train["time"], dev["time"] = [], []
    for folder in ("timebank", "aquaint", "wikiwars-train"):
        for path in sorted((data / "time" / folder).glob("*.tml")):
            name = path.stem
            back = folder != "wikiwars-train" and held_back(path.name)
            (dev if back else train)["time"].append(timeml_document(path, folder, pieces))
    for path in sorted((data / "time/meantime").rglob("*.xml")):
        train["time"].append(meantime_document(path, "meantime", pieces, rng))
    parser = Parser(reader)
    train["plover"] = list(marked_sentences(data / "events/plv_train.tsv", pieces, parser))
    train["plover"] += gathered(train["plover"], pieces, rng)
    train["cameo"] = list(coded_texts(data, pieces, parser))
    return train, dev, {k: list(kept[k]) for k in ("upos", "xpos", "rel", "lemma")}


def prune(maps, documents, least=2):
    """Drop lemma scripts seen once and renumber."""
    old = list(maps["lemma"])
    keep = [s for s in old if maps["count"]["lemma", s] >= least]
    new = {s: i for i, s in enumerate(keep)}
    table = np.array([new.get(s, IGNORE) for s in old])
    for d in documents:
        x = d.layers["lemma"]
        d.layers["lemma"] = np.where(x >= 0, table[np.maximum(x, 0)], x).astype(np.int32)
    return maps | {"lemma": new}


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--data", required=True)
    args.add_argument("--vocabulary", required=True)
    args.add_argument("--reader", default="model", help="folder of an exported reader, which draws the trees between the actors of an act")
    args.add_argument("--out", required=True)
    a = args.parse_args()
    train, dev, maps = load(a.data, a.vocabulary, a.reader)
    for part, docs in (("train", train), ("dev", dev)):
        print(part, {k: (len(v), sum(len(d.spans) for d in v), sum(sum(d.sizes) for d in v)) for k, v in docs.items()})
    print({k: len(v) for k, v in maps.items()}, json.dumps(maps["rel"]))
    with open(a.out, "wb") as f:
        pickle.dump((train, dev, maps), f)


if __name__ == "__main__":
    from training import corpora  # so that pickled documents name this module
    corpora.main()
