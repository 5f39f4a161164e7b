"""Scores on the dev splits, from raw text.

    python -m training.evaluate --documents documents.pickle --model model/reader.onnx [--tasks parse,names,time,attribution] [--limit N]
"""
import argparse
import json
import pickle
import time
from collections import Counter

import numpy as np

from .corpora import CROSSNER, NAMES, TIMES
from .decode import Checkpoint, Session, attributions, bio, run, sentences

POLITICS = {"politician": "person", "person": "person", "organisation": "organisation", "politicalparty": "organisation",
            "country": "place", "location": "place", "event": "misc", "election": "misc", "misc": "misc"}


def f1(right, predicted, gold):
    return round(200 * right / max(1, predicted + gold), 2)


def parse(model, docs, maps):
    c = Counter()
    for d in docs:
        ours = [s for a, b, y in run(model, d) for s in sentences(d, a, b, y)]
        gold = {(w["start"], w["end"]): (s, w) for s in d.gold for w in s}
        # Sentences of the prediction restart at every window, as in the runtime.
        c["gold words"] += sum(map(len, d.gold))
        c["words"] += sum(map(len, ours))
        c["gold sentences"] += len(d.gold)
        c["sentences"] += len(ours)
        spans = {(s[0]["start"], s[-1]["end"]) for s in d.gold}
        c["right sentences"] += sum((s[0]["start"], s[-1]["end"]) in spans for s in ours)
        for s in ours:
            for w in s:
                found = gold.get((w["start"], w["end"]))
                if not found:
                    continue
                g_sentence, g = found
                c["aligned"] += 1
                c["upos"] += maps["upos"][w["upos"]] == g["upos"]
                c["xpos"] += maps["xpos"][w["xpos"]] == g["xpos"]
                c["lemma"] += lemma(d.text[w["start"]:w["end"]], maps["lemma"][w["lemma"]]) == g["lemma"]
                if w["head"] < 0:
                    same = g["head"] == 0
                else:
                    h = s[w["head"]]
                    t = next((x for x in g_sentence if x["id"] == g["head"]), None)
                    same = t is not None and (t["start"], t["end"]) == (h["start"], h["end"])
                c["uas"] += same
                rel = "root" if w["head"] < 0 else maps["rel"][w["rel"]]
                c["las"] += same and rel.split(":")[0] == g["rel"].split(":")[0]
    n = (c["words"], c["gold words"])
    return {"words": f1(c["aligned"], *n), "sentences": f1(c["right sentences"], c["sentences"], c["gold sentences"]),
            **{k: f1(c[k], *n) for k in ("upos", "xpos", "lemma", "uas", "las")}}


def lemma(form, script):
    case, cut, add = script
    if cut is None:
        return add
    base = form.lower() if case == "lower" else form
    return base[:len(base) - cut] + add


def spans_of(model, d, layer, kinds):
    for a, _, y in run(model, d):
        for s, e, k in bio(y[layer]):
            yield d.spans[a + s][0], d.spans[a + e - 1][1], kinds[k]


def names(model, docs, mapping=None):
    c = Counter()
    for d in docs:
        gold = {(a, b, mapping[k] if mapping else k) for a, b, k in d.gold}
        ours = set(spans_of(model, d, "names", NAMES))
        for _, _, k in gold:
            c["gold", k] += 1
        for s in ours:
            c["ours", s[2]] += 1
            c["right", s[2]] += s in gold
    total = [sum(v for (what, _), v in c.items() if what == w) for w in ("right", "ours", "gold")]
    return {"f1": f1(*total), **{k: f1(c["right", k], c["ours", k], c["gold", k]) for k in NAMES if c["gold", k]}}


