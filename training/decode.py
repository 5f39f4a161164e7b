"""Model outputs to words, sentences, trees, spans and attributions, window by window."""
import numpy as np

from .units import windows


class Session:
    """An exported reader run with ONNX Runtime."""

    def __init__(self, path, threads=2):
        import onnxruntime
        o = onnxruntime.SessionOptions()
        o.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(str(path), o, providers=["CPUExecutionProvider"])
        self.names = [x.name for x in self.session.get_outputs()]

    def __call__(self, x):
        return dict(zip(self.names, self.session.run(None, x)))


class Checkpoint:
    """A checkpoint run with PyTorch."""

    def __init__(self, path, which="ema"):
        import torch
        from .model import OUTPUTS, restore
        self.torch, self.names = torch, OUTPUTS
        self.model, self.maps = restore(path, which)

    def __call__(self, x):
        with self.torch.no_grad():
            out = self.model(*(self.torch.from_numpy(x[k]) for k in ("input_ids", "attention_mask", "casing", "spacing")))
        return {k: v.numpy() for k, v in zip(self.names, out)}


def run(model, d, limit=16):
    """Yields (first unit, last unit, outputs at first pieces; arc and link on [CLS] + first pieces)."""
    parts = windows(d.text, d.spans, d.sizes, d.spacing)
    for at in range(0, len(parts), limit):
        some = parts[at:at + limit]
        n = max(sum(d.sizes[a:b]) for a, b in some) + 2
        x = {k: np.zeros((len(some), n), np.int64) for k in ("input_ids", "attention_mask", "casing", "spacing")}
        firsts = []
        for r, (a, b) in enumerate(some):
            ids = [p for ps in d.pieces[a:b] for p in ps]
            sizes = np.array(d.sizes[a:b])
            first = np.concatenate([[0], np.cumsum(sizes)[:-1]]) + 1
            firsts.append(first)
            x["input_ids"][r, :len(ids) + 2] = [101, *ids, 102]
            x["attention_mask"][r, :len(ids) + 2] = 1
            x["casing"][r, 1:len(ids) + 1] = np.repeat(d.casing[a:b], sizes)
            x["spacing"][r, 1:len(ids) + 1] = 1
            x["spacing"][r, first] = d.spacing[a:b]
        y = model(x)
        for r, (a, b) in enumerate(some):
            f = firsts[r]
            out = {k: v[r][f] for k, v in y.items() if k not in ("arc", "link")}
            out["arc"] = y["arc"][r][f][:, np.concatenate([[0], f])]
            out["link"] = y["link"][r][:, f][:, :, f]
            yield a, b, out


def tree(scores):
    """scores [n, n + 1] (dependent, head with 0 = root) -> head of each word (-1 root), one root."""
    n = len(scores)
    s = np.full((n + 1, n + 1), -1e9)
    s[1:] = scores
    np.fill_diagonal(s, -1e9)
    heads = s.argmax(1)
    roots = [i for i in range(1, n + 1) if heads[i] == 0]
    if len(roots) != 1:
        gain = s[1:, 0] - s[1:, 1:].max(1) if n > 1 else s[1:, 0]
        root = int(gain.argmax()) + 1
        keep = s[root, 0]
        s[1:, 0] = -1e9
        s[root] = -1e9
        s[root, 0] = keep
        heads = s.argmax(1)
    heads[0] = -1
    return chu_liu(s, heads)[1:] - 1


def chu_liu(s, heads):
    n = len(s)
    colour = np.zeros(n, int)
    cycle = None
    for i in range(1, n):
        path, j = [], i
        while j > 0 and colour[j] == 0:
            colour[j] = -i
            path.append(j)
            j = heads[j]
        if j > 0 and colour[j] == -i:
            cycle = [j]
            k = heads[j]
            while k != j:
                cycle.append(k)
                k = heads[k]
            break
        for k in path:
            colour[k] = 1
    if cycle is None:
        return heads
    inside = np.zeros(n, bool)
    inside[cycle] = True
    out = np.flatnonzero(~inside)
    m = len(out)
    t = np.full((m + 1, m + 1), -1e9)
    t[:m, :m] = s[np.ix_(out, out)]
    c = np.array(cycle)
    own = s[c, heads[c]]
    total = own.sum()
    leave = s[np.ix_(out, c)]
    t[:m, m] = leave.max(1)
    enter = s[np.ix_(c, out)] - own[:, None] + total
    t[m, :m] = enter.max(0)
    np.fill_diagonal(t, -1e9)
    h = t.argmax(1)
    h[0] = -1
    h = chu_liu(t, h)
    result = heads.copy()
    for a in range(1, m):
        result[out[a]] = out[h[a]] if h[a] < m else c[leave[a].argmax()]
    broken = c[enter[:, h[m]].argmax()]
    result[broken] = out[h[m]]
    return result


