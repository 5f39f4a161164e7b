"""Cross-validation of the acts' types on PLV: five stratified folds, source and target given, macro F1.

    npm run bench -- plover-lexicon --data PATH --predictions OUT
    python -m training.plover --data PATH --checkpoint run/final.pt --lexicon OUT/…/plover-lexicon.tsv [--freeze bench/results/plover-cross-validated.json]

The checkpoint's own weights stay as they are, and must not have seen PLV. The branch for acts goes over the code book and the verb
patterns first, the same for all folds; each fold then trains it on the other four. What the lexicon of acts says of each sentence is
added with one weight, given beforehand.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch

from .acts import BOOK, branched, lower, padded, train
from .batches import Source
from .events import ACTS, QUAD, Parser, coded_texts, marked_sentences
from .units import Pieces

ROOTS = ["AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION",
         "MOBILIZE", "COERCE", "ASSAULT"]
LEXICON = 0.3  # weight of what the lexicon says, to the 1 of the branch
UNSAID = 0.05  # what the lexicon leaves to a class that it does not name


def folds(roots, count=5, seed=1):
    """The fold of each sentence; every class is spread evenly."""
    rng, out, at = np.random.default_rng(seed), np.zeros(len(roots), int), 0
    for root in sorted(set(roots)):
        mine = rng.permutation(np.flatnonzero(np.array(roots) == root))
        out[mine] = (np.arange(len(mine)) + at) % count
        at += len(mine)
    return out


@torch.no_grad()
def predict(model, sources, states):
    """Scores of the 17 types for each sentence: the mean over the words that join source and target."""
    out = np.zeros((len(sources), len(ACTS)))
    order = sorted(range(len(sources)), key=lambda k: len(states[k]))
    for k in range(0, len(order), 32):
        some = order[k:k + 32]
        x, mask = padded([states[i] for i in some])
        scores = model.acting(x, mask).numpy()
        for row, i in enumerate(some):
            out[i] = scores[row, [int(sources[i].offset[u]) + 1 for u in sources[i].acts[0][1]]].mean(0)
    return out


def classes(scores):
    """Scores of types -> log probabilities of PLV's 15 classes (no `none`, YIELD is CONCEDE or RETREAT)."""
    of = {k: ["CONCEDE", "RETREAT"] if k == "YIELD" else [k] for k in ROOTS}
    z = np.stack([np.logaddexp.reduce(scores[:, [ACTS.index(t) for t in of[k]]], axis=1) for k in ROOTS], 1)
    return z - np.logaddexp.reduce(z, axis=1, keepdims=True)


def with_lexicon(z, path):
    """Log probabilities of the classes, with what the lexicon says of them."""
    with open(path, encoding="utf-8") as f:
        names = f.readline().split()
        weights = np.array([[float(x) for x in line.split("\t")] for line in f])
    of = {k: ["CONCEDE", "RETREAT"] if k == "YIELD" else [k] for k in ROOTS}
    said = np.stack([weights[:, [names.index(t) for t in of[k]]].sum(1) for k in ROOTS], 1)
    z = z + LEXICON * np.log(said + UNSAID)
    return z - np.logaddexp.reduce(z, axis=1, keepdims=True)


def macro(gold, ours, kinds):
    one = {k: 200 * sum(g == k == o for g, o in zip(gold, ours)) / max(1, sum(g == k for g in gold) + sum(o == k for o in ours)) for k in kinds}
    return sum(one.values()) / len(one), one


def score(sources, z):
    """Macro F1 over roots, quads and cooperation or conflict."""
    ours = [ROOTS[k] for k in z.argmax(1)]
    quads = [QUAD.get(k, 2) for k in ours]
    root, each = macro([s.root for s in sources], ours, ROOTS)
    quad = macro([s.quad for s in sources], quads, (1, 2, 3, 4))[0]
    binary = macro([s.quad < 3 for s in sources], [q < 3 for q in quads], (True, False))[0]
    return {"root": round(root, 1), "quad": round(quad, 1), "binary": round(binary, 1),
            "accuracy": round(100 * float(np.mean([s.root == o for s, o in zip(sources, ours)])), 1)}, {k: round(v) for k, v in each.items()}


