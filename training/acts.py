"""The branch for acts: two layers of their own on a reader whose other weights stay as they are.

    python -m training.acts --data PATH --checkpoint run/final.pt --out run/with-acts.pt

Learnt together with the rest, acts made the reader misread the very sentences they are learnt from, whose trees nothing held;
so they start from copies of the encoder's last layers, and nothing else moves.
"""
import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from .batches import Source, collate
from .events import ACTS, Parser, coded_texts, gathered, marked_sentences
from .model import BRANCH, Reader
from .units import Pieces

SMOOTH = 0.1  # of an act is spread over all types
DROP = 0.2
BOOK = {"rounds": 4, "rate": 3e-4}  # over the code book and the verb patterns, before the marked sentences


@torch.no_grad()
def lower(model, sources, size=24):
    """What the branch starts from, for each source: float16 [positions, 384]."""
    model.eval()
    order = sorted(range(len(sources)), key=lambda k: int(sources[k].offset[-1]))
    out = [None] * len(sources)
    for k in range(0, len(order), size):
        some = order[k:k + size]
        x, _ = collate([(sources[i], 0, len(sources[i].sizes)) for i in some])
        seen = model.encoder(x["input_ids"], x["attention_mask"], x["casing"], x["spacing"], model.drop)[-1 - BRANCH]
        for row, i in enumerate(some):
            out[i] = seen[row, :int(sources[i].offset[-1]) + 2].half()
    return out


def padded(states):
    n = max(len(x) for x in states)
    mask = torch.zeros(len(states), n, dtype=torch.long)
    x = torch.zeros(len(states), n, states[0].shape[1])
    for row, one in enumerate(states):
        x[row, :len(one)] = one.float()
        mask[row, :len(one)] = 1
    return x, mask


def copy_layers(model):
    """The branch starts as the encoder's own last layers."""
    for mine, theirs in zip(model.act_layers, model.encoder.layers[-BRANCH:]):
        mine.load_state_dict(theirs.state_dict())
    torch.nn.init.normal_(model.acts.weight, std=0.02)
    torch.nn.init.zeros_(model.acts.bias)


def branched(checkpoint):
    """The averaged weights of a checkpoint with a branch that starts anew, and the checkpoint."""
    saved = torch.load(checkpoint, map_location="cpu", weights_only=False)
    saved["sizes"]["acts"] = len(ACTS)
    model = Reader(saved["sizes"])
    model.load_state_dict({k: v for k, v in saved["ema"].items() if not k.startswith("act")}, strict=False)
    copy_layers(model)
    return model, saved


def train(model, sources, states, rounds, seed=0, rate=1e-4, head_rate=1e-3, pieces=1024, say=print):
    """Trains the branch on sources whose lower states are known."""
    rng = np.random.default_rng(seed)
    torch.manual_seed(seed)
    model.act_layers.train()
    parameters = [{"params": list(model.act_layers.parameters()), "base": rate}, {"params": list(model.acts.parameters()), "base": head_rate}]
    optimizer = torch.optim.AdamW(parameters, lr=rate, betas=(0.9, 0.98), weight_decay=0.01)
    plan = [g for _ in range(rounds) for g in groups(states, rng, pieces)]
    begun = time.time()
    for step, some in enumerate(plan):
        done = step / len(plan)
        for g in optimizer.param_groups:
            g["lr"] = g["base"] * (done / 0.06 if done < 0.06 else (1 - done) / 0.94)
        x, mask = padded([states[i] for i in some])
        rows, at, right = targets([sources[i] for i in some], x.shape[1])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            z = F.dropout(x, DROP).bfloat16()
            bias = (1.0 - mask[:, None, None, :].to(z.dtype)) * -1e4
            for layer in model.act_layers:
                z = F.dropout(layer(z, bias), DROP)
            z = model.acts(z)
        scores = (at[..., None] * z[rows].float()).sum(1)
        gold = scores.masked_fill(~right, -1e9).logsumexp(-1)
        loss = (scores.logsumexp(-1) - (1 - SMOOTH) * gold - SMOOTH * scores.mean(-1)).mean()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([q for g in parameters for q in g["params"]], 1.0)
        optimizer.step()
        if step % 200 == 0:
            say(f"  {step}/{len(plan)} {time.time() - begun:.0f} s, loss {float(loss.detach()):.2f}", flush=True)
    model.eval()


def groups(states, rng, pieces):
    """Indices in batches of about so many positions, of like length."""
    order = sorted(rng.permutation(len(states)), key=lambda i: len(states[i]) // 8)
    out, some = [], []
    for i in order:
        if some and max(len(states[i]), len(states[some[0]])) * (len(some) + 1) > pieces:
            out.append(some)
            some = []
        some.append(i)
    out.append(some)
    return [out[k] for k in rng.permutation(len(out))]


def targets(sources, n):
    """For each act of a batch: its row, its share at each position [acts, n], and the types it may be [acts, types]."""
    acts = [(row, types, [int(s.offset[u]) + 1 for u in units]) for row, s in enumerate(sources) for types, units in s.acts]
    at, right = torch.zeros(len(acts), n), torch.zeros(len(acts), len(ACTS), dtype=torch.bool)
    for k, (_, types, places) in enumerate(acts):
        at[k, places] = 1 / len(places)
        right[k, list(types)] = True
    return torch.tensor([row for row, _, _ in acts]), at, right


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", required=True)
    p.add_argument("--checkpoint", required=True)
    p.add_argument("--reader", default="model", help="an exported reader, which draws the trees between the actors of an act")
    p.add_argument("--out", required=True)
    p.add_argument("--rounds", type=int, default=16)
    p.add_argument("--rate", type=float, default=3e-4)
    a = p.parse_args()
    torch.set_num_threads(1)
    model, saved = branched(a.checkpoint)
    pieces, parser = Pieces(Path(a.reader, "vocab.txt")), Parser(a.reader)
    marked = list(marked_sentences(Path(a.data, "events/plv_train.tsv"), pieces, parser))
    codes = [Source(d, False) for d in coded_texts(a.data, pieces, parser)]
    train(model, codes, lower(model, codes), **BOOK)
    rng = random.Random(1)
    sentences = [Source(d, False) for d in [*marked, *gathered(marked, pieces, rng)]]
    train(model, sentences, lower(model, sentences), a.rounds, rate=a.rate)
    saved["ema"] = {k: v for k, v in model.state_dict().items()}
    torch.save({k: saved[k] for k in ("ema", "sizes", "maps", "step", "spent")}, a.out)


if __name__ == "__main__":
    main()