def sentences(d, a, b, y):
    """Words and trees of one window: lists of dicts with start, end, unit, upos, xpos, lemma, head, rel."""
    join, start = y["join"] > 0, y["sentence"] > 0
    out, k = [], 0
    while k < b - a:
        e = k + 1
        while e < b - a and join[e] and d.spacing[a + e] == 2:
            e += 1
        if not out or start[k] or d.spacing[a + k] == 5:
            out.append([])
        out[-1].append((k, e))
        k = e
    for words in out:
        at = np.array([k for k, _ in words])
        heads = tree(y["arc"][at][:, np.concatenate([[0], at + 1])])
        yield [{"start": d.spans[a + k][0], "end": d.spans[a + e - 1][1], "unit": a + k, "upos": int(y["upos"][k]),
                "xpos": int(y["xpos"][k]), "lemma": int(y["lemma"][k]), "rel": int(y["rel"][k]), "head": int(h)}
               for (k, e), h in zip(words, heads)]


def bio(logits):
    """Best legal BIO path -> spans (first, past the last, type)."""
    n, c = logits.shape
    # I-x may follow only B-x or I-x.
    back = np.zeros((n, c), int)
    score = logits[0].copy()
    score[2::2] = -1e9
    kinds = np.arange(1, c, 2)
    for i in range(1, n):
        best = int(score.argmax())
        new = np.full(c, score[best])
        back[i] = best
        pair = np.stack([score[kinds], score[kinds + 1]])
        which = pair.argmax(0)
        new[kinds + 1] = pair.max(0)
        back[i, kinds + 1] = kinds + which
        score = new + logits[i]
    k = int(score.argmax())
    path = [k]
    for i in range(n - 1, 0, -1):
        k = int(back[i, k])
        path.append(k)
    path.reverse()
    spans = []
    for i, k in enumerate(path):
        if k % 2 == 1:
            spans.append([i, i + 1, k // 2])
        elif k > 0:
            spans[-1][1] = i + 1
    return spans


def attributions(y, snap=0.6):
    """Cue-first decoding: [(cue, source, content)] as sorted unit lists relative to the window."""
    cues = [range(s, e) for s, e, _ in bio(y["cue"])]
    sources = [set(range(s, e)) for s, e, _ in bio(y["source"])]
    contents = [set(range(s, e)) for s, e, _ in bio(y["content"])]
    out = []
    for cue in cues:
        row = y["link"][:, cue[0]]
        own = set(cue)
        chosen = [linked(row[0], sources, own, snap), linked(row[1], contents, own, snap)]
        out.append((sorted(own), sorted(chosen[0]), sorted(chosen[1])))
    return out


def linked(scores, spans, own, snap):
    """Units whose link is positive; runs that nearly equal a labelled span take that span's edges."""
    inside = {int(k) for k in np.flatnonzero(scores > 0)} - own
    out = set()
    for segment in segments(inside):
        best = max(spans, key=lambda s: len(s & segment) / len(s | segment), default=None)
        if best and len(best & segment) / len(best | segment) >= snap:
            out |= best - own
        else:
            out |= segment
    if not inside and spans:
        best = max(spans, key=lambda s: scores[sorted(s)].mean())
        if scores[sorted(best)].mean() > -0.5:
            out = set(best) - own
    return out


def segments(units):
    out = []
    for k in sorted(units):
        if out and k - 1 in out[-1]:
            out[-1].add(k)
        else:
            out.append({k})
    return out
