"""The synthetic corpus of the starter model: short instruction conversations, made from word lists of our own.

`document(rng)` draws one conversation, `render(conversation)` writes it as ChatML, and `TASKS` holds the task
functions by name. Nothing is taken from any other corpus, and the same seed always gives the same documents.
"""
from .conversation import Conversation, render
from .mixture import TASKS, document

__all__ = ["Conversation", "TASKS", "document", "render"]
