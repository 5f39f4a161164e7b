"""Coded acts: sentences whose source and target are marked, the CAMEO code book, and the verb patterns of its coders.

An act is learnt at the words that join its source and target in the tree: `Document.acts` holds (types it may be, units of those words).
"""
import csv
import json
import random
import re
from pathlib import Path

from .corpora import Document
from .decode import Session, run, sentences

# PLOVER's types, and `none` for what it leaves out (comments and statements, CAMEO 01).
ACTS = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
        "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "none"]
QUAD = {"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3, "ACCUSE": 3,
        "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4}
PREDICATES = ("VERB", "NOUN", "ADJ")
SPEECH = ("say", "tell", "announce", "report", "state", "add")


def types(name):
    """The indices in ACTS of a gold class; YIELD is CONCEDE or RETREAT."""
    return tuple(ACTS.index(k) for k in (("CONCEDE", "RETREAT") if name == "YIELD" else (name,)))


# ---- the tree between two actors

class Parser:
    """Words and trees by an exported reader."""

    def __init__(self, folder):
        self.session = Session(Path(folder, "reader.onnx"), 1)
        self.maps = json.loads(Path(folder, "model.json").read_text(encoding="utf-8"))

    def __call__(self, d):
        """Words with their heads as indices into the whole document."""
        words = []
        for a, b, y in run(self.session, d):
            for s in sentences(d, a, b, y):
                base = len(words)
                words += [w | {"head": w["head"] + base if w["head"] >= 0 else -1, "upos": self.maps["upos"][w["upos"]],
                               "rel": self.maps["rel"][w["rel"]]} for w in s]
        return words


def head_of(words, span):
    """Index of the word of a span whose own head lies outside; None without a word."""
    inside = [k for k, w in enumerate(words) if span and w["start"] < span[1] and w["end"] > span[0]]
    return next((k for k in inside if words[k]["head"] not in inside), inside[-1] if inside else None)


def above(words, k):
    """A word and all above it up to the root."""
    out = [k]
    while words[out[-1]]["head"] >= 0:
        out.append(words[out[-1]]["head"])
    return out


def joining(words, source, target):
    """Indices of the words that join two heads in the tree (one may be None): those between them and the word they share, or the
    verb above it where that is one of the two. Of these the verbs, nouns and adjectives, if any."""
    ends = [k for k in (source, target) if k is not None]
    paths = [above(words, k) for k in ends]
    shared = next((k for k in paths[0] if k in paths[-1]), None)
    if shared is None:
        paths, shared = paths[:1], source
    top = shared
    if shared in ends:
        higher = above(words, shared)[1:] or [shared]
        top = next((k for k in higher if words[k]["upos"] == "VERB"), higher[-1])
    path = list(dict.fromkeys([top, *(k for p in paths for k in p[:p.index(shared)] if k not in ends)]))
    return [k for k in path if words[k]["upos"] in PREDICATES] or [top]


# ---- marked sentences

def marked(text):
    """A text with <s>source</s> and <t>target</t> -> plain text and the first span of each, trimmed of white space."""
    plain, spans, begun = "", {}, {}
    for part in re.split(r"(</?[st]>)", text):
        if re.fullmatch(r"<[st]>", part):
            begun[part[1]] = len(plain)
        elif re.fullmatch(r"</[st]>", part):
            a, b = begun.get(part[2], len(plain)), len(plain)
            inner = plain[a:b]
            spans.setdefault(part[2], (a + len(inner) - len(inner.lstrip()), b - len(inner) + len(inner.rstrip())))
        else:
            plain += part
    return plain, spans


def marked_sentences(path, pieces, parser):
    """PLV: one sentence a document, with `root` (of 15 classes) and `quad`."""
    with open(path, encoding="utf-8") as f:
        for n, row in enumerate(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE)):
            text, spans = marked(row["marked_sentence"])
            d = Document(text, pieces, "plover", str(n))
            words = parser(d)
            joint = joining(words, head_of(words, spans.get("s")), head_of(words, spans.get("t")))
            d.acts = [(types(row["gold_root"]), [words[k]["unit"] for k in joint])]
            d.root, d.quad = row["gold_root"], int(row["gold_penta"])
            yield d


def gathered(documents, pieces, rng, least=3, most=6):
    """The same sentences again as short texts of a few, as a report has them; their order is drawn anew."""
    left, out = rng.sample(documents, len(documents)), []
    while left:
        some, left = left[:(count := rng.randint(least, most))], left[count:]
        text, acts = "", []
        for d in some:
            text += rng.choice((" ", " ", "\n\n")) if text else ""
            acts.append((len(text), d))
            text += d.text
        whole = Document(text, pieces, "plover", "+".join(d.name for d in some))
        at = {start: k for k, (start, _) in enumerate(whole.spans)}
        whole.acts = [(types, [at[base + d.spans[u][0]] for u in units]) for base, d in acts for types, units in d.acts]
        out.append(whole)
    return out


# ---- the code book

def code_types(path):
    """CAMEO code -> indices in ACTS, after the conversion table; statements (01) are none, appeals (02) are not there."""
    out = {}
    with open(path, encoding="utf-8") as f:
        for line in f:
            found = re.match(r"(\d+)\s*:\s*([A-Z]+)", line)
            if found:
                out[found[1]] = types(found[2])
    return out


