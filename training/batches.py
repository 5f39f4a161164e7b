"""Documents to training windows and padded tensors."""
import numpy as np
import torch

from .corpora import IGNORE
from .units import MAX_LENGTH, boundary, windows

INT_LAYERS = ["upos", "xpos", "lemma", "rel", "names", "times", "source", "cue", "content", "crossner", "chain"]


class Source:
    """Flat arrays of a document, ready to slice."""

    def __init__(self, d, parse):
        self.corpus, self.layers, self.attributions, self.acts = d.corpus, d.layers, d.attributions, d.acts
        self.casing, self.spacing = d.casing, d.spacing
        self.flat = np.array([p for ps in d.pieces for p in ps], np.int32)
        self.sizes = np.array(d.sizes, np.int32)
        self.offset = np.concatenate([[0], np.cumsum(self.sizes)])
        self.fixed = windows(d.text, d.spans, d.sizes, d.spacing)
        if parse:
            cuts = np.flatnonzero(d.layers["sentence"] == 1).tolist()
        else:
            cuts = [k for k in range(len(d.spans)) if d.spacing[k] == 5 or boundary(d.text, d.spans, k)]
        cuts = sorted({0, len(d.spans), *cuts})
        self.cuts = []
        for a, b in zip(cuts, cuts[1:]):
            while self.offset[b] - self.offset[a] > MAX_LENGTH - 2:
                c = int(np.searchsorted(self.offset, self.offset[a] + MAX_LENGTH - 2, "right")) - 1
                self.cuts.append((a, max(c, a + 1)))
                a = max(c, a + 1)
            if b > a:
                self.cuts.append((a, b))

    def sample(self, rng, fixed=0.6):
        if rng.random() < fixed:
            return list(self.fixed)
        out, begin, until, limit = [], None, None, 0
        for a, b in self.cuts:
            if begin is not None and self.offset[b] - self.offset[begin] > limit:
                out.append((begin, until))
                begin = None
            if begin is None:
                begin = a
                limit = MAX_LENGTH - 2 if rng.random() < 0.35 else rng.integers(10, MAX_LENGTH - 2)
            until = b
        if begin is not None:
            out.append((begin, until))
        return out


def together(windows, most=4):
    """Windows of one text in runs of `most` neighbours, so that coreference learns from one to the next."""
    return [windows[k:k + most] for k in range(0, len(windows), most)]


def collate(items, rng=None, mask_id=103, dropout=0.06):
    """items: (source, a, b) -> dict of tensors."""
    longest = max(int(s.offset[b] - s.offset[a]) for s, a, b in items) + 2
    n = min(MAX_LENGTH, (longest + 7) // 8 * 8)
    shape = (len(items), n)
    x = {k: np.zeros(shape, np.int64) for k in ("input_ids", "attention_mask", "casing", "spacing")}
    y = {k: np.full(shape, IGNORE, np.int64) for k in INT_LAYERS + ["join", "sentence", "head"]}
    links = []
    y["run"] = np.cumsum([k == 0 or s is not items[k - 1][0] or a != items[k - 1][2] for k, (s, a, _) in enumerate(items)])
    for r, (s, a, b) in enumerate(items):
        o = s.offset[a:b] - s.offset[a] + 1
        size = int(s.offset[b] - s.offset[a])
        unit = np.repeat(np.arange(b - a), s.sizes[a:b])
        x["input_ids"][r, 0], x["input_ids"][r, 1 + size] = 101, 102
        x["input_ids"][r, 1:1 + size] = s.flat[s.offset[a]:s.offset[b]]
        x["attention_mask"][r, :size + 2] = 1
        x["casing"][r, 1:1 + size] = s.casing[a:b][unit]
        x["spacing"][r, 1:1 + size] = 1
        x["spacing"][r, o] = s.spacing[a:b]
        if rng is not None:
            hit = np.flatnonzero(rng.random(b - a) < dropout)
            x["input_ids"][r, 1:1 + size][np.isin(unit, hit)] = mask_id
            chance = rng.random()
            if chance < 0.02:
                c = x["casing"][r]
                c[(c > 0) & (c < 5)] = 1 if chance < 0.01 else 3
        for k, v in s.layers.items():
            if k == "head":
                h = v[a:b]
                inside = (h >= a) & (h < b)
                y[k][r, o] = np.where(inside, o[np.clip(h - a, 0, b - a - 1)], np.where(h == -1, 0, IGNORE))
            else:
                y[k][r, o] = v[a:b]
        for e in s.attributions:
            if e["cue"] and a <= e["cue"][0] < b:
                t = np.zeros((2, n), np.float32)
                for m, role in enumerate(("source", "content")):
                    t[m, [o[u - a] for u in e[role] if a <= u < b]] = 1
                links.append((r, int(o[e["cue"][0] - a]), t))
    x = {k: torch.from_numpy(v) for k, v in x.items()}
    y = {k: torch.from_numpy(v) for k, v in y.items()}
    if links:
        y["link_row"] = torch.tensor([l[0] for l in links])
        y["link_cue"] = torch.tensor([l[1] for l in links])
        y["link_target"] = torch.from_numpy(np.stack([l[2] for l in links]))
    return x, y


def batches(runs, rng, pieces=4096, chunk=400):
    """runs: lists of (source, a, b) that stay together. Shuffle, sort by length inside a chunk, cut into batches of about `pieces` positions."""
    def size(run):
        return max(int(s.offset[b] - s.offset[a]) for s, a, b in run) + 2

    order = rng.permutation(len(runs))
    for c in range(0, len(order), chunk):
        part = sorted((runs[i] for i in order[c:c + chunk]), key=size)
        groups, current, longest = [], [], 0
        for run in part:
            if current and max(longest, size(run)) * (len(current) + len(run)) > pieces:
                groups.append(current)
                current, longest = [], 0
            current = current + run
            longest = max(longest, size(run))
        groups.append(current)
        for g in rng.permutation(len(groups)):
            yield groups[g]
