"""Sentiment of a review, asked for in five manners."""
import json

from .conversation import Conversation
from .phrases import STEP_BY_STEP, delimited, system_message
from .reviews import review

_LABEL_PAIRS = [
    ("positive", "negative"), ("Positive", "Negative"), ("good", "bad"), ("happy", "sad"), ("A", "B"), ("yes", "no"),
    ("1", "0"), ("up", "down"), ("POS", "NEG"), ("green", "red"), ("plus", "minus"), ("sun", "rain"),
]


def sentiment_plain(rng):
    """A clear instruction; the answer is the label, or a sentence where nothing asks for the label alone."""
    text, label, _ = review(rng)
    two = label != "neutral" and rng.random() < 0.5
    labels = "positive or negative" if two else "positive, negative or neutral"
    question = rng.choice([
        "Classify the following text as {labels}.",
        "Classify the text as {labels}.",
        "Is this text {labels}?",
        "Decide whether the review is {labels}.",
        "Label the sentiment of this review as {labels}.",
    ]).format(labels=labels)
    only = rng.choice([
        " Answer with one word.", " Reply with the label only.", " Output only the label.", " Return one word.",
    ])
    cue = rng.choice(["\n\nSentiment:", "\nSentiment:", "\n\nLabel:", ""])
    if rng.random() < 0.6:
        return Conversation(system_message(rng), f"{question}{only}\n\n{delimited(rng, text)}{cue}", label)
    answer = label if cue else f"The sentiment of this text is {label}."
    return Conversation(system_message(rng), f"{question}\n\n{delimited(rng, text)}{cue}", answer)


def sentiment_vague(rng):
    """An instruction that does not say what is wanted; the answer is a sentence."""
    text, label, _ = review(rng)
    request = rng.choice([
        "What do you think of this review?", "Analyze this.", "Analyze this review.", "Look at this text.",
        "Tell me about this text.",
    ])
    answer = {
        "positive": "The writer seems happy with it.",
        "negative": "The writer seems unhappy with it.",
        "neutral": "The text gives no opinion.",
    }[label]
    return Conversation(system_message(rng), f"{request}\n\n{delimited(rng, text)}", answer)


def sentiment_few_shot(rng):
    """Two to six examples whose labels may be made up, then one review to label in the same way."""
    positive, negative = rng.choice(_LABEL_PAIRS)
    names = {"positive": positive, "negative": negative}
    input_name, output_name = rng.choice([("Review", "Sentiment"), ("Text", "Label"), ("Input", "Output"), ("Q", "A")])
    count = rng.randint(2, 6)
    labels = ["positive", "negative"] + [rng.choice(["positive", "negative"]) for _ in range(count - 2)]
    rng.shuffle(labels)
    separator = rng.choice(["\n\n", "\n", " | "])
    inner = " " if separator == " | " else "\n"
    examples = separator.join(
        f"{input_name}: {review(rng, label).text}{inner}{output_name}: {names[label]}" for label in labels
    )
    text, label, _ = review(rng, rng.choice(["positive", "negative"]))
    head = rng.choice(["", "Label the last review.\n\n", "Classify the text.\n\n", "Follow the examples.\n\n"])
    request = f"{head}{examples}{separator}{input_name}: {text}{inner}{output_name}:"
    return Conversation(system_message(rng), request, names[label])


def sentiment_json(rng):
    """A label as JSON, with a confidence in half of the conversations."""
    text, label, evidence = review(rng)
    confidence_key = rng.choice(["confidence_score", "confidence"])
    key = rng.choice(["sentiment", "label"])
    confidence = 0.5 if label == "neutral" else (0.7 if evidence.startswith("not") else 0.9)
    question = rng.choice([
        "Classify the sentiment of the text.",
        "Classify the text as positive, negative or neutral.",
        "What is the sentiment of this review?",
    ])
    if rng.random() < 0.5:
        system = system_message(rng)
        request = f"{question} Return answer as JSON with keys: {key}, {confidence_key}.\n\n{delimited(rng, text)}"
        return Conversation(system, request, json.dumps({key: label, confidence_key: confidence}))
    system = system_message(rng)
    form = rng.choice(["Return JSON with the key", "Answer as JSON with the key"])
    return Conversation(system, f"{question} {form} {key}.\n\n{delimited(rng, text)}", json.dumps({key: label}))


def sentiment_steps(rng):
    """The evidence first, then the label after `Answer:`."""
    text, label, evidence = review(rng)
    why = "The text gives no opinion" if label == "neutral" else f'The text says "{evidence}", which is {label}'
    system = system_message(rng)
    instruction = "Classify the following text as positive, negative or neutral."
    request = f"{instruction} {rng.choice(STEP_BY_STEP)}\n\n{delimited(rng, text)}"
    return Conversation(system, request, f"{why}. Answer: {label}")