def code_type(table, code):
    return types("none") if code == "---" or code.startswith("01") else table.get(code)


def code_book(path, table, pieces, parser):
    """Names, descriptions and examples of the codes; learnt at the main predicate."""
    with open(path, encoding="utf-8", errors="replace") as f:
        for row in csv.DictReader(f):
            kind = code_type(table, row["code"])
            for column in ("name", "description", "example"):
                text = re.split(r"\bNote:", re.sub("\ufffd+", "'", row[column]))[0].strip()
                if kind is None or text in ("", "NA"):
                    continue
                d = Document(text.capitalize() if column == "name" else text, pieces, "cameo", f"{row['code']}-{column}")
                words = parser(d)
                d.acts = [(kind, [words[main_predicate(d.text, words)]["unit"]])]
                yield d


def main_predicate(text, words):
    """The root, or the clause it reports ("said that …")."""
    k = next(i for i, w in enumerate(words) if w["head"] < 0)
    while text[words[k]["start"]:words[k]["end"]].lower().startswith(SPEECH + ("said", "told")):
        below = [i for i, w in enumerate(words) if w["head"] == k and w["rel"] in ("ccomp", "parataxis")]
        if not below:
            return k
        k = below[0]
    return k


# ---- verb patterns

BASE_AFTER = {"to", "will", "would", "not", "must", "should", "could", "can", "may", "might", "did"}


def past(verb):
    """A regular past tense; the patterns' irregular verbs come with theirs."""
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    return verb + (verb[-1] if re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", verb) else "") + "ed"


def verb_patterns(path, table, actors, pieces, rng):
    """Each pattern as a short sentence with actors drawn at random ("Peru demanded withdrawal of Chad from"); learnt at its verb."""
    sets, forms = {}, {}
    for tokens, verb, code in patterns(path, sets, forms):
        kind = code_type(table, code)
        if kind is not None and any("*" in t for t in tokens):
            yield pattern_document(tokens, verb, kind, forms, sets, actors, pieces, rng)


def patterns(path, sets, forms):
    """Yields (tokens, verb, code); fills `sets` with the lists of synonyms and `forms` with the past tenses of the verbs."""
    block, current, verb = None, None, None
    with open(path, encoding="utf-8", errors="replace") as f:
        lines = [x.rstrip() for x in f]
    for line in lines:
        body = line.split("#")[0].strip()
        if body.startswith("&"):
            current = sets.setdefault(body.split()[0][1:], [])
        elif body.startswith("---"):
            found = re.search(r"\[([\d-]+)", body)
            block, current = found[1] if found else "", None
        elif body.startswith("+") and current is not None and block is None:
            current.append(body[1:].strip("_ ").replace("_", " ").lower())
        elif re.match(r"[A-Z]", body):
            verb = re.match(r"[A-Z_-]+", body)[0].strip("_").replace("_", " ").lower()
            irregular = re.search(r"\{([^}]*)\}", body)
            listed = [x.lower() for x in irregular[1].split()] if irregular else []
            forms[verb] = next((x for x in listed if not x.endswith(("s", "ing"))), past(verb))
            own = re.search(r"\[([\d-]+)", body)
            yield ["$", "*", "+"], verb, own[1] if own else block
        elif body.startswith("- ") and verb:
            found = re.match(r"- (.*?)\s*\[([\d-]+)", body)
            named = re.search(r"#\s*([A-Z]+)\b", line)
            if found:
                yield found[1].split(), named[1].lower() if named else verb, found[2]


def pattern_document(tokens, verb, kind, forms, sets, actors, pieces, rng):
    tokens = tokens if {"$", "%"} & set(tokens) or tokens[0] in ("+", "^") else ["$", *tokens]
    text, at = "", 0
    for t in tokens:
        bare = t.replace("*", "").strip("_").replace("_", " ").lower()
        if "*" in t:
            before = (text + " " + bare).split()
            word = verb if before and before[-1] in BASE_AFTER else forms.get(verb) or past(verb)
            text += (" " + bare if bare else "") + " "
            at = len(text)
            text += word
        elif t in ("$", "+", "^", "%"):
            text += " " + (f"{rng.choice(actors)} and {rng.choice(actors)}" if t == "%" else rng.choice(actors))
        elif t.startswith("&"):
            text += " " + rng.choice(sets.get(t[1:]) or [bare[1:]])
        else:
            text += " " + bare
    lead = len(text) - len(text.lstrip())
    d = Document(text.strip() + ".", pieces, "cameo", "pattern")
    inside = d.covered(at - lead, at - lead + 1)
    d.acts = [(kind, [inside.start])]
    return d


def coded_texts(data, pieces, parser, seed=1):
    """The code book and the verb patterns as documents."""
    data, rng = Path(data), random.Random(seed)
    table = code_types(data / "events/cameo2plover.txt")
    with open(data / "reference/country-codes.csv", encoding="utf-8") as f:
        actors = [row["official_name_en"] for row in csv.DictReader(f) if row["official_name_en"]]
    yield from code_book(data / "events/cameo-codes-icews.csv", table, pieces, parser)
    yield from verb_patterns(data / "reference/phoenix/CAMEO.verbpatterns.txt", table, actors, pieces, rng)
