"""Trains the starter model on the corpus, on the CPU or a CUDA device.

The schedule counts steps, not minutes, so that the same seed gives the same model on the same machine.
"""
import argparse
import math
import time

import torch
from torch import nn
from torch.nn import functional

from batches import batches
from bpe import Tokenizer
from model import Config, Llama, load_model, save_checkpoint

WARM_UP_STEPS = 100
LAST_RATE_SHARE = 0.02
LONGEST_CONVERSATION = 320


def learning_rate(step, steps, peak):
    """A linear warm-up, then a cosine down to a fiftieth of the peak."""
    cosine = 0.5 * (1 + math.cos(math.pi * step / steps))
    return peak * min(1, step / WARM_UP_STEPS) * (LAST_RATE_SHARE + (1 - LAST_RATE_SHARE) * cosine)


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tokenizer", default="tok.json")
    parser.add_argument("--out", required=True, help="the checkpoint to write")
    parser.add_argument("--resume", help="a checkpoint to go on from")
    parser.add_argument("--steps", type=int, default=3500)
    parser.add_argument("--rate", type=float, default=3e-3, help="the highest learning rate")
    parser.add_argument("--batch", type=int, default=64, help="a batch holds about this x 64 tokens")
    parser.add_argument("--seed", type=int, default=99)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--save-every", type=int, default=500, help="steps between checkpoints")
    return parser.parse_args()


def main():
    arguments = read_arguments()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = Tokenizer.load(arguments.tokenizer)
    model = load_model(arguments.resume) if arguments.resume else Llama(Config(), len(tokenizer.vocabulary))
    model.to(device)
    print(f"{sum(p.numel() for p in model.parameters())} parameters on {device}", flush=True)

    optimizer = torch.optim.AdamW(model.parameters(), lr=arguments.rate, betas=(0.9, 0.95), weight_decay=0.05)
    source = batches(tokenizer, arguments.batch, LONGEST_CONVERSATION, arguments.seed)
    seen, start = 0, time.monotonic()
    for step in range(arguments.steps):
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, arguments.steps, arguments.rate)
        inputs, targets, weights = (tensor.to(device) for tensor in next(source))
        losses = functional.cross_entropy(model(inputs).flatten(0, 1), targets.flatten(), reduction="none")
        loss = (losses * weights.flatten()).sum() / weights.sum()
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        seen += inputs.numel()
        done = step + 1
        if done % 50 == 0:
            print(f"{done}/{arguments.steps} {loss.item():.4f} {seen / (time.monotonic() - start):.0f} tok/s", flush=True)
        if done % arguments.save_every == 0 and done < arguments.steps:
            save_checkpoint(model, arguments.out)
    save_checkpoint(model, arguments.out)


if __name__ == "__main__":
    main()
