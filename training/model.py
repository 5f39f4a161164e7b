"""The reader: an encoder of 6 layers with syntax, name, time, attribution, coreference and act heads."""
import json
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

ARC, REL, LINK, COREF = 256, 128, 128, 96
BRANCH = 2  # layers that acts have for themselves, beside the last ones of the encoder
PREDICATES = ("VERB", "NOUN", "ADJ")  # what may say what an actor does; `src/read/act-scores.ts` keeps the scores of no others


class Layer(nn.Module):
    def __init__(self, dim, inner, heads):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(dim, 3 * dim)
        self.out = nn.Linear(dim, dim)
        self.norm1 = nn.LayerNorm(dim, eps=1e-12)
        self.up = nn.Linear(dim, inner)
        self.down = nn.Linear(inner, dim)
        self.norm2 = nn.LayerNorm(dim, eps=1e-12)

    def forward(self, x, mask):
        return self.rest(x, self.attend(x, mask))

    def attend(self, x, mask):
        b, n, d = x.shape
        h, w = self.heads, d // self.heads
        qkv = self.qkv(x).view(b, n, 3, h, w).permute(2, 0, 3, 1, 4)
        if self.training:  # batched by head in bfloat16: faster on a CPU than the fused kernel at these lengths
            q, k, v = qkv.contiguous().view(3, b * h, n, w)
            s = torch.baddbmm(mask.to(q.dtype).expand(b, h, 1, n).reshape(b * h, 1, n), q, k.transpose(1, 2), alpha=w ** -0.5)
            with torch.autocast("cpu", enabled=False):
                s = s.softmax(-1)
            a = torch.bmm(s, v).view(b, h, n, w)
        else:
            q, k, v = qkv[0], qkv[1], qkv[2]
            a = (q * w ** -0.5 @ k.transpose(2, 3) + mask).softmax(-1) @ v
        return a.transpose(1, 2).reshape(b, n, d)

    def rest(self, x, attended):
        """What comes after attention: each position by itself."""
        x = self.norm1(x + self.out(attended))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    def __init__(self, vocabulary=30522, dim=384, inner=1536, heads=12, layers=6):
        super().__init__()
        self.word = nn.Embedding(vocabulary, dim)
        self.place = nn.Embedding(512, dim)
        self.casing = nn.Embedding(7, dim)
        self.spacing = nn.Embedding(6, dim)
        self.norm = nn.LayerNorm(dim, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dim, inner, heads) for _ in range(layers))

    def forward(self, ids, mask, casing, spacing, drop):
        x = self.word(ids) + self.place.weight[:ids.shape[1]] + self.casing(casing) + self.spacing(spacing)
        x = drop(self.norm(x))
        if self.training:
            x = x.bfloat16()
        seen = [x]
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
            seen.append(x)
        return seen

    def read(self, folder):
        """Weights of a BERT checkpoint of this width; where it has fewer layers than the encoder, each serves several in a row."""
        from safetensors.torch import load_file
        w = load_file(str(Path(folder) / "model.safetensors"))
        w = {k.removeprefix("bert."): v.float() for k, v in w.items()}
        state = {"word.weight": w["embeddings.word_embeddings.weight"],
                 "place.weight": w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0],
                 "norm.weight": w["embeddings.LayerNorm.weight"], "norm.bias": w["embeddings.LayerNorm.bias"],
                 "casing.weight": torch.randn(7, w["embeddings.word_embeddings.weight"].shape[1]) * 0.01,
                 "spacing.weight": torch.randn(6, w["embeddings.word_embeddings.weight"].shape[1]) * 0.01}
        given = 1 + max(int(k.split(".")[2]) for k in w if k.startswith("encoder.layer."))
        for i in range(len(self.layers)):
            p, o = f"encoder.layer.{i * given // len(self.layers)}.", f"layers.{i}."
            for part in ("weight", "bias"):
                state[o + "qkv." + part] = torch.cat([w[p + f"attention.self.{x}.{part}"] for x in ("query", "key", "value")])
                state[o + "out." + part] = w[p + "attention.output.dense." + part]
                state[o + "norm1." + part] = w[p + "attention.output.LayerNorm." + part]
                state[o + "up." + part] = w[p + "intermediate.dense." + part]
                state[o + "down." + part] = w[p + "output.dense." + part]
                state[o + "norm2." + part] = w[p + "output.LayerNorm." + part]
        self.load_state_dict(state)


