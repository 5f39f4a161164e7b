"""Checkpoint to ONNX: fp32, and int8, whose products are of integers; other weights with plain Cast and Mul (folded to fp32 when a session loads it).

    python -m training.export --checkpoint final.pt --documents documents.pickle --vocabulary vocab.txt --out model --version 0.1 [--fp32 FOLDER]
"""
import argparse
import json
import pickle
import shutil
import tempfile
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from .corpora import NAMES, TIMES
from .events import ACTS
from .model import OUTPUTS, restore
from .quantise import SMALLEST, integers, watched

INPUTS = ["input_ids", "attention_mask", "casing", "spacing"]
QUANTISATION = ("products of integers: activations 8 bits, one fixed scale a tensor; weights 7 bits in int8, one scale a column; "
                "embeddings int8, one scale a row; attention, softmax, norms and sums fp32")
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


def weight_only(m):
    """Makes int8 of the weights that no product of integers has taken; they are expanded again when a session loads them."""
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
    onnx.checker.check_model(m)


def save(folder, graph, manifest, vocabulary):
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(graph, str(folder / "reader.onnx.new"))
    (folder / "reader.onnx.new").rename(folder / "reader.onnx")
    (folder / "model.json.new").write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "model.json.new").rename(folder / "model.json")
    if vocabulary.resolve() != (folder / "vocab.txt").resolve():
        shutil.copy(vocabulary, folder / "vocab.txt")
    print(folder, (folder / "reader.onnx").stat().st_size / 1e6, "MB")


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--checkpoint", required=True)
    p.add_argument("--documents", required=True, help="some of their texts set the scales of the activations")
    p.add_argument("--vocabulary", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--version", required=True)
    p.add_argument("--fp32", help="a folder for the same model in fp32, to compare: npm run bench -- TASK --against FOLDER")
    a = p.parse_args()
    model, maps = restore(a.checkpoint)
    with tempfile.TemporaryDirectory() as folder:
        to_onnx(model, Path(folder, "reader.onnx"))
        full = onnx.load(Path(folder, "reader.onnx"))
    for node in full.graph.node:  # no doc strings of the exporting machine
        node.doc_string = ""
    scripts = [{"case": c, "cut": n, "add": s} if n is not None else {"case": c, "whole": s} for c, n, s in maps["lemma"]]
    manifest = {"name": "chancery-reader", "version": a.version, "file": "reader.onnx", "vocabulary": "vocab.txt", "maxLength": 256,
                "upos": maps["upos"], "xpos": maps["xpos"], "rel": maps["rel"], "lemma": scripts, "names": NAMES, "times": TIMES, "acts": ACTS}
    if a.fp32:
        save(Path(a.fp32), full, manifest | {"quantisation": "none: fp32", "trained": TRAINED}, Path(a.vocabulary))
    with open(a.documents, "rb") as f:
        train, _, _ = pickle.load(f)
    graph = integers(full, watched(full, train))
    weight_only(graph)
    save(Path(a.out), graph, manifest | {"quantisation": QUANTISATION, "trained": TRAINED}, Path(a.vocabulary))


if __name__ == "__main__":
    main()
