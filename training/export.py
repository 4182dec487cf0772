"""Write a trained network as the folder that the package loads: int8 ONNX, heads, tokenizer, model.json.

usage: python -m training.export NETWORK.pt OUT --base PATH --name small --version v1 [--heads BENCH_DIR]

The linear layers of the encoder are quantised dynamically, per channel (onnxruntime); the two small networks keep
float16. `--heads` also writes the auxiliary heads of public corpora, for their rows of the benchmark.
"""

from __future__ import annotations

import argparse
import json
import logging
import shutil
import sys
import warnings
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from causerie.encoder.scheme import VERSION
from training.marks import AUXILIARY
from training.network import Network, Shape, load


class Exported(nn.Module):
    """What the ONNX graph holds: the encoder and the tags."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        states = self.network.states(input_ids, attention_mask)
        return self.network.tags(states), states


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", default="")
    parser.add_argument("--name", required=True)
    parser.add_argument("--version", default="v1")
    parser.add_argument("--heads", type=Path)
    return parser.parse_args()


def write_graph(network: Network, out: Path) -> None:
    """`encoder.onnx` in int8; the float32 graph does not stay.

    Weights keep 7 bits: with 8, products overflow on processors without VNNI (onnxruntime, quantization).
    """
    whole = out / "float32.onnx"
    example = (torch.ones(1, 8, dtype=torch.long), torch.ones(1, 8, dtype=torch.long))
    names = {"input_ids", "attention_mask", "tags", "states"}
    torch.onnx.export(
        Exported(network),
        example,
        str(whole),
        input_names=["input_ids", "attention_mask"],
        output_names=["tags", "states"],
        dynamic_axes={name: {0: "B", 1: "T"} for name in names},
        dynamo=False,
        opset_version=17,
    )
    quantize_dynamic(
        str(whole), str(out / "encoder.onnx"), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
    )
    whole.unlink()


def array(value: Tensor) -> np.ndarray:
    return value.detach().numpy().astype(np.float16)


def write_heads(network: Network, out: Path) -> None:
    layers = {f"{name}.{part}": getattr(network, name) for name in ("pair", "span") for part in ("one", "two")}
    arrays = {}
    for at, number in (("one", 1), ("two", 2)):
        for name in ("pair", "span"):
            layer = getattr(layers[f"{name}.{at}"], at)
            arrays[f"{name}.w{number}"], arrays[f"{name}.b{number}"] = array(layer.weight.T), array(layer.bias)
    np.savez(out / "heads.npz", **arrays)


def write_auxiliary(network: Network, folder: Path, size: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in AUXILIARY:
        tags, label = network.aux_tags[name], network.aux_label[name]
        arrays = {"tags.w": tags.weight.T, "tags.b": tags.bias, "label.w": label.weight[0], "label.b": label.bias}
        np.savez(folder / f"{name}_{size}.npz", **{key: array(value) for key, value in arrays.items()})


def main() -> int:
    options = arguments()
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    kept = torch.load(options.network, map_location="cpu", weights_only=True)
    shape = Shape(**{**kept["shape"], **({"base": options.base} if options.base else {})})
    network = load(options.network, shape).eval()
    options.out.mkdir(parents=True, exist_ok=True)
    write_graph(network, options.out)
    write_heads(network, options.out)
    shutil.copy(Path(shape.base) / "tokenizer.json", options.out / "tokenizer.json")
    about = {
        "name": options.name,
        "version": options.version,
        "scheme": VERSION,
        "hidden": network.hidden,
        "base": Path(shape.base).name,
    }
    (options.out / "model.json").write_text(json.dumps(about) + "\n")
    if options.heads:
        write_auxiliary(network, options.heads, options.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
