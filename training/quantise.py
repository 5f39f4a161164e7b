"""An fp32 graph to one whose products with weights are products of integers.

The scales of the activations are fixed, from texts of training, so an answer depends neither on what is read beside it nor on padding.
Weights keep 7 of their 8 bits: two products of bytes then always fit the 16 bits in which AVX2 adds them, and every machine comes to the same sum.
"""
import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from .decode import run

SMALLEST = 4096  # weights with fewer values stay fp32
MOST = 64  # of a weight as an integer
PIECES = {"ewt": 12000, "gum": 12000, "worldwide": 14000, "polnear": 14000, "time": 8000}  # read of each corpus to set the scales
EVEN = 0.5  # channels above this quantile of all are scaled down to it
UNEVEN = 1.5  # where the largest channel is more than that many times the quantile
DAMPING = 0.01  # of the mean of the diagonal, added to it


def products(graph):
    """The products with a weight of two dimensions: (node, the node that adds a bias or None, name of the bias or "")."""
    size = {w.name: list(w.dims) for w in graph.initializer}
    users = {}
    for n in graph.node:
        for i in n.input:
            users.setdefault(i, []).append(n)
    for n in graph.node:
        if n.op_type != "MatMul" or len(size.get(n.input[1], [])) != 2 or np.prod(size[n.input[1]]) < SMALLEST:
            continue
        after = users.get(n.output[0], [])
        add = after[0] if len(after) == 1 and after[0].op_type == "Add" else None
        bias = next((i for i in add.input if len(size.get(i, [])) == 1), "") if add else ""
        yield n, add if bias else None, bias


class Watched:
    """A graph that keeps what goes into its products: the range of each channel, and the products of channels with one another."""

    def __init__(self, model):
        self.names = sorted({n.input[0] for n, _, _ in products(model.graph)})
        self.outputs = [o.name for o in model.graph.output]
        open_graph = onnx.ModelProto()
        open_graph.CopyFrom(model)
        open_graph.graph.output.extend(helper.make_tensor_value_info(k, TensorProto.FLOAT, None) for k in self.names)
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(open_graph.SerializeToString(), options, providers=["CPUExecutionProvider"])
        self.low, self.high, self.square = {}, {}, {}
        self.pieces = 0

    def __call__(self, x):
        found = self.session.run(None, x)
        mask = x["attention_mask"].astype(bool)
        self.pieces += int(mask.sum())
        for name, y in zip(self.names, found[len(self.outputs):]):
            flat = y.reshape(-1, y.shape[-1])
            y = flat[mask.ravel()] if len(flat) == mask.size else flat
            if not len(y):
                continue
            self.low[name] = np.minimum(self.low.get(name, 0), y.min(0))
            self.high[name] = np.maximum(self.high.get(name, 0), y.max(0))
            self.square[name] = self.square.get(name, 0) + y.T @ y
        return dict(zip(self.outputs, found))


def watched(model, train, seed=1):
    """What goes into the products of a graph over some documents of each corpus."""
    rng = np.random.default_rng(seed)
    seen = Watched(model)
    for corpus, most in PIECES.items():
        limit = seen.pieces + most
        for i in rng.permutation(len(train[corpus])):
            if seen.pieces >= limit:
                break
            for _ in run(seen, train[corpus][i]):
                pass
    return seen


def channels(low, high):
    """What each channel is divided by, so that a few large ones do not make the steps of all others coarse; None where none is so large."""
    size = np.maximum(np.maximum(-low, high), 1e-6)
    most = np.quantile(size, EVEN)
    return np.maximum(1, size / most) if size.max() > UNEVEN * most else None


def rounded(weight, square):
    """Integers and a scale for each column. What rounding one row does to the product, the rows after it make good (Frantar et al. 2022, GPTQ)."""
    w = weight.astype(np.float64)
    scale = np.abs(w).max(0) / MOST
    scale[scale == 0] = 1
    h = square.astype(np.float64)
    h[np.diag_indices_from(h)] += DAMPING * np.diag(h).mean()
    order = np.argsort(-np.diag(h))
    w, h = w[order], h[np.ix_(order, order)]
    after = np.linalg.cholesky(np.linalg.inv(h)).T
    q = np.zeros_like(w)
    for k in range(len(w)):
        q[k] = np.clip(np.rint(w[k] / scale), -MOST, MOST)
        w[k + 1:] -= np.outer(after[k, k + 1:], (w[k] - q[k] * scale) / after[k, k])
    out = np.empty_like(q)
    out[order] = q
    return out.astype(np.int8), scale.astype(np.float32)


def integers(model, seen):
    """The graph with integers in its products: QuantizeLinear, then MatMulIntegerToFloat, which adds the bias too."""
    graph = model.graph
    values = {w.name: numpy_helper.to_array(w) for w in graph.initializer}
    found = {n.output[0]: (add, bias) for n, add, bias in products(graph)}
    added = {add.output[0] for add, _ in found.values() if add}
    made, kept, nodes = set(), [], []
    for n in graph.node:
        if n.output[0] in added:
            continue
        if n.output[0] not in found:
            nodes.append(n)
            continue
        add, bias = found[n.output[0]]
        x, w = n.input
        low, high, square, weight = seen.low[x], seen.high[x], seen.square[x], values[w]
        divided = channels(low, high)
        if divided is not None:
            low, high, square, weight = low / divided, high / divided, square / np.outer(divided, divided), weight * divided[:, None]
        if x not in made:
            made.add(x)
            step = np.float32((high.max() - low.min()) / 255)
            zero = np.uint8(np.rint(-low.min() / step))
            kept += [numpy_helper.from_array(np.array(step), x + "_s"), numpy_helper.from_array(np.array(zero), x + "_z")]
            source = x
            if divided is not None:
                kept.append(numpy_helper.from_array((1 / divided).astype(np.float32), x + "_m"))
                source = x + "_even"
                nodes.append(helper.make_node("Mul", [x, x + "_m"], [source]))
            nodes.append(helper.make_node("QuantizeLinear", [source, x + "_s", x + "_z"], [x + "_u8"]))
        q, scale = rounded(weight, square)
        kept += [numpy_helper.from_array(q, w + "_q"), numpy_helper.from_array(scale, w + "_s")]
        inputs = [x + "_u8", w + "_q", x + "_s", w + "_s", x + "_z", "", bias]
        nodes.append(helper.make_node("MatMulIntegerToFloat", inputs, [(add or n).output[0]], name=n.name, domain="com.microsoft"))
    used = {i for n in nodes for i in n.input}
    kept = [w for w in graph.initializer if w.name in used] + kept
    out = onnx.ModelProto()
    out.CopyFrom(model)
    del out.graph.node[:], out.graph.initializer[:]
    out.graph.node.extend(nodes)
    out.graph.initializer.extend(kept)
    out.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    return out