class Mix(nn.Module):
    """Learned weighted sum of the encoder's layers."""

    def __init__(self, count):
        super().__init__()
        start = torch.zeros(count)
        start[-1] = 2.0
        start[-2] = 1.0
        self.weight = nn.Parameter(start)

    def forward(self, seen):
        w = self.weight.softmax(0)
        return sum(w[i] * x for i, x in enumerate(seen))


class Reader(nn.Module):
    def __init__(self, sizes, layers=6):
        """sizes: number of upos, xpos, lemma, rel, names, times, crossner, acts."""
        super().__init__()
        d = 384
        self.sizes = sizes
        self.encoder = Encoder(layers=layers)
        self.syntax, self.spans, self.chains = Mix(layers + 1), Mix(layers + 1), Mix(layers + 1)
        self.tags = nn.Linear(d, 2 + sizes["upos"] + sizes["xpos"] + sizes["lemma"])
        self.project = nn.Linear(d, 2 * (ARC + REL))
        self.arc = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_head = nn.Parameter(torch.zeros(ARC))
        self.rel = nn.Parameter(torch.zeros(sizes["rel"], REL, REL))
        self.rel_sum = nn.Linear(2 * REL, sizes["rel"])
        self.bio = nn.Linear(d, 2 * sizes["names"] + 1 + 2 * sizes["times"] + 1 + 9 + 2 * sizes["crossner"] + 1)
        self.link_project = nn.Linear(d, 4 * LINK)
        self.link = nn.Parameter(torch.zeros(2, LINK, LINK))
        self.link_cue = nn.Parameter(torch.zeros(2, LINK))
        self.link_bias = nn.Parameter(torch.full((2,), -2.0))
        self.coref_project = nn.Linear(d, 2 * COREF)
        self.coref = nn.Parameter(torch.zeros(COREF, COREF))
        self.coref_key = nn.Parameter(torch.zeros(COREF))
        self.coref_new = nn.Linear(d, 1)
        self.act_layers = nn.ModuleList(Layer(d, 1536, 12) for _ in range(BRANCH))
        self.acts = nn.Linear(d, sizes["acts"])  # the type of act a word stands for; learnt at predicates only
        for p in (self.arc, self.rel, self.link, self.coref):
            nn.init.normal_(p, std=0.01)
        self.p = 0.1
        self.predicates = None  # places of PREDICATES among the tags; acts are scored everywhere if not given

    def drop(self, x):
        return F.dropout(x, self.p, self.training)

    def encode(self, ids, mask, casing, spacing):
        """Views of the encoder's layers for syntax, spans and chains."""
        return self.views(self.encoder(ids, mask, casing, spacing, self.drop))

    def views(self, seen):
        return self.drop(self.syntax(seen)), self.drop(self.spans(seen)), self.drop(self.chains(seen))

    def tagging(self, s):
        z = self.sizes
        join, sentence, upos, xpos, lemma = self.tags(s).split([1, 1, z["upos"], z["xpos"], z["lemma"]], -1)
        return join[..., 0], sentence[..., 0], upos, xpos, lemma

    def parsing(self, s):
        """arc scores [B, dependent, head]; and the two relation views."""
        dep, head, rel_dep, rel_head = self.drop(F.gelu(self.project(s))).split([ARC, ARC, REL, REL], -1)
        arc = (dep @ self.arc + self.arc_head) @ head.transpose(1, 2)
        return arc, rel_dep, rel_head

    def relation(self, dep, head):
        """dep, head: [N, REL] -> [N, relations]."""
        t = (dep @ self.rel.permute(1, 0, 2).reshape(REL, -1)).view(-1, self.sizes["rel"], REL)
        return (t * head[:, None]).sum(-1) + self.rel_sum(torch.cat([dep, head], -1))

    def labelling(self, s):
        z = self.sizes
        return self.bio(s).split([2 * z["names"] + 1, 2 * z["times"] + 1, 3, 3, 3, 2 * z["crossner"] + 1], -1)

    def linking(self, s):
        """[B, 2, cue, member]."""
        b, n, _ = s.shape
        x = self.drop(F.gelu(self.link_project(s))).view(b, n, 4, LINK).permute(0, 2, 1, 3)
        cue, member = x[:, :2], x[:, 2:]
        return (cue @ self.link + self.link_cue[:, None]) @ member.transpose(2, 3) + self.link_bias[:, None, None]

    def coreference(self, s):
        """query and key [B, n, COREF], whose product scores an antecedent of a mention's head word; new [B, n], the score of none."""
        own, other = self.drop(F.gelu(self.coref_project(s))).split(COREF, -1)
        return own @ self.coref + self.coref_key, other, self.coref_new(s)[..., 0]

    def acting(self, lower, mask, rows=None):
        """lower: what the encoder's last BRANCH layers start from; rows [B, n]: which positions are asked for -> scores [B, n, acts], 0 elsewhere."""
        bias = (1.0 - mask[:, None, None, :].to(lower.dtype)) * -1e4
        for layer in self.act_layers[:-1]:
            lower = layer(lower, bias)
        last = self.act_layers[-1]
        if rows is None:
            return self.acts(self.drop(last(lower, bias)))
        b, n, d = lower.shape
        at = rows.reshape(b * n).nonzero()[:, 0]
        scores = self.acts(last.rest(lower.reshape(b * n, d)[at], last.attend(lower, bias).reshape(b * n, d)[at]))
        return torch.zeros(b * n, self.sizes["acts"]).index_put((at,), scores).view(b, n, -1)

    def forward(self, input_ids, attention_mask, casing, spacing):
        """The exported graph."""
        seen = self.encoder(input_ids, attention_mask, casing, spacing, self.drop)
        s, t, c = self.views(seen)
        join, sentence, upos, xpos, lemma = self.tagging(s)
        arc, dep, head = self.parsing(s)
        word = (spacing > 1) & (join <= 0)
        group = torch.cumsum(((sentence > 0) & word).to(torch.int32), 1)
        allowed = word[:, None, :] & (group[:, :, None] == group[:, None, :])
        root = torch.arange(input_ids.shape[1]) == 0
        allowed = allowed | root[None, None, :]
        itself = torch.arange(input_ids.shape[1])[:, None] == torch.arange(input_ids.shape[1])[None, :]
        arc = torch.where(allowed & ~itself[None], arc, torch.full_like(arc, -1e4))
        best = arc.argmax(-1)
        picked = torch.gather(head, 1, best[..., None].expand(-1, -1, REL))
        b, n = input_ids.shape
        t1 = (dep.reshape(b * n, REL) @ self.rel.permute(1, 0, 2).reshape(REL, -1)).view(b * n, self.sizes["rel"], REL)
        rel = (t1 @ picked.reshape(b * n, REL, 1))[..., 0] + self.rel_sum(torch.cat([dep, picked], -1).reshape(b * n, -1))
        names, times, source, cue, content, _ = self.labelling(t)
        i32 = torch.int32
        tag = upos.argmax(-1)
        rows = None if self.predicates is None else (spacing > 1) & (tag[..., None] == torch.tensor(self.predicates)).any(-1)
        return (join, sentence, tag.to(i32), xpos.argmax(-1).to(i32), lemma.argmax(-1).to(i32),
                rel.argmax(-1).view(b, n).to(i32), arc, names, times, source, cue, content, self.linking(t), *self.coreference(c),
                self.acting(seen[-1 - BRANCH], attention_mask, rows))


OUTPUTS = ["join", "sentence", "upos", "xpos", "lemma", "rel", "arc", "names", "times", "source", "cue", "content", "link",
           "coref_query", "coref_key", "coref_new", "act"]


def sizes_of(maps, names, times, crossner, acts):
    return {k: len(maps[k]) for k in ("upos", "xpos", "lemma", "rel")} | {
        "names": len(names), "times": len(times), "crossner": len(crossner), "acts": len(acts)}


def layers_of(state):
    """How many layers the encoder of these weights has."""
    return sum(k.startswith("encoder.layers.") and k.endswith(".norm1.weight") for k in state)


def restore(path, which="ema"):
    saved = torch.load(path, map_location="cpu", weights_only=False)
    model = Reader(saved["sizes"], layers_of(saved[which]))
    model.load_state_dict(saved[which])
    model.predicates = [saved["maps"]["upos"].index(tag) for tag in PREDICATES]
    return model.eval(), saved["maps"]
