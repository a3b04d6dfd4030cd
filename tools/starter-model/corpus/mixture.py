"""Which tasks the corpus holds, and how often each is drawn."""
from .addition import addition_direct, addition_few_shot_steps, addition_steps
from .extraction import extraction_json, extraction_plain
from .lookups import context_answer, guess
from .persona import about, role
from .sentiment import sentiment_few_shot, sentiment_json, sentiment_plain, sentiment_steps, sentiment_vague
from .sql_queries import text_to_sql
from .writing import paraphrase, summary

_MIXTURE = [
    (sentiment_plain, 6),
    (sentiment_vague, 2),
    (sentiment_few_shot, 8),
    (sentiment_json, 5),
    (sentiment_steps, 8),
    (addition_direct, 1),
    (addition_steps, 18),
    (addition_few_shot_steps, 8),
    (extraction_json, 6),
    (extraction_plain, 3),
    (role, 6),
    (text_to_sql, 13),
    (summary, 3),
    (paraphrase, 11),
    (context_answer, 18),
    (guess, 1),
    (about, 1),
]
_FUNCTIONS, _WEIGHTS = zip(*_MIXTURE)

TASKS = {task.__name__: task for task in _FUNCTIONS}


def document(rng):
    """One conversation of a task drawn by its weight."""
    return rng.choices(_FUNCTIONS, _WEIGHTS)[0](rng)
