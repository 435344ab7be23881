"""Pairs a second of a ranking network trained in python3-torch, to stand beside ours.

usage: pair_speed.py common|careful|once DIM HISTORY VIDEOS POSITIVES NEGATIVES SECONDS THREADS
 common:  pairs are sampled, both sides go through the network (128 pairs a step), as it is commonly written
 careful: the same with both sides in one pass, gradients dropped instead of zeroed, the optimiser's fastest form
 once:    a video's segments go through once, all pairs are formed from their scores; the history, a layer of its own,
          once a video; with the same care
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
segments = positives + negatives
features = torch.randn(videos, segments, dim)
codes = torch.randn(videos, dim)

rest_of_net = [torch.nn.ReLU(), torch.nn.Linear(512, second), torch.nn.ReLU(), torch.nn.Linear(second, 1)]
if mode != "once":
    net = torch.nn.Sequential(torch.nn.Linear(2 * dim if history else dim, 512), *rest_of_net)
    parameters = list(net.parameters())
else:
    of_segment, of_history = torch.nn.Linear(dim, 512), torch.nn.Linear(dim, 512, bias=False)
    net = torch.nn.Sequential(*rest_of_net)
    parameters = [*of_segment.parameters(), *(of_history.parameters() if history else []), *net.parameters()]
optimiser = torch.optim.Adam(parameters, lr=1e-4, foreach=mode != "common")


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
    if mode == "common":
        return huber(net(better) - net(worse)), 128
    scores = net(torch.cat([better, worse]))
    return huber(scores[:128] - scores[128:]), 128


def once():
    hidden = of_segment(features.reshape(videos * segments, dim))
    if history:
        hidden = hidden + of_history(codes).repeat_interleave(segments, 0)
    s = net(hidden).reshape(videos, segments)
    return huber(s[:, :positives, None] - s[:, None, positives:]), videos * positives * negatives


def train(step):
    loss, count = step()
    optimiser.zero_grad(set_to_none=mode != "common")
    loss.backward()
    optimiser.step()
    return count


step = once if mode == "once" else usual
for _ in range(3):
    train(step)
pairs, began = 0, time.perf_counter()
while time.perf_counter() - began < seconds:
    pairs += train(step)
print(pairs / (time.perf_counter() - began))
