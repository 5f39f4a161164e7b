"""Cross-validation of the acts' types on PLV: five stratified folds, source and target given, macro F1.

    python -m training.plover --data PATH --model model [--start reader|FOLDER] [--without-codes] [--folds 0,1] [--freeze bench/results/plover-cross-validated.json]

One round over the code book and the verb patterns comes first, the same for all folds; each fold then trains on the other four.
"""
import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch

from .batches import Source, batches, collate
from .corpora import CROSSNER, NAMES, TIMES
from .events import ACTS, QUAD, Parser, coded_texts, marked_sentences
from .exported import read_into
from .model import Reader, sizes_of
from .train import losses
from .units import Pieces

ROOTS = ["AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION",
         "MOBILIZE", "COERCE", "ASSAULT"]


def folds(roots, count=5, seed=1):
    """The fold of each sentence; every class is spread evenly."""
    rng, out, at = np.random.default_rng(seed), np.zeros(len(roots), int), 0
    for root in sorted(set(roots)):
        mine = rng.permutation(np.flatnonzero(np.array(roots) == root))
        out[mine] = (np.arange(len(mine)) + at) % count
        at += len(mine)
    return out


def train(model, sources, rounds, a, seed):
    """Fine-tunes all but the word table."""
    rng = np.random.default_rng(seed)
    torch.manual_seed(seed)
    model.train()
    model.encoder.word.weight.requires_grad_(False)
    named = [(n, q) for n, q in model.named_parameters() if q.requires_grad]
    groups = [{"params": [q for n, q in named if n.startswith("encoder") == slow], "base": base} for slow, base in ((True, a.rate), (False, a.head_rate))]
    optimizer = torch.optim.AdamW(groups, lr=a.rate, betas=(0.9, 0.98), weight_decay=0.01)
    plan = [g for _ in range(rounds) for g in batches([[(s, 0, len(s.sizes))] for s in sources], rng, a.pieces)]
    begun = time.time()
    for step, items in enumerate(plan):
        done = step / len(plan)
        for g in optimizer.param_groups:
            g["lr"] = g["base"] * (done / 0.06 if done < 0.06 else (1 - done) / 0.94)
        x, y = collate(items, rng)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = losses(model, x, y)["act"] / len(items)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([q for _, q in named], 1.0)
        optimizer.step()
        if step % 100 == 0:
            print(f"  {step}/{len(plan)} {time.time() - begun:.0f} s, loss {float(loss.detach()):.2f}", flush=True)


@torch.no_grad()
def predict(model, sources):
    """Scores of the 16 types for each sentence: at the word that tops source and target, and the mean over the words that join them."""
    model.eval()
    top, mean = np.zeros((len(sources), len(ACTS))), np.zeros((len(sources), len(ACTS)))
    order = sorted(range(len(sources)), key=lambda k: int(sources[k].offset[-1]))
    for k in range(0, len(order), 32):
        some = order[k:k + 32]
        x, _ = collate([(sources[i], 0, len(sources[i].sizes)) for i in some])
        t = model.encode(x["input_ids"], x["attention_mask"], x["casing"], x["spacing"])[1]
        scores = model.acts(t).numpy()
        for row, i in enumerate(some):
            at = [int(sources[i].offset[u]) + 1 for u in sources[i].acts[0][1]]
            top[i], mean[i] = scores[row, at[0]], joined(scores[row], at)
    return {"top": top, "joining": mean}


def joined(scores, at):
    """Scores of the types for an act, from those of its words."""
    return scores[at].mean(0)


def classes(scores):
    """Scores of types -> log probabilities of PLV's 15 classes (no `none`, YIELD is CONCEDE or RETREAT)."""
    of = {k: ["CONCEDE", "RETREAT"] if k == "YIELD" else [k] for k in ROOTS}
    z = np.stack([np.logaddexp.reduce(scores[:, [ACTS.index(t) for t in of[k]]], axis=1) for k in ROOTS], 1)
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


def frozen(figures, sentences):
    """The result in the form of bench/results."""
    rows = [{"measure": k, "precision": None, "recall": None, "f1": figures[k], "gold": sentences} for k in ("root", "quad", "binary")]
    return {"id": "plover-cross-validated", "task": "plover-classes", "data": "PLV train, five folds", "model": "trained anew for each fold",
            "rows": rows, "figures": {"accuracy, %": figures["accuracy"]}}


def source_of(d):
    s = Source(d, False)
    s.root, s.quad = d.root, d.quad
    return s


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", required=True)
    p.add_argument("--model", default="model", help="the exported reader that draws the trees")
    p.add_argument("--start", default="reader", help="the weights to start from: that reader, or a folder with an encoder's model.safetensors")
    p.add_argument("--without-codes", action="store_true", help="train on the marked sentences alone")
    p.add_argument("--folds", default="0,1,2,3,4")
    p.add_argument("--rounds", type=int, default=6)
    p.add_argument("--pieces", type=int, default=640)
    p.add_argument("--rate", type=float, default=1e-4)
    p.add_argument("--head-rate", type=float, default=1e-3)
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("--freeze", help="a .json in bench/results for the figures")
    p.add_argument("--out", help="a .npz for the pooled scores")
    a = p.parse_args()
    torch.set_num_threads(1)
    maps = json.loads(Path(a.model, "model.json").read_text(encoding="utf-8"))
    pieces, parser = Pieces(Path(a.model, "vocab.txt")), Parser(a.model)
    sources = [source_of(d) for d in marked_sentences(Path(a.data, "events/plv_train.tsv"), pieces, parser)]
    codes = [] if a.without_codes else [source_of(d) for d in coded_texts(a.data, pieces, parser)]
    print(len(sources), "sentences,", len(codes), "coded texts", flush=True)
    model = Reader(sizes_of(maps, NAMES, TIMES, CROSSNER, ACTS))
    torch.manual_seed(a.seed)
    torch.nn.init.normal_(model.acts.weight, std=0.02)
    read_into(model, Path(a.model, "reader.onnx"))
    if a.start != "reader":
        model.encoder.read(a.start)
    if codes:
        train(model, codes, 1, a, a.seed)
    begun = {k: v.clone() for k, v in model.state_dict().items()}
    fold, pooled = folds([s.root for s in sources]), {}
    seen = np.zeros(len(sources), bool)
    for f in map(int, a.folds.split(",")):
        model.load_state_dict(begun)
        train(model, [s for s, g in zip(sources, fold) if g != f], a.rounds, a, a.seed + f + 1)
        mine = fold == f
        seen |= mine
        for k, scores in predict(model, [s for s, m in zip(sources, mine) if m]).items():
            pooled.setdefault(k, np.zeros((len(sources), len(ACTS))))[mine] = scores
            print(f"fold {f}, {k}:", score([s for s, m in zip(sources, mine) if m], classes(scores))[0], flush=True)
    some = [s for s, m in zip(sources, seen) if m]
    for k, scores in pooled.items():
        print(k, *score(some, classes(scores[seen])), "said and right:", *reliability(some, classes(scores[seen])), flush=True)
    if a.freeze and seen.all():
        Path(a.freeze).write_text(json.dumps(frozen(score(some, classes(pooled["joining"]))[0], len(some)), indent=2) + "\n", encoding="utf-8")
    if a.out:
        np.savez(a.out, fold=fold, seen=seen, **pooled)


if __name__ == "__main__":
    main()
