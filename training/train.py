"""Train the reader for a budget of wall-clock time, or of positions.

    python -m training.train --documents documents.pickle --encoder FOLDER --out FOLDER --minutes 75
"""
import argparse
import gc
import json
import multiprocessing
import pickle
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from .batches import Source, batches, collate, together
from .corpora import CROSSNER, IGNORE, NAMES, TIMES
from .events import ACTS
from .exported import read_into
from .model import Reader, sizes_of

# Passes over each corpus in one round.
SHARE = {"ewt": 1.5, "gum": 1.75, "worldwide": 1.0, "crossner": 2.0, "polnear": 1.1, "time": 1.2, "plover": 4.0, "cameo": 0.12}
WEIGHT = {"join": 0.5, "sentence": 0.7, "upos": 0.6, "xpos": 0.5, "lemma": 0.4, "arc": 1.0, "rel": 0.8, "names": 1.0,
          "times": 1.0, "source": 0.8, "cue": 0.8, "content": 0.8, "crossner": 0.5, "link": 1.0,
          "chain": 1.0}
EVERY = 4  # steps between updates of the word table and of the running average
UNITS = 750.0  # every loss is a sum divided by this, so that a rare layer does not shout


def losses(model, x, y):
    s, t, c = model.encode(**{"ids": x["input_ids"], "mask": x["attention_mask"], "casing": x["casing"], "spacing": x["spacing"]})
    out = {}
    parsed = (y["join"] >= 0).any(1).nonzero()[:, 0]
    if len(parsed):
        s = s[parsed]
        g = {k: y[k][parsed] for k in ("join", "sentence", "upos", "xpos", "lemma", "rel", "head")}
        join, sentence, upos, xpos, lemma = model.tagging(s)
        known = g["join"] >= 0
        out["join"] = F.binary_cross_entropy_with_logits(join[known].float(), g["join"][known].float(), reduction="sum")
        start = g["join"] == 0
        out["sentence"] = F.binary_cross_entropy_with_logits(
            sentence[start].float(), g["sentence"][start].clamp(min=0).float(), reduction="sum")
        for k, z in (("upos", upos), ("xpos", xpos), ("lemma", lemma)):
            out[k] = F.cross_entropy(z[start].float(), g[k][start], ignore_index=IGNORE, reduction="sum")
        arc, dep, head = model.parsing(s)
        group = torch.cumsum((g["sentence"] == 1).int(), 1)
        n = arc.shape[1]
        allowed = start[:, None, :] & (group[:, :, None] == group[:, None, :])
        allowed = allowed | (torch.arange(n) == 0)
        allowed = allowed & ~torch.eye(n, dtype=torch.bool)
        arc = arc.float().masked_fill(~allowed, -1e4)
        where = (g["head"] >= 0).nonzero(as_tuple=True)
        gold = g["head"][where]
        out["arc"] = F.cross_entropy(arc[where], gold, reduction="sum")
        rel = model.relation(dep[where], head[where[0], gold])
        out["rel"] = F.cross_entropy(rel.float(), g["rel"][where], ignore_index=IGNORE, reduction="sum")
    for k, z in zip(("names", "times", "source", "cue", "content", "crossner"), model.labelling(t)):
        at = y[k] >= 0
        if at.any():
            out[k] = F.cross_entropy(z[at].float(), y[k][at], reduction="sum")
    if "link_row" in y:
        rows, back = y["link_row"].unique(return_inverse=True)
        link = model.linking(t[rows])[back, :, y["link_cue"]]  # [links, 2, n]
        live = (y["cue"][y["link_row"]] >= 0)[:, None, :].expand_as(link)
        out["link"] = F.binary_cross_entropy_with_logits(link[live].float(), y["link_target"][live], reduction="sum") / 4
    if (y["chain"] >= 0).any():
        rows = (y["chain"] >= 0).any(1).nonzero()[:, 0]
        query, key, new = model.coreference(c[rows])
        chain, run = y["chain"][rows], y["run"][rows]
        out["chain"] = sum(antecedents(query[at], key[at], new[at], chain[at])
                           for at in ((run[:, None] == n) & (chain >= 0) for n in run.unique()))
    return out


def antecedents(query, key, new, chain):
    """Each word [n] of a run should find the earlier mentions of its chain, or nothing if there are none."""
    n = len(chain)
    earlier = torch.arange(n)[None, :] < torch.arange(n)[:, None]
    scores = (query @ key.T).float().masked_fill(~earlier, -1e4)
    scores = torch.cat([new.float()[:, None], scores], -1)
    same = earlier & (chain[:, None] == chain) & (chain > 0)[:, None]
    right = torch.cat([~same.any(-1, keepdim=True), same], -1)
    return (scores.logsumexp(-1) - scores.masked_fill(~right, -1e9).logsumexp(-1)).sum()


