"""One training conversation and its ChatML form."""
from typing import NamedTuple, Optional


class Conversation(NamedTuple):
    """An optional system message, a request, and the answer that the model should give."""

    system: Optional[str]
    user: str
    assistant: str


def render(conversation):
    """Writes a conversation as (prompt, answer): the prompt ends where the model begins to speak."""
    system, user, assistant = conversation
    opening = f"<|im_start|>system\n{system}<|im_end|>\n" if system else ""
    return f"{opening}<|im_start|>user\n{user}<|im_end|>\n<|im_start|>assistant\n", assistant
