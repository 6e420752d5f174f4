"""Finding the same name again, however it was spelt and in whichever script."""

from rabta.linking.names import likeness, skeleton, words

__all__ = ["likeness", "skeleton", "words"]
