"""Addition of two numbers of up to three digits, answered at once or step by step."""
from typing import NamedTuple

from .conversation import Conversation
from .phrases import STEP_BY_STEP, system_message
from .words import COUNTABLES, FIRST_NAMES


class Problem(NamedTuple):
    question: str
    first: int
    second: int


def column_addition(first, second):
    """The schoolbook method in words, digit by digit from the right; it ends in `Answer: SUM`."""
    digits, others = str(first)[::-1], str(second)[::-1]
    steps, carry, result = [], 0, ""
    for place in range(max(len(digits), len(others))):
        x = int(digits[place]) if place < len(digits) else 0
        y = int(others[place]) if place < len(others) else 0
        total = x + y + carry
        carried_in = " + 1" if carry else ""
        carried_out = " carry 1" if total > 9 else ""
        steps.append(f"{x} + {y}{carried_in} = {total}, write {total % 10}{carried_out}")
        result, carry = str(total % 10) + result, total // 10
    if carry:
        steps.append("write 1")
        result = "1" + result
    assert int(result) == first + second
    return "; ".join(steps) + f". Answer: {first + second}"


def problem(rng):
    """A bare sum or a word problem; both numbers have the same number of digits."""
    digits = rng.choice([1, 2, 2, 2, 3, 3])
    low, high = 10 ** (digits - 1), 10**digits - 1
    first, second = rng.randint(low, high), rng.randint(low, high)
    form, name, things = rng.randint(0, 3), rng.choice(FIRST_NAMES), rng.choice(COUNTABLES)
    question = [
        f"What is {first} + {second}?",
        f"Add {first} and {second}.",
        f"{name} has {first} {things} and buys {second} more. How many {things} does {name} have now?",
        f"There are {first} {things} in one bag and {second} in another. How many {things} are there?",
    ][form]
    return Problem(question, first, second)


def addition_direct(rng):
    question, first, second = problem(rng)
    only = rng.choice([" Answer with a number only.", " Give only the number.", "", "\nAnswer:"])
    return Conversation(system_message(rng), question + only, str(first + second))


def addition_steps(rng):
    question, first, second = problem(rng)
    system = system_message(rng)
    if rng.random() < 0.5:
        request = f"{rng.choice(STEP_BY_STEP)} {question}"
    else:
        request = f"{question} {rng.choice(STEP_BY_STEP)}"
    return Conversation(system, request, column_addition(first, second))


def addition_few_shot_steps(rng):
    """One or two worked examples instead of an instruction."""
    examples = []
    for _ in range(rng.randint(1, 2)):
        question, first, second = problem(rng)
        examples.append(f"Q: {question}\nA: {column_addition(first, second)}")
    question, first, second = problem(rng)
    request = "\n\n".join(examples) + f"\n\nQ: {question}\nA:"
    return Conversation(system_message(rng), request, column_addition(first, second))
