"""A problem's code to its explanation: what it means, an example that has it, and one that has not."""

from factdeck.messages.catalogue import Explanation, explanation, explanations

__all__ = ["Explanation", "explanation", "explanations"]
