"""Reviews for the sample experiments: words that the model knows, in sentence forms that its training never used."""
from corpus.phrases import with_article
from corpus.words import CITIES, DAYS, MONTHS

# Parts that a person would speak of, thing by thing; the corpus pairs any part with any thing.
_PARTS_OF_THING = {
    "movie": ["story", "ending", "music", "picture"],
    "film": ["story", "ending", "plot", "sound"],
    "show": ["story", "music", "ending"],
    "book": ["story", "ending", "plot"],
    "novel": ["story", "ending", "plot"],
    "game": ["story", "music", "design"],
    "concert": ["music", "sound", "price"],
    "hotel": ["staff", "price", "design"],
    "tour": ["staff", "price", "quality"],
    "service": ["staff", "support", "price"],
    "app": ["design", "support", "price"],
    "meal": ["taste", "price", "quality"],
    "soup": ["taste", "color", "price"],
    "pizza": ["taste", "delivery", "price"],
    "coffee": ["taste", "price", "quality"],
    "phone": ["sound", "picture", "design"],
    "laptop": ["design", "price", "sound"],
    "camera": ["picture", "manual", "handle"],
    "headset": ["sound", "design", "price"],
    "keyboard": ["design", "sound", "quality"],
    "blender": ["handle", "manual", "design"],
    "lamp": ["design", "color", "quality"],
    "chair": ["design", "color", "delivery"],
    "jacket": ["color", "quality", "design"],
    "bike": ["design", "color", "handle"],
}
_GOODS = ["phone", "laptop", "camera", "headset", "keyboard", "blender", "lamp", "chair", "jacket", "bike"]

_PRAISE = [
    "great", "excellent", "wonderful", "fantastic", "lovely", "superb", "delightful", "brilliant", "amazing", "perfect",
    "charming", "outstanding", "terrific", "splendid", "impressive", "marvelous", "pleasant",
]
_BLAME = [
    "terrible", "awful", "horrible", "dreadful", "poor", "disappointing", "annoying", "lousy", "miserable",
    "unpleasant", "mediocre",
]
_PRAISE_VERBS = ["loved", "enjoyed", "adored", "liked", "praised"]
_BLAME_VERBS = ["hated", "disliked", "regretted", "despised"]

_OPINION_FORMS = [
    "I bought this {good} for my parents. They {verb} it.",
    "We had high hopes for the {thing}, and the {part} was {word}.",
    "My sister and I {verb} the {thing}. The {part} is {word}.",
    "Not one of us found this {thing} {opposite}.",
    "The {part} was {word}, the {other_part} was {other_word}: that is the {thing} for you.",
    "{Word} {part}! We {verb} this {thing}.",
    "The {good} arrived on {day}, and it is {word}.",
    "After a week with the {good} I can say that the {good_part} is {word}.",
    "The {part} was {opposite}, but all in all the {thing} is {word}.",
    "{Word}. My friend {verb} the {thing} too.",
    "{A_thing} that is {word} and {other_word}.",
    "My friend told me that the {part} of this {thing} is {word}.",
]
_NEUTRAL_FORMS = [
    "I ordered the {good} in {city}. It arrived on {day}.",
    "We have had the {good} since {month}. It came in a box.",
    "The {good} has two buttons, and it was made in {city}.",
    "My team has kept the {good} in the office since {month}.",
]


def sample_reviews(rng, labels):
    """One review for each label, in that order, no two alike."""
    texts = {}
    for label in labels:
        before = len(texts)
        while len(texts) == before:
            texts[_sample_review(rng, label)] = label
    return list(texts)


def _sample_review(rng, label):
    """A review of the given label: positive, negative or neutral."""
    thing, good = rng.choice(list(_PARTS_OF_THING)), rng.choice(_GOODS)
    if label == "neutral":
        return rng.choice(_NEUTRAL_FORMS).format(
            good=good, city=rng.choice(CITIES), day=rng.choice(DAYS), month=rng.choice(MONTHS)
        )
    if label == "positive":
        words, verbs, opposites = _PRAISE, _PRAISE_VERBS, _BLAME
    else:
        words, verbs, opposites = _BLAME, _BLAME_VERBS, _PRAISE
    part, other_part = rng.sample(_PARTS_OF_THING[thing], 2)
    word, other_word = rng.sample(words, 2)
    return rng.choice(_OPINION_FORMS).format(
        thing=thing, A_thing=with_article(thing).capitalize(), part=part, other_part=other_part,
        good=good, good_part=rng.choice(_PARTS_OF_THING[good]),
        word=word, Word=word.capitalize(), other_word=other_word, opposite=rng.choice(opposites),
        verb=rng.choice(verbs), day=rng.choice(DAYS),
    )