def resume(optimizer, saved, names, known):
    """Gives an optimizer the saved state of its parameters, which `names` lists in order; those not among the `known` have none."""
    old = {n: k for k, n in enumerate(n for n in names if n in known)}
    state = {k: saved["state"][old[n]] for k, n in enumerate(names) if n in old and old[n] in saved["state"]}
    optimizer.load_state_dict({"state": state, "param_groups": optimizer.state_dict()["param_groups"]})


def rate(done):
    """Linear warm-up for 4 % of the time, then linear decay."""
    return done / 0.04 if done < 0.04 else max(0.0, (1 - done) / 0.96)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--documents", required=True)
    p.add_argument("--encoder", help="folder with the starting encoder's model.safetensors")
    p.add_argument("--start", help="an exported reader.onnx to start from, in place of --encoder")
    p.add_argument("--out", required=True)
    p.add_argument("--minutes", type=float, default=75)
    p.add_argument("--positions", type=int, help="a budget of positions in place of --minutes, for runs to be compared whatever else the machine does")
    p.add_argument("--pieces", type=int, default=1536, help="positions in one process's batch")
    p.add_argument("--processes", type=int, default=2, help="one a core: they meet once a step, so a busy machine hurts less than threads would")
    p.add_argument("--rate", type=float, default=2e-4)
    p.add_argument("--head-rate", type=float, default=8e-4)
    p.add_argument("--resume", action="store_true")
    p.add_argument("--again", action="store_true", help="with --resume: a new schedule from the start, at the rates given")
    p.add_argument("--share", default="{}", help="JSON: passes over each corpus in one round, where not the usual ones")
    p.add_argument("--weight", default="{}", help="JSON: weights of the losses, where not the usual ones")
    p.add_argument("--layers", type=int, default=6)
    p.add_argument("--blind", action="store_true", help="casing is not told")
    p.add_argument("--average", type=float, default=0.998)
    p.add_argument("--seed", type=int, default=1)
    a = p.parse_args()
    SHARE.update(json.loads(a.share))
    WEIGHT.update(json.loads(a.weight))
    torch.set_num_threads(1)
    Path(a.out).mkdir(parents=True, exist_ok=True)
    with open(a.documents, "rb") as f:
        train, _, maps = pickle.load(f)
    pool = {k: [Source(d, k in ("ewt", "gum")) for d in docs if len(d.spans)] for k, docs in train.items()}
    del train
    gc.collect()
    gc.freeze()
    sizes = sizes_of(maps, NAMES, TIMES, CROSSNER, ACTS)
    model = Reader(sizes, a.layers)
    table = model.encoder.word.weight.numel()
    rest = sum(q.numel() for q in model.parameters()) - table
    shared = {"grad": torch.zeros(2, a.processes, rest).share_memory_(), "table": torch.zeros(a.processes, table).share_memory_(),
              "spent": torch.zeros(1, dtype=torch.float64).share_memory_()}
    context = multiprocessing.get_context("fork")
    gate = context.Barrier(a.processes, timeout=600)
    jobs = [context.Process(target=work, args=(r, a, pool, maps, sizes, shared, gate)) for r in range(1, a.processes)]
    for j in jobs:
        j.start()
    work(0, a, pool, maps, sizes, shared, gate)
    for j in jobs:
        j.join()


