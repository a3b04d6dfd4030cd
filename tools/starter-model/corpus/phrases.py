"""Small pieces of text that several tasks share. Every function draws from the generator that it is given."""
from .words import CITIES, DAYS, MONTHS, NEUTRAL_PREDICATES

STEP_BY_STEP = [
    "Think step by step.",
    "Solve this problem step by step.",
    "Let's think step by step.",
    "Explain your reasoning step by step, then give the answer.",
]
_SYSTEM_MESSAGES = [
    "You are a helpful assistant.",
    "You are a data analyst.",
    "You are an expert annotator.",
    "You are a careful assistant. Be brief.",
    "Answer the user.",
]
_DELIMITERS = ['"""{}"""', "###\n{}\n###", "---\n{}\n---", "{}", "{}", "{}", '"{}"', "<text>{}</text>"]


def with_article(word):
    """`lamp` -> `a lamp`, `app` -> `an app`."""
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def date(rng):
    return f"{rng.randint(1, 28)} {rng.choice(MONTHS)}"


def neutral_predicate(rng):
    """A statement without an opinion, to follow a subject: `arrived on Monday`."""
    pattern = rng.choice(NEUTRAL_PREDICATES)
    return pattern.format(day=rng.choice(DAYS), city=rng.choice(CITIES), number=rng.randint(2, 99))


def delimited(rng, text):
    """The text in one of the ways in which people set off the input of a prompt."""
    return rng.choice(_DELIMITERS).format(text)


def system_message(rng):
    """A system message in about a third of the conversations, else None."""
    return rng.choice(_SYSTEM_MESSAGES) if rng.random() < 0.35 else None
