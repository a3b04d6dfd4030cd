"""Names, cities and dates taken from a sentence."""
import json
from typing import NamedTuple

from .conversation import Conversation
from .phrases import date, delimited, system_message
from .words import CITIES, FIRST_NAMES, SURNAMES

KEYS = ["name", "city", "date"]


class Event(NamedTuple):
    text: str
    fields: dict


def event(rng):
    """A sentence about a person in a city on a date, with those three as fields."""
    name, city, day = f"{rng.choice(FIRST_NAMES)} {rng.choice(SURNAMES)}", rng.choice(CITIES), date(rng)
    text = rng.choice([
        "{name} flew to {city} on {date}.",
        "On {date}, {name} opened a shop in {city}.",
        "{name} will visit {city} on {date}.",
        "The meeting with {name} is in {city} on {date}.",
        "{name} was born in {city} on {date}.",
        "A letter from {name} reached {city} on {date}.",
    ]).format(name=name, city=city, date=day)
    return Event(text, {"name": name, "city": city, "date": day})


def extraction_json(rng):
    """One to three of the fields, as JSON with the keys asked for."""
    text, fields = event(rng)
    wanted = rng.sample(KEYS, rng.randint(1, 3))
    wanted = [key for key in KEYS if key in wanted]
    question = rng.choice([
        "Extract the {keys} from the text. Return JSON with keys: {keys}.",
        "Return answer as JSON with keys: {keys}.",
        "Extract {keys} as JSON.",
    ]).format(keys=", ".join(wanted))
    system = system_message(rng)
    answer = json.dumps({key: fields[key] for key in wanted})
    return Conversation(system, f"{question}\n\n{delimited(rng, text)}", answer)


def extraction_plain(rng):
    """One field, as it stands in the text."""
    text, fields = event(rng)
    key = rng.choice(KEYS)
    questions = {
        "name": ["Who is named in the text?", "Extract the person."],
        "city": ["Which city is named?", "Extract the city."],
        "date": ["Which date is named?", "Extract the date."],
    }[key]
    system = system_message(rng)
    return Conversation(system, f"{rng.choice(questions)}\n\n{delimited(rng, text)}", fields[key])
