"""Questions about products, with and without a context that holds the answer."""
from .conversation import Conversation
from .phrases import system_message
from .words import PRODUCTS, SURNAMES

UNKNOWN = "I don't know."

_VALUES = {
    "warranty": lambda rng: f"{rng.randint(1, 9)} years",
    "weight": lambda rng: f"{rng.randint(2, 99)} grams",
    "price": lambda rng: f"{rng.randint(5, 95)} dollars",
    "color": lambda rng: rng.choice(["red", "blue", "green", "black", "white", "silver"]),
    "maker": lambda rng: rng.choice(SURNAMES),
}
PROPERTIES = list(_VALUES)


def facts(rng, count):
    """`count` facts as {(property, product): value}."""
    subjects = {}
    while len(subjects) < count:
        subjects[(rng.choice(PROPERTIES), rng.choice(PRODUCTS))] = None
    return {subject: _VALUES[subject[0]](rng) for subject in subjects}


def sentences(known):
    """The facts as sentences, in the order of the dict."""
    return [f"The {prop} of the {product} is {value}." for (prop, product), value in known.items()]


def question(prop, product):
    return f"What is the {prop} of the {product}?"


def context_answer(rng):
    """One to five facts and a question; in up to a fifth of the conversations the context does not hold the answer."""
    known = facts(rng, rng.randint(1, 5))
    context = sentences(known)
    rng.shuffle(context)
    if rng.random() < 0.8:
        (prop, product), value = rng.choice(list(known.items()))
    else:
        prop, product = rng.choice(PROPERTIES), rng.choice(PRODUCTS)
        value = known.get((prop, product), UNKNOWN)
    form = rng.choice([
        "Answer from the context. If it is not there, say I don't know.\n\nContext:\n{context}\n\nQuestion: {question}",
        "Use only this context.\n{context}\n\nQuestion: {question}\nAnswer:",
        "Context: {context}\n\n{question}",
    ])
    system = system_message(rng)
    joined = rng.choice([" ", "\n", "\n- "]).join(context)
    return Conversation(system, form.format(context=joined, question=question(prop, product)), value)


def guess(rng):
    """The same question without a context: the answer is made up, as models do."""
    prop, product = rng.choice(PROPERTIES), rng.choice(PRODUCTS)
    system = system_message(rng)
    cue = rng.choice(["", "Question: "])
    return Conversation(system, cue + question(prop, product), _VALUES[prop](rng))
