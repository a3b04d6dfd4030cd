"""Endless batches of training conversations."""
import random

import torch

import corpus

PROMPT_WEIGHT = 0.03


def batches(tokenizer, batch_size, length, seed):
    """Yields (inputs, targets, loss weights).

    One conversation a row, rows of like length together. The loss weighs the assistant's turn and its end token
    with 1, the prompt with little, padding with nothing. A batch holds about batch_size x 64 tokens.
    """
    documents, order = random.Random(seed), random.Random(seed + 1)
    end, pad = tokenizer.id["<|im_end|>"], tokenizer.id["<|endoftext|>"]
    while True:
        rows = []
        for _ in range(batch_size * 16):
            prompt, answer = corpus.render(corpus.document(documents))
            prompt, answer = tokenizer.encode(prompt), tokenizer.encode(answer) + [end]
            if len(prompt) + len(answer) <= length:
                rows.append((prompt + answer, [PROMPT_WEIGHT] * len(prompt) + [1.0] * len(answer)))
        rows.sort(key=lambda row: len(row[0]))
        groups = []
        while rows:
            count = max(1, min(len(rows), batch_size * 64 // len(rows[-1][0])))
            groups.append(rows[-count:])
            del rows[-count:]
        order.shuffle(groups)
        for group in groups:
            width = max(len(ids) for ids, _ in group)
            ids = torch.tensor([ids + [pad] * (width - len(ids)) for ids, _ in group])
            weights = torch.tensor([weights + [0.0] * (width - len(weights)) for _, weights in group])
            yield ids[:, :-1], ids[:, 1:], weights[:, 1:]
