"""Checks of the comparison of readers.

    python -m training.test_ablate
"""
import tempfile
from pathlib import Path

import torch
from safetensors.torch import save_file

from .ablate import ARMS, table
from .model import Encoder, layers_of
from .train import SHARE, WEIGHT

DIM, INNER = 24, 48


def bert(layers):
    """Weights of a small BERT, each layer filled with its number."""
    w = {"embeddings.word_embeddings.weight": torch.rand(30, DIM), "embeddings.position_embeddings.weight": torch.rand(512, DIM),
         "embeddings.token_type_embeddings.weight": torch.zeros(2, DIM), "embeddings.LayerNorm.weight": torch.ones(DIM),
         "embeddings.LayerNorm.bias": torch.zeros(DIM)}
    for i in range(layers):
        for name, out, into in (*((f"attention.self.{x}", DIM, DIM) for x in ("query", "key", "value")), ("attention.output.dense", DIM, DIM),
                                ("intermediate.dense", INNER, DIM), ("output.dense", DIM, INNER)):
            w[f"encoder.layer.{i}.{name}.weight"] = torch.full((out, into), float(i))
            w[f"encoder.layer.{i}.{name}.bias"] = torch.full((out,), float(i))
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            w[f"encoder.layer.{i}.{name}.weight"] = torch.full((DIM,), float(i))
            w[f"encoder.layer.{i}.{name}.bias"] = torch.full((DIM,), float(i))
    return w


def main():
    with tempfile.TemporaryDirectory() as folder:
        save_file(bert(6), str(Path(folder) / "model.safetensors"))
        for layers, expected in ((3, [0, 2, 4]), (6, [0, 1, 2, 3, 4, 5]), (12, [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5])):
            encoder = Encoder(vocabulary=30, dim=DIM, inner=INNER, heads=2, layers=layers)
            encoder.read(folder)
            found = [int(layer.up.bias[0]) for layer in encoder.layers]
            assert found == expected, f"{layers} layers: expected {expected}, got {found}"
            assert layers_of({"encoder." + k: v for k, v in encoder.state_dict().items()}) == layers
    scores = {"ewt": {"upos": 90.0, "las": 80.0}, "gum": {"las": 81.0}, "worldwide": {"f1": 70.0}, "time": {"strict": 60.0, "relaxed": 75.0},
              "polnear": {"source": [55.0, 65.0], "cue": [50.0, 70.0], "content": [40.0, 80.0]}}
    better = scores | {"gum": {"las": 82.25}}
    rows = table({"base": scores, "12 layers": better}).split("\n")
    assert rows[2] == "| base | 90.0 | 80.0 | 81.0 | 70.0 | 60.0 | 75.0 | 65.0 | 70.0 | 80.0 |", rows[2]
    assert rows[3].split(" | ")[3] == "+1.2", rows[3]
    for arm, options in ARMS.items():
        assert len(options) % 2 == 0 or options == ["--blind"], f"{arm}: expected options with their values, got {options}"
    assert {"plover", "cameo"} < set(SHARE) and set(WEIGHT) > {"join", "sentence"}
    print("ablate: all as expected")


if __name__ == "__main__":
    main()