def work(rank, a, pool, maps, sizes, shared, gate):
    """One process: its own share of the batches, the same weights as the others."""
    torch.manual_seed(a.seed)
    out = Path(a.out)
    model = Reader(sizes, a.layers)
    if a.start:
        fresh = read_into(model, a.start)
        if rank == 0:
            print("heads that start new:", ", ".join(fresh), flush=True)
    else:
        model.encoder.read(a.encoder)
    model.train()
    if a.blind:  # a table of zeros says nothing, so that all else is as it was
        model.encoder.casing.weight.data.zero_()
        model.encoder.casing.weight.register_hook(torch.zeros_like)
    # The word table is half of all weights: its gradient gathers over a few steps before each update.
    table = model.encoder.word.weight
    parameters = list(model.parameters())
    others = [q for q in parameters if q is not table]
    slow = [q for n, q in model.named_parameters()
            if n.startswith("encoder") and not n.startswith(("encoder.casing", "encoder.spacing")) and q is not table]
    known = {id(q) for q in slow}
    fast = [q for q in others if id(q) not in known]
    optimizer = torch.optim.AdamW([{"params": slow, "lr": a.rate, "base": a.rate}, {"params": fast, "lr": a.head_rate, "base": a.head_rate}],
                                  betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    words = torch.optim.AdamW([{"params": [table], "lr": 0.0, "base": 1.5 * a.rate}], betas=(0.9, 0.98), weight_decay=0.0, fused=True)
    average = [q.detach().clone() for q in parameters]
    step = 0
    if a.resume and (out / "last.pt").exists():
        saved = torch.load(out / "last.pt", weights_only=False)
        model.load_state_dict(saved["model"], strict=False)  # a head that is new since then keeps its start
        names = {id(q): n for n, q in model.named_parameters()}
        resume(optimizer, saved["optimizer"], [names[id(q)] for q in slow + fast], saved["model"])
        words.load_state_dict(saved["words"])
        average = [saved["ema"].get(n, q.detach().clone()) for n, q in model.named_parameters()]
        step = saved["step"]
        shared["spent"][0] = 0 if a.again else saved["spent"]
        for g, base in zip(optimizer.param_groups + words.param_groups, (a.rate, a.head_rate, 1.5 * a.rate)):
            g["base"] = base
    plan = np.random.default_rng(a.seed + step)  # the same in every process
    noise = np.random.default_rng(1000 * (rank + 1) + step)
    torch.manual_seed(1000 * rank + step)
    total_grad = torch.zeros(shared["grad"].shape[2])
    views = [v.view_as(q) for v, q in zip(total_grad.split([q.numel() for q in others]), others)]

    def save(name, full):
        ema = dict(zip((n for n, _ in model.named_parameters()), average))
        state = {"ema": ema, "sizes": sizes, "maps": maps, "step": step, "spent": float(shared["spent"][0])}
        if full:
            state |= {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "words": words.state_dict()}
        torch.save(state, out / (name + ".new"))
        (out / (name + ".new")).rename(out / name)

    total, sums, counts, saved_at, seen = a.positions or a.minutes * 60, {}, {}, time.time(), 0
    clock = begun = time.time()
    spent = float(shared["spent"][0])
    gate.wait()
    while spent < total:
        items = []
        for k, sources in pool.items():
            times, left = divmod(SHARE[k], 1)
            for s in sources:
                for _ in range(int(times) + (plan.random() < left)):
                    cut = [(s, u, v) for u, v in s.sample(plan)]
                    items += together(cut) if "chain" in s.layers else [[w] for w in cut]
        groups = list(batches(items, plan, a.pieces))
        if rank == 0:
            print(f"round: {sum(map(len, items))} windows, {sum(int(s.offset[v] - s.offset[u]) for run in items for s, u, v in run)} pieces, {len(groups)} batches", flush=True)
        for at in range(0, len(groups) - a.processes + 1, a.processes):
            x, y = collate(groups[at + rank], noise)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                parts = losses(model, x, y)
                loss = sum(WEIGHT[k] * v for k, v in parts.items()) / UNITS
            loss.backward()
            step += 1
            last = step % EVERY == 0
            mine = shared["grad"][step % 2, rank]
            for v, q in zip(mine.split([q.numel() for q in others]), others):
                v.copy_(q.grad.view(-1)) if q.grad is not None else v.zero_()
            if last:
                shared["table"][rank].copy_(table.grad.view(-1))
            if rank == 0:
                now = time.time()
                shared["spent"][0] += x["input_ids"].numel() * a.processes if a.positions else now - clock
                clock = now
            gate.wait()
            spent = float(shared["spent"][0])
            for g in optimizer.param_groups + words.param_groups:
                g["lr"] = g["base"] * rate(spent / total)
            torch.sum(shared["grad"][step % 2], 0, out=total_grad)
            norm = float(total_grad.norm())
            if norm > 2:
                total_grad.mul_(2 / norm)
            for v, q in zip(views, others):
                q.grad = v
            optimizer.step()
            for q in others:
                q.grad = None
            if last:
                torch.sum(shared["table"], 0, out=table.grad.view(-1))
                gate.wait()
                words.step()
                table.grad = None
                if rank == 0:
                    keep = min(a.average ** EVERY, step / (step + 10 * EVERY))
                    torch._foreach_lerp_(average, [q.detach() for q in parameters], 1 - keep)
            if spent >= total:
                break
            if rank:
                continue
            seen += x["input_ids"].numel() * a.processes
            for k, v in parts.items():
                n = y["link_row"].numel() if k == "link" else int((y["head" if k == "arc" else k] >= 0).sum())
                sums[k] = sums.get(k, 0) + float(v.detach())
                counts[k] = counts.get(k, 0) + n
            if step % 50 == 0:
                text = " ".join(f"{k} {sums[k] / max(1, counts[k]):.3f}" for k in WEIGHT if k in sums)
                done = f"{spent:.0f} positions" if a.positions else f"{spent / 60:.1f}m"
                print(f"{step} {done} {seen / (time.time() - begun):.0f} pieces/s |g| {norm:.2f} {text}", flush=True)
                sums, counts = {}, {}
            if time.time() - saved_at > 420:
                save("last.pt", True)
                saved_at = time.time()
    if rank == 0:
        save("last.pt", True)
        save("final.pt", False)
        print("done", step, "steps", seen, "pieces")


if __name__ == "__main__":
    main()
