"""Pairs a second of a ranking network trained in python3-torch, to stand beside ours.

usage: pair_speed.py usual|once DIM HISTORY VIDEOS POSITIVES NEGATIVES SECONDS THREADS
 usual: pairs are sampled, both sides go through the network (128 pairs a step)
 once:  a video's segments go through once, all pairs are formed from their scores; the history once a video
HISTORY 1: the input is [segment, mean of the history] (PHD-CA, 512-64); 0: the segment (Video2GIF, 512-128).
Prints: pairs a second.
"""
import sys
import time

import torch

mode, rest = sys.argv[1], sys.argv[2:]
dim, history, videos, positives, negatives = map(int, rest[:5])
seconds, threads = float(rest[5]), int(rest[6])
torch.set_num_threads(threads)
torch.manual_seed(1)
second = 64 if history else 128
inputs = 2 * dim if history else dim
net = torch.nn.Sequential(
    torch.nn.Linear(inputs, 512), torch.nn.ReLU(), torch.nn.Linear(512, second), torch.nn.ReLU(),
    torch.nn.Linear(second, 1))
optimiser = torch.optim.Adam(net.parameters(), lr=1e-4)
segments = positives + negatives
features = torch.randn(videos, segments, dim)
codes = torch.randn(videos, dim)


def huber(margin):
    u = torch.clamp(1 - margin, min=0)
    return torch.where(u <= 1.5, u * u / 2, 1.5 * (u - 0.75)).mean()


def usual():
    v = torch.randint(videos, (128,))
    p = torch.randint(positives, (128,))
    n = positives + torch.randint(negatives, (128,))
    better, worse = features[v, p], features[v, n]
    if history:
        better, worse = torch.cat([better, codes[v]], 1), torch.cat([worse, codes[v]], 1)
    return huber(net(better) - net(worse)), 128


def once():
    x = features.reshape(videos * segments, dim)
    if history:
        w = net[0].weight
        h = x @ w[:, :dim].T + (codes @ w[:, dim:].T).repeat_interleave(segments, 0) + net[0].bias
        s = net[1:](h)
    else:
        s = net(x)
    s = s.reshape(videos, segments)
    return huber(s[:, :positives, None] - s[:, None, positives:]), videos * positives * negatives


step = usual if mode == "usual" else once
for _ in range(3):
    loss, _ = step()
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
pairs, began, cpu = 0, time.perf_counter(), time.process_time()
while time.perf_counter() - began < seconds:
    loss, count = step()
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    pairs += count
print(pairs / (time.perf_counter() - began), pairs / (time.process_time() - cpu))
