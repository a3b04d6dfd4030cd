"""Short reviews with a known sentiment."""
from typing import NamedTuple

from .phrases import neutral_predicate, with_article
from .words import NEGATIVE, NEGATIVE_VERBS, PARTS, POSITIVE, POSITIVE_VERBS, REVIEWERS, THINGS


class Review(NamedTuple):
    """A review, its label (positive, negative or neutral) and the word that gives the label away."""

    text: str
    label: str
    evidence: str


def review(rng, label=None):
    """A review of the given label; without one, neutral in one case of nine."""
    label = label or rng.choice(["positive", "negative"] * 4 + ["neutral"])
    thing, part = rng.choice(THINGS), rng.choice(PARTS)
    if label == "neutral":
        text = f"The {thing} {neutral_predicate(rng)}."
        if rng.random() < 0.3:
            text += f" The {part} is listed too."
        return Review(text, label, "no opinion")
    text, evidence = _opinion(rng, label, thing, part)
    if rng.random() < 0.25:
        text += f" The {rng.choice(THINGS)} {neutral_predicate(rng)}."
    return Review(text, label, evidence)


def _opinion(rng, label, thing, part):
    """One sentence with an opinion, and its evidence."""
    if label == "positive":
        words, verbs, opposites = POSITIVE, POSITIVE_VERBS, NEGATIVE
    else:
        words, verbs, opposites = NEGATIVE, NEGATIVE_VERBS, POSITIVE
    word, verb, opposite = rng.choice(words), rng.choice(verbs), rng.choice(opposites)
    form = rng.randint(0, 7)
    if form == 0:
        return f"The {thing} was {word}.", word
    if form == 1:
        return f"{rng.choice(REVIEWERS)} {verb} the {thing}.", verb
    if form == 2:
        return f"{rng.choice(REVIEWERS)} {verb} this {thing}, the {part} is {word}.", verb
    if form == 3:
        return f"What {with_article(word)} {thing}!", word
    if form == 4:
        return f"The {part} of the {thing} was {word} and {rng.choice(words)}.", word
    if form == 5:
        return f"The {thing} {neutral_predicate(rng)}. {rng.choice(REVIEWERS)} {verb} it.", verb
    if form == 6:
        return f"The {thing} was not {opposite}.", f"not {opposite}"
    return f"{with_article(word).capitalize()} {thing} with {with_article(rng.choice(words))} {part}.", word
