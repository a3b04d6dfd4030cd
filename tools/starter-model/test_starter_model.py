"""Checks of the corpus, the tokenizer and the sample data; needs no PyTorch and takes a second or two.

usage: python3 test_starter_model.py
"""
import csv
import hashlib
import io
import json
import pathlib
import random
import tempfile
import unittest

import corpus
import sample_data
from bpe import Tokenizer
from corpus.addition import column_addition

HERE = pathlib.Path(__file__).parent
SAMPLES = HERE.parent.parent / "resources" / "samples" / "data"


def documents(seed, count):
    rng = random.Random(seed)
    return [corpus.render(corpus.document(rng)) for _ in range(count)]


class CorpusTest(unittest.TestCase):
    def test_a_seed_gives_the_documents_that_the_shipped_model_was_trained_on(self):
        digest = hashlib.sha256()
        for document in documents(4242, 2000):
            digest.update(repr(document).encode())
        self.assertEqual(digest.hexdigest(), "ffa29d3a6397d6df01b0fa2dc6f3dc4ed9d4eacc35bbe2ab9f75e7866b63bd4c")

    def test_two_generators_do_not_disturb_each_other(self):
        one, other = random.Random(1), random.Random(2)
        interleaved = []
        for _ in range(50):
            interleaved.append(corpus.render(corpus.document(one)))
            corpus.document(other)
        self.assertEqual(interleaved, documents(1, 50))

    def test_json_answers_are_json(self):
        rng = random.Random(3)
        for _ in range(200):
            for task in ("sentiment_json", "extraction_json"):
                json.loads(corpus.TASKS[task](rng).assistant)

    def test_column_addition_carries(self):
        self.assertEqual(
            column_addition(58, 67), "8 + 7 = 15, write 5 carry 1; 5 + 6 + 1 = 12, write 2 carry 1; write 1. Answer: 125"
        )


class TokenizerTest(unittest.TestCase):
    def test_decodes_what_it_encoded(self):
        tokenizer = Tokenizer.load(HERE / "tok.json")
        for prompt, answer in documents(11, 300):
            self.assertEqual(tokenizer.decode(tokenizer.encode(prompt + answer)), prompt + answer)

    def test_special_tokens_are_one_token_and_digits_stand_alone(self):
        tokenizer = Tokenizer.load(HERE / "tok.json")
        self.assertEqual(tokenizer.encode("<|im_end|>"), [tokenizer.id["<|im_end|>"]])
        self.assertEqual(len(tokenizer.encode("4096")), 4)


class SampleDataTest(unittest.TestCase):
    def test_writes_the_committed_files(self):
        with tempfile.TemporaryDirectory() as folder:
            sample_data.main(folder)
            written = {path.name: path.read_bytes() for path in pathlib.Path(folder).iterdir()}
        self.assertEqual(written, {path.name: path.read_bytes() for path in SAMPLES.iterdir()})

    def test_no_row_appears_twice(self):
        for path in SAMPLES.iterdir():
            rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
            self.assertEqual(len(rows), len({tuple(row[:-1]) for row in rows}), path.name)


if __name__ == "__main__":
    unittest.main()
