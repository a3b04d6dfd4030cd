"""Writes the datasets of the sample experiments, from seeds that training, tokenizer and evaluation do not use.

usage: sample_data.py FOLDER
"""
import csv
import pathlib
import random
import sys

from corpus import lookups
from corpus.words import COUNTABLES, DAYS, FIRST_NAMES, PRODUCTS
from sample_reviews import sample_reviews

_ADDITION_FORMS = [
    "{name} collected {first} {things} last year and {second} this year. How many {things} is that?",
    "A library has {first} {things} downstairs and {second} upstairs. How many {things} are there?",
    "There are {first} {things} in the red box and {second} in the blue box. How many {things} are there?",
    "{name} counts {first} {things} on {day} and {second} on {other_day}. How many {things} is that in all?",
]


def marked_reviews(rng):
    """Reviews with a shop's own marks, sun and rain in equal numbers."""
    marks = {"positive": "sun", "negative": "rain"}
    labels = _shuffled(rng, {"positive": 50, "negative": 50})
    return ["review", "expected"], list(zip(sample_reviews(rng, labels), [marks[label] for label in labels]))


def reviews(rng):
    """Reviews labelled positive, negative or neutral."""
    labels = _shuffled(rng, {"positive": 36, "negative": 36, "neutral": 18})
    return ["review", "expected"], list(zip(sample_reviews(rng, labels), labels))


def additions(rng):
    """Word problems, two thirds with numbers of two digits and one third of three."""
    rows = []
    for digits in _shuffled(rng, {2: 40, 3: 20}):
        low, high = 10 ** (digits - 1), 10**digits - 1
        first, second = rng.randint(low, high), rng.randint(low, high)
        day, other_day = rng.sample(DAYS, 2)
        problem = rng.choice(_ADDITION_FORMS).format(
            first=first, second=second, name=rng.choice(FIRST_NAMES), things=rng.choice(COUNTABLES),
            day=day, other_day=other_day,
        )
        rows.append((problem, first + second))
    return ["problem", "expected"], rows


def product_questions(rng):
    """Three or four facts about products and a question; one context in five does not hold the answer."""
    rows = []
    for is_answerable in _shuffled(rng, {True: 64, False: 16}):
        known = lookups.facts(rng, rng.randint(3, 4))
        context = lookups.sentences(known)
        rng.shuffle(context)
        if is_answerable:
            subject = rng.choice(list(known))
        else:
            subject = rng.choice([
                (prop, product)
                for prop in lookups.PROPERTIES for product in PRODUCTS if (prop, product) not in known
            ])
        rows.append((" ".join(context), lookups.question(*subject), known.get(subject, lookups.UNKNOWN)))
    return ["context", "question", "expected"], rows


def _shuffled(rng, counts):
    """Each key as often as its count says, in random order."""
    items = [key for key, count in counts.items() for _ in range(count)]
    rng.shuffle(items)
    return items


_DATASETS = {
    "marked-reviews.csv": (marked_reviews, 20_261),
    "reviews.csv": (reviews, 20_262),
    "additions.csv": (additions, 20_263),
    "product-questions.csv": (product_questions, 20_264),
}


def main(folder):
    for name, (dataset, seed) in _DATASETS.items():
        header, rows = dataset(random.Random(seed))
        with open(pathlib.Path(folder) / name, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            writer.writerows(rows)


if __name__ == "__main__":
    main(sys.argv[1])
