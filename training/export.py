"""Checkpoint to ONNX: fp32, and weight-only int8 with plain Cast and Mul (folded to fp32 when a session loads it).

    python -m training.export --checkpoint final.pt --vocabulary vocab.txt --out model --version 0.1 [--fp32 reader-fp32.onnx]
"""
import argparse
import json
import shutil
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from .corpora import NAMES, TIMES
from .events import ACTS
from .model import OUTPUTS, restore

INPUTS = ["input_ids", "attention_mask", "casing", "spacing"]
SMALLEST = 4096  # weights with fewer values stay fp32
TRAINED = ["UD English EWT train", "GUM train (open genres)", "Worldwide newswire train", "CrossNER politics train (auxiliary head)",
           "PolNeAR train", "TimeBank, AQUAINT (less the held-back tenth), MEANTIME, WikiWars train",
           "PLV train (sentences with source and target)", "CAMEO code book and verb patterns"]


def to_onnx(model, path):
    example = tuple(torch.ones(2, 24, dtype=torch.int64) for _ in INPUTS)
    axes = {k: {0: "B", 1: "L"} for k in INPUTS + OUTPUTS}
    axes["arc"] = {0: "B", 1: "L", 2: "L"}
    axes["link"] = {0: "B", 2: "L", 3: "L"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(model, example, str(path), input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=axes,
                          opset_version=17, dynamo=False)


def quantise(value, axis):
    """Symmetric int8 along `axis` (one scale a channel)."""
    rest = tuple(i for i in range(value.ndim) if i != axis)
    scale = np.abs(value).max(axis=rest, keepdims=True) / 127
    scale[scale == 0] = 1
    return np.clip(np.rint(value / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


def weight_only(source, target):
    m = onnx.load(str(source))
    g = m.graph
    users = {}
    for n in g.node:
        for i in n.input:
            users.setdefault(i, []).append(n)
    before, kept = [], []
    for w in list(g.initializer):
        value = numpy_helper.to_array(w)
        n = users.get(w.name, [None])[0]
        if w.data_type != TensorProto.FLOAT or value.size < SMALLEST or value.ndim < 2:
            kept.append(w)
            continue
        if n.op_type == "Gather" and n.input[0] == w.name:  # embeddings: one scale a row, gathered with it
            q, s = quantise(value, 0)
            kept += [numpy_helper.from_array(q, w.name + "_q"), numpy_helper.from_array(s, w.name + "_s")]
            at = list(g.node).index(n)
            out, ids = n.output[0], n.input[1]
            g.node.remove(n)
            for k, node in enumerate([
                    helper.make_node("Gather", [w.name + "_q", ids], [out + "_q"], axis=0),
                    helper.make_node("Gather", [w.name + "_s", ids], [out + "_s"], axis=0),
                    helper.make_node("Cast", [out + "_q"], [out + "_c"], to=TensorProto.FLOAT),
                    helper.make_node("Mul", [out + "_c", out + "_s"], [out])]):
                g.node.insert(at + k, node)
            continue
        q, s = quantise(value, value.ndim - 1)
        kept += [numpy_helper.from_array(q, w.name + "_q"), numpy_helper.from_array(s, w.name + "_s")]
        before += [helper.make_node("Cast", [w.name + "_q"], [w.name + "_c"], to=TensorProto.FLOAT),
                   helper.make_node("Mul", [w.name + "_c", w.name + "_s"], [w.name])]
    del g.initializer[:]
    g.initializer.extend(kept)
    nodes = before + list(g.node)
    del g.node[:]
    g.node.extend(nodes)
    for k in range(len(g.node)):  # no names or doc strings of the exporting machine
        g.node[k].doc_string = ""
    onnx.checker.check_model(m)
    onnx.save(m, str(target))


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--checkpoint", required=True)
    p.add_argument("--vocabulary", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--version", required=True)
    p.add_argument("--fp32")
    a = p.parse_args()
    out = Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    model, maps = restore(a.checkpoint)
    full = Path(a.fp32 or out / "reader-fp32.onnx")
    to_onnx(model, full)
    weight_only(full, out / "reader.onnx.new")
    (out / "reader.onnx.new").rename(out / "reader.onnx")
    if not a.fp32:
        full.unlink()
    if Path(a.vocabulary).resolve() != (out / "vocab.txt").resolve():
        shutil.copy(a.vocabulary, out / "vocab.txt")
    scripts = [{"case": c, "cut": n, "add": s} if n is not None else {"case": c, "whole": s} for c, n, s in maps["lemma"]]
    manifest = {"name": "chancery-reader", "version": a.version, "file": "reader.onnx", "vocabulary": "vocab.txt", "maxLength": 256,
                "upos": maps["upos"], "xpos": maps["xpos"], "rel": maps["rel"], "lemma": scripts, "names": NAMES, "times": TIMES, "acts": ACTS,
                "quantisation": "weights int8, one scale a channel, expanded by Cast and Mul when the session loads; activations fp32",
                "trained": TRAINED}
    (out / "model.json.new").write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (out / "model.json.new").rename(out / "model.json")
    print((out / "reader.onnx").stat().st_size / 1e6, "MB")


if __name__ == "__main__":
    main()
