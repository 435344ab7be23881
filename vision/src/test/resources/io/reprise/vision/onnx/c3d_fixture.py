"""Writes c3d.csv: what a C3D of seeded weights answers to a clip, by PyTorch.

    python3 c3d_fixture.py > c3d.csv

The network has C3D's layers (Tran et al., ICCV 2015: eight 3x3x3 convolutions, five max poolings of which the first
leaves time alone and the last pads, two dense layers), at its real clip of 16 x 112 x 112. WIDTHS make it narrow enough
for a test; the real ones are 64, 128, 256, 256, 512, 512, 512, 512, 4096, 4096. Weights and pixels come from the integer
generator below, which C3dTest repeats, so that no weights need to be stored.
"""
import sys

import numpy as np
import torch
import torch.nn.functional as F

MASK = (1 << 64) - 1


def uniform(seed, count):
    """count numbers in [-1, 1): the upper 24 bits of a 64-bit linear congruential generator."""
    state = seed
    out = np.empty(count, dtype=np.float32)
    for i in range(count):
        state = (state * 6364136223846793005 + 1442695040888963407) & MASK
        out[i] = ((state >> 40) - (1 << 23)) / np.float32(1 << 23)
    return out


def layer(seed, *shape):
    fan_in = int(np.prod(shape[1:]))
    scale = np.float32(np.sqrt(6.0 / fan_in))
    weight = torch.from_numpy(uniform(seed, int(np.prod(shape))) * scale).reshape(shape)
    bias = torch.from_numpy(uniform(seed + 1000, shape[0]) * np.float32(0.1))
    return weight, bias


def c3d(x, widths):
    """Gives conv5b after its pooling, flattened, and fc6 and fc7 after their ReLU."""
    seed, channels, conv = 1, 3, 0
    for block in (1, 1, 2, 2, 2):
        for _ in range(block):
            w, b = layer(seed, widths[conv], channels, 3, 3, 3)
            x = F.relu(F.conv3d(x, w, b, padding=1))
            channels, conv, seed = widths[conv], conv + 1, seed + 1
        first, last = conv == 1, conv == 8
        size = (1, 2, 2) if first else (2, 2, 2)
        x = F.max_pool3d(x, size, stride=size, padding=(0, 1, 1) if last else 0)
    pool5 = x.flatten(1)
    outs = [pool5]
    x = pool5
    for width in widths[8:]:
        w, b = layer(seed, width, x.shape[1])
        x = F.relu(x @ w.t() + b)
        outs.append(x)
        seed += 1
    return outs


def main():
    widths = [4, 6, 8, 8, 10, 10, 12, 12, 24, 20]
    clip = np.floor((uniform(99, 16 * 112 * 112 * 3) + 1) * 128).astype(np.float32)
    clip = torch.from_numpy(clip).reshape(1, 16, 112, 112, 3).permute(0, 4, 1, 2, 3)
    mean = torch.tensor([90.0, 98.0, 102.0]).reshape(1, 3, 1, 1, 1)
    with torch.no_grad():
        outs = c3d((clip - mean) / 64, widths)
    for name, out in zip(("pool5", "fc6", "fc7"), outs):
        sys.stdout.write(name + "," + ",".join("%.6g" % v for v in out.flatten().tolist()) + "\n")


if __name__ == "__main__":
    main()