def times(model, docs):
    strict = typed = over_p = over_r = p = g = 0
    for d in docs:
        gold = {(a, b): k for a, b, k, _ in d.gold}
        # Gold edges are trimmed of white space so that they can meet unit edges.
        gold = {(a + len(d.text[a:b]) - len(d.text[a:b].lstrip()), b - len(d.text[a:b]) + len(d.text[a:b].rstrip())): k
                for (a, b), k in gold.items()}
        ours = list(spans_of(model, d, "times", TIMES))
        p, g = p + len(ours), g + len(gold)
        strict += sum((a, b) in gold for a, b, _ in ours)
        typed += sum(gold.get((a, b)) == k for a, b, k in ours)
        over_p += sum(any(a < y and x < b for x, y in gold) for a, b, _ in ours)
        over_r += sum(any(a < y and x < b for a, b, _ in ours) for x, y in gold)
    relaxed = 2 * (over_p / max(1, p)) * (over_r / max(1, g)) / max(1e-9, over_p / max(1, p) + over_r / max(1, g))
    return {"strict": f1(strict, p, g), "relaxed": round(100 * relaxed, 2), "strict and type": f1(typed, p, g)}


def attribution(model, docs, decode=attributions):
    c = Counter()
    for d in docs:
        ours = {"source": set(), "cue": set(), "content": set()}
        found = []
        for a, _, y in run(model, d):
            for cue, source, content in decode(y):
                one = {r: frozenset(a + k for k in v) for r, v in (("cue", cue), ("source", source), ("content", content))}
                found.append(one)
                for r, v in one.items():
                    if v:
                        ours[r].add(v)
        for r in ours:
            gold = {frozenset(v) for v in d.gold[r] if v}
            c[r, "strict"] += len(ours[r] & gold)
            c[r, "ours"] += len(ours[r])
            c[r, "gold"] += len(gold)
            union_gold, union_ours = set().union(*gold), set().union(*ours[r])
            c[r, "over p"] += sum(bool(v & union_gold) for v in ours[r])
            c[r, "over r"] += sum(bool(v & union_ours) for v in gold)
        used = set()
        for e in d.attributions:
            c["links gold"] += 1
            cue, source, content = (set(e[r]) for r in ("cue", "source", "content"))
            for n, o in enumerate(found):
                both = len(o["content"] & content)
                if (n not in used and o["cue"] & cue and o["source"] == source
                        and 2 * both >= 0.8 * (len(o["content"]) + len(content))):
                    used.add(n)
                    c["links right"] += 1
                    break
        c["links ours"] += len(found)
    out = {}
    for r in ("source", "cue", "content"):
        p, q = c[r, "over p"] / max(1, c[r, "ours"]), c[r, "over r"] / max(1, c[r, "gold"])
        out[r] = (f1(c[r, "strict"], c[r, "ours"], c[r, "gold"]), round(200 * p * q / max(1e-9, p + q), 2))
    out["linked quotes"] = f1(c["links right"], c["links ours"], c["links gold"])
    return out


def score(model, dev, maps, tasks, limit):
    out = {}
    if "parse" in tasks:
        for k in ("ewt", "gum"):
            out[k] = parse(model, dev[k][:limit], maps)
    if "names" in tasks:
        out["worldwide"] = names(model, dev["worldwide"][:limit])
        if not limit:
            out["politics, mapped"] = names(model, dev["crossner"], POLITICS)
    if "time" in tasks:
        out["time"] = times(model, dev["time"])
    if "attribution" in tasks:
        out["polnear"] = attribution(model, dev["polnear"][:limit])
    return out


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--documents", required=True)
    p.add_argument("--model", required=True, help="reader.onnx or a checkpoint .pt")
    p.add_argument("--tasks", default="parse,names,time,attribution")
    p.add_argument("--limit", type=int)
    p.add_argument("--threads", type=int, default=2)
    a = p.parse_args()
    with open(a.documents, "rb") as f:
        _, dev, maps = pickle.load(f)
    maps = {k: list(v) for k, v in maps.items()}
    model = Checkpoint(a.model) if a.model.endswith(".pt") else Session(a.model, a.threads)
    begun = time.time()
    for k, v in score(model, dev, maps, a.tasks.split(","), a.limit).items():
        print(k, json.dumps(v), flush=True)
    print(round(time.time() - begun), "s")


if __name__ == "__main__":
    main()
