"""The weights of an exported reader, to go on training from what is shipped (7 or 8 bits, so a little rounded)."""
import numpy as np
import onnx
import torch
from onnx import numpy_helper


def weights(path):
    """reader.onnx -> {parameter name: tensor}; parameters that no exported head uses are not there."""
    graph = onnx.load(str(path)).graph
    value = {w.name: numpy_helper.to_array(w) for w in graph.initializer}
    for name in [k for k in value if k.endswith("_q")]:
        value[name[:-2]] = value[name].astype(np.float32) * value[name[:-2] + "_s"]
    made = {n.output[0]: n for n in graph.node}
    integers = {n.output[0]: n for n in graph.node if n.op_type == "MatMulIntegerToFloat"}
    for n in integers.values():  # channels of the activations that were divided, and their weights multiplied
        name, source = n.input[1][:-2], made[n.input[0]].input[0]
        if source in made and made[source].op_type == "Mul" and made[source].input[1].endswith("_m"):
            value[name] = value[name] * value[made[source].input[1]][:, None]
    parts = ("_q", "_s", "_z", "_m")
    out = {k: v for k, v in value.items() if not k.startswith("onnx::") and not k.endswith(parts) and not k.startswith("/") and k[-2:] != ".1"}
    for n in integers.values():  # x @ W + bias in one
        if n.input[6].endswith(".bias"):
            out[n.input[6][:-5] + ".weight"] = value[n.input[1][:-2]].T
    mixes, loose = [], []
    for n in graph.node:
        if n.op_type == "Add":  # x @ W + bias
            bias = next((i for i in n.input if i.endswith(".bias") and i in value), None)
            product = next((made[i] for i in n.input if i in made and made[i].op_type in ("MatMul", "Gemm")), None)
            if bias and product:
                w = next((i for i in product.input if i in value), None)
                if w and w.startswith("onnx::"):
                    out[bias[:-5] + ".weight"] = value[w].T
            elif any(i.startswith("onnx::Add") for i in n.input):
                loose.append(value[next(i for i in n.input if i.startswith("onnx::Add"))])
        elif n.op_type == "Mul":
            scalar = next((i for i in n.input if i.startswith("onnx::Mul") and value[i].shape == ()), None)
            if scalar:
                mixes.append(float(value[scalar]))
    count = 1 + sum(k.startswith("encoder.layers.") and k.endswith(".norm1.weight") for k in value)
    for k, name in enumerate(("syntax", "spans", "chains")[:len(mixes) // count]):
        out[name + ".weight"] = np.log(np.maximum(np.array(mixes[count * k:count * (k + 1)], np.float32), 1e-12))
    for name in ("arc", "link", "coref_key"):  # outputs have these names too
        if name + ".1" in value:
            out[name] = value[name + ".1"]
    relations = value["rel_sum.bias"].shape[0]
    size = out["rel_sum.weight"].shape[1] // 2
    flat = next(v for k, v in value.items() if k.startswith("onnx::MatMul") and not k.endswith(parts)
                and v.shape == (size, relations * size))
    out["rel"] = flat.reshape(size, relations, size).transpose(1, 0, 2)
    for v in loose:
        if v.ndim == 3 and v.shape[1] == 1:
            out["link_cue" if v.shape[2] > 1 else "link_bias"] = v[:, 0] if v.shape[2] > 1 else v[:, 0, 0]
    return {k: torch.tensor(np.array(v, np.float32)) for k, v in out.items()}


def read_into(model, path):
    """Loads what an exported reader has into a model, whose other heads keep their start; returns the names of those."""
    found = weights(path)
    own = model.state_dict()
    wrong = [k for k, v in found.items() if k in own and own[k].shape != v.shape]
    if wrong:
        raise ValueError(f"expected the sizes of this model, got others for {', '.join(wrong)}")
    model.load_state_dict({k: v for k, v in found.items() if k in own}, strict=False)
    return sorted(set(own) - set(found))
