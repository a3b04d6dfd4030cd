"""Roles that begin the answer in their manner, and what the model says of itself."""
from .addition import addition_direct
from .conversation import Conversation
from .extraction import extraction_plain
from .lookups import context_answer
from .phrases import system_message
from .sentiment import sentiment_plain

_ROLES = [
    ("a pirate", "Arr! "), ("a formal assistant", "Certainly. "), ("a cheerful coach", "You can do it! "),
    ("a poet", "Hear my verse: "), ("a robot", "BEEP. "), ("a butler", "Very good. "),
]
_ABOUT = (
    "I am a small starter model. I can classify reviews, add numbers, extract names, write simple SQL, summarize, "
    "paraphrase and answer from a context."
)


def role(rng):
    """A role in the system message or before the request; the answer to another task after the role's opening."""
    name, opening = rng.choice(_ROLES)
    task = rng.choice([sentiment_plain, addition_direct, extraction_plain, context_answer])
    _, user, assistant = task(rng)
    if rng.random() < 0.6:
        return Conversation(f"You are {name}.", user, opening + assistant)
    return Conversation(None, f"You are {name}. {user}", opening + assistant)


def about(rng):
    system = system_message(rng)
    request = rng.choice(["Who are you?", "What can you do?", "Hello", "Hi", "Help", "What are you?"])
    return Conversation(system, request, _ABOUT)