def reliability(sources, z, edges=(0, 0.5, 0.6, 0.7, 0.8, 0.9, 1)):
    """How often the likeliest class is right by its probability: (sentences, said, right) of each band, and the expected calibration error."""
    said, right = np.exp(z.max(1)), np.array([s.root == ROOTS[k] for s, k in zip(sources, z.argmax(1))])
    bands = [(said > a) & (said <= b) for a, b in zip(edges, edges[1:])]
    table = [(int(m.sum()), round(100 * said[m].mean(), 1), round(100 * right[m].mean(), 1)) for m in bands if m.any()]
    return table, round(sum(n * abs(p - q) for n, p, q in table) / len(sources), 1)


def frozen(figures, alone, sentences):
    """The result in the form of bench/results."""
    rows = [{"measure": k, "precision": None, "recall": None, "f1": figures[k], "gold": sentences} for k in ("root", "quad", "binary")]
    rows += [{"measure": f"{k}, without the lexicon", "precision": None, "recall": None, "f1": alone[k], "gold": sentences} for k in ("root", "quad", "binary")]
    return {"id": "plover-cross-validated", "task": "plover-classes", "data": "PLV train, five folds", "model": "trained anew for each fold",
            "rows": rows, "figures": {"accuracy, %": figures["accuracy"]}}


def source_of(d):
    s = Source(d, False)
    s.root, s.quad = d.root, d.quad
    return s


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", required=True)
    p.add_argument("--checkpoint", required=True)
    p.add_argument("--reader", default="model", help="an exported reader, which draws the trees between the actors of an act")
    p.add_argument("--without-codes", action="store_true", help="train on the marked sentences alone")
    p.add_argument("--folds", default="0,1,2,3,4")
    p.add_argument("--rounds", type=int, default=16)
    p.add_argument("--rate", type=float, default=3e-4)
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("--lexicon", help="plover-lexicon.tsv of the bench plover-lexicon: what the lexicon says of the same sentences")
    p.add_argument("--freeze", help="a .json in bench/results for the figures")
    p.add_argument("--out", help="a .npz for the pooled scores")
    a = p.parse_args()
    torch.set_num_threads(1)
    pieces, parser = Pieces(Path(a.reader, "vocab.txt")), Parser(a.reader)
    sources = [source_of(d) for d in marked_sentences(Path(a.data, "events/plv_train.tsv"), pieces, parser)]
    codes = [] if a.without_codes else [Source(d, False) for d in coded_texts(a.data, pieces, parser)]
    print(len(sources), "sentences,", len(codes), "coded texts", flush=True)
    torch.manual_seed(a.seed)
    model = branched(a.checkpoint)[0]
    states = lower(model, sources)
    if codes:
        train(model, codes, lower(model, codes), seed=a.seed, **BOOK)
    begun = {k: v.clone() for k, v in model.state_dict().items()}
    fold = folds([s.root for s in sources])
    pooled, seen = np.zeros((len(sources), len(ACTS))), np.zeros(len(sources), bool)
    pick = lambda xs, which: [x for x, w in zip(xs, which) if w]
    for f in map(int, a.folds.split(",")):
        model.load_state_dict(begun)
        mine = fold == f
        train(model, pick(sources, ~mine), pick(states, ~mine), a.rounds, a.seed + f + 1, a.rate)
        pooled[mine] = predict(model, pick(sources, mine), pick(states, mine))
        seen |= mine
        print(f"fold {f}:", score(pick(sources, mine), classes(pooled[mine]))[0], flush=True)
    some, z = pick(sources, seen), classes(pooled)
    alone = score(some, z[seen])[0]
    print("alone:", alone, "said and right:", *reliability(some, z[seen]), flush=True)
    if a.lexicon:
        z = with_lexicon(z, a.lexicon)
    figures = score(some, z[seen])
    print(*figures, "said and right:", *reliability(some, z[seen]), flush=True)
    if a.freeze and seen.all():
        Path(a.freeze).write_text(json.dumps(frozen(figures[0], alone, len(some)), indent=2) + "\n", encoding="utf-8")
    if a.out:
        np.savez(a.out, fold=fold, seen=seen, scores=pooled)


if __name__ == "__main__":
    main()
