"""How many unseen conversations of each task a checkpoint answers exactly as expected, decoding greedily.

usage: evaluate.py CKPT.pt TOK.json [CONVERSATIONS_PER_TASK]
"""
import random
import sys

import torch

import corpus
from bpe import Tokenizer
from model import load_model

SEED = 12345
LONGEST_ANSWER = 80


def generate(model, tokenizer, prompt):
    """The greedy answer to a rendered prompt."""
    device = next(model.parameters()).device
    end = tokenizer.id["<|im_end|>"]
    ids, answer = tokenizer.encode(prompt), []
    with torch.no_grad():
        while len(answer) < LONGEST_ANSWER:
            window = torch.tensor([ids[-model.config.ctx :]], device=device)
            token = model(window)[0, -1].argmax().item()
            if token == end:
                break
            ids.append(token)
            answer.append(token)
    return tokenizer.decode(answer)


def evaluate(model, tokenizer, count):
    """The share right of `count` conversations, by task; the same conversations every time."""
    rng = random.Random(SEED)
    shares = {}
    for name, task in corpus.TASKS.items():
        right = 0
        for _ in range(count):
            prompt, answer = corpus.render(task(rng))
            right += generate(model, tokenizer, prompt) == answer
        shares[name] = right / count
    return shares


def main(checkpoint, tokenizer, count="25"):
    shares = evaluate(load_model(checkpoint), Tokenizer.load(tokenizer), int(count))
    for name, share in shares.items():
        print(f"{name:<24}{share:>5.0%}")


if __name__ == "__main__":
    main(*sys.argv[1:])
