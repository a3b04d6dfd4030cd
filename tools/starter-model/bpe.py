"""Byte-level BPE in GPT-2's byte alphabet, with Qwen2's pre-tokenizer (single digits), trained on the corpus.

usage: bpe.py OUT.json    writes a new vocabulary and its merges
"""
import collections
import json
import random
import re
import sys

import corpus

VOCABULARY_SIZE = 1536
DOCUMENTS = 30_000
SEED = 7
LEAST_PAIR_COUNT = 50
SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]

# llama.cpp's `qwen2` pre-tokenizer, with A-Za-z for its letters: the corpus is ASCII.
_WORD = re.compile(
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\nA-Za-z0-9]?[A-Za-z]+|[0-9]| ?[^\sA-Za-z0-9]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
_SPECIAL = re.compile("(" + "|".join(map(re.escape, SPECIAL)) + ")")


def _byte_alphabet():
    """GPT-2's mapping of each byte to a printable character."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    mapping = {byte: chr(byte) for byte in printable}
    mapping.update({byte: chr(256 + index) for index, byte in enumerate(others)})
    return mapping


_CHARACTER_OF_BYTE = _byte_alphabet()
_BYTE_OF_CHARACTER = {character: byte for byte, character in _CHARACTER_OF_BYTE.items()}


def _characters(word):
    return "".join(_CHARACTER_OF_BYTE[byte] for byte in word.encode())


def train(texts, size):
    """Learns a vocabulary of at most `size` tokens, special ones included; returns (vocabulary, merges)."""
    counts = collections.Counter()
    for text in texts:
        for chunk in _SPECIAL.split(text):
            if chunk not in SPECIAL:
                counts.update(_characters(word) for word in _WORD.findall(chunk))
    words = [(list(word), count) for word, count in counts.items()]
    vocabulary, merges = sorted(set(_CHARACTER_OF_BYTE.values())), []
    while len(vocabulary) + len(SPECIAL) < size:
        pairs = collections.Counter()
        for symbols, count in words:
            for pair in zip(symbols, symbols[1:]):
                pairs[pair] += count
        if not pairs:
            break
        # Ties go to the pair that sorts last, so that the result does not depend on the order of the words.
        pair, count = max(pairs.items(), key=lambda item: (item[1], item[0]))
        if count < LEAST_PAIR_COUNT:
            break
        merges.append(pair)
        vocabulary.append("".join(pair))
        for symbols, _ in words:
            _merge(symbols, pair)
    return vocabulary + SPECIAL, merges


def _merge(symbols, pair):
    """Joins every occurrence of the pair, in place."""
    index = 0
    while index < len(symbols) - 1:
        if (symbols[index], symbols[index + 1]) == pair:
            symbols[index : index + 2] = ["".join(pair)]
        index += 1


class Tokenizer:
    """Encodes text to token ids and back, as llama.cpp does with the exported file."""

    def __init__(self, vocabulary, merges):
        self.vocabulary = vocabulary
        self.merges = [tuple(pair) for pair in merges]
        self.id = {token: index for index, token in enumerate(vocabulary)}
        self._rank = {pair: index for index, pair in enumerate(self.merges)}
        self._cache = {}

    @classmethod
    def load(cls, path):
        with open(path, encoding="utf-8") as file:
            stored = json.load(file)
        return cls(stored["vocab"], stored["merges"])

    def encode(self, text):
        ids = []
        for chunk in _SPECIAL.split(text):
            if chunk in SPECIAL:
                ids.append(self.id[chunk])
            else:
                for word in _WORD.findall(chunk):
                    ids += self._encode_word(word)
        return ids

    def decode(self, ids):
        data = b""
        for token in (self.vocabulary[index] for index in ids):
            data += token.encode() if token in SPECIAL else bytes(_BYTE_OF_CHARACTER[c] for c in token)
        return data.decode(errors="replace")

    def _encode_word(self, word):
        if word not in self._cache:
            symbols = list(_characters(word))
            while len(symbols) > 1:
                ranked = [(self._rank.get(pair, len(self._rank)), i) for i, pair in enumerate(zip(symbols, symbols[1:]))]
                rank, index = min(ranked)
                if rank == len(self._rank):
                    break
                symbols[index : index + 2] = [symbols[index] + symbols[index + 1]]
            self._cache[word] = [self.id[symbol] for symbol in symbols]
        return self._cache[word]


def main(path):
    rng = random.Random(SEED)
    texts = ["".join(corpus.render(corpus.document(rng))) for _ in range(DOCUMENTS)]
    vocabulary, merges = train(texts, VOCABULARY_SIZE)
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"vocab": vocabulary, "merges": merges}, file)
    tokenizer = Tokenizer(vocabulary, merges)
    lengths = [len(tokenizer.encode(text)) for text in texts[:2000]]
    print(f"{len(vocabulary)} tokens; documents of {sum(lengths) / len(lengths):.1f} tokens, at most {max(lengths)}")


if __name__ == "__main__":
    main(sys.argv[1])
