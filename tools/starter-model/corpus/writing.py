"""One-sentence summaries and paraphrases."""
from .conversation import Conversation
from .phrases import delimited, system_message
from .words import CITIES, DAYS, FIRST_NAMES, MONTHS, NEGATIVE, POSITIVE, SURNAMES, SYNONYMS, THINGS

_DECISIONS = [
    "build a new bridge", "open a public library", "plant two hundred trees", "repair the old station",
    "close the harbor road", "buy electric buses", "paint the town hall", "extend the tram line",
]
_BODIES = ["city council", "school board", "museum", "hospital", "railway company", "harbor office"]
_NOUNS = ("product", "item", "movie", "film", "book", "novel")
_VERBS = ("loved", "adored", "hated", "despised", "liked", "enjoyed")


def summary(rng):
    """A report with one to three sentences beside the point; the summary keeps who decided what."""
    body, city, decision, day = rng.choice(_BODIES), rng.choice(CITIES), rng.choice(_DECISIONS), rng.choice(DAYS)
    asides = rng.sample(
        [
            f"The members talked for {rng.randint(2, 9)} hours.",
            f"{rng.choice(FIRST_NAMES)} {rng.choice(SURNAMES)} led the debate.",
            "Lunch was served in the garden.",
            "The vote was close.",
            f"The next session is in {rng.choice(MONTHS)}.",
            f"The plan costs {rng.randint(2, 90)} million.",
        ],
        rng.randint(1, 3),
    )
    text = f"The {body} of {city} met on {day}. {' '.join(asides)} They decided to {decision}."
    system = system_message(rng)
    request = rng.choice([
        "Summarize this article:", "Summarize the text in one sentence.", "Write a one sentence summary.",
    ])
    answer = f"The {body} of {city} decided to {decision}."
    return Conversation(system, f"{request}\n\n{delimited(rng, text)}", answer)


def paraphrase(rng):
    """The same statement with a synonym and another construction."""
    word, thing = rng.choice(list(SYNONYMS)), rng.choice(THINGS)
    if word in _NOUNS:
        adjective = rng.choice(POSITIVE[:6] + NEGATIVE[:6])
        text = f"The {word} is {adjective}."
        answer = f"This {SYNONYMS[word]} is {SYNONYMS.get(adjective, adjective)}."
    elif word in _VERBS:
        text, answer = f"We {word} the {thing}.", f"The {thing} was {SYNONYMS[word]} by us."
    else:
        text, answer = f"The {thing} was {word}.", f"That {thing} was {SYNONYMS[word]}."
    system = system_message(rng)
    request = rng.choice(["Paraphrase:", "Rephrase this sentence.", "Write this in other words."])
    return Conversation(system, f"{request}\n\n{delimited(rng, text)}", answer)
