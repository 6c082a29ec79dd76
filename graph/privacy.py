"""How names of citizens look in what leaves the office."""


def mask_name(name: str | None) -> str | None:
    """Return the first character and stars for the rest.

    >>> mask_name("张三丰"), mask_name("Ann Lee"), mask_name(None)
    ('张**', 'A** L**', None)
    """
    if not name:
        return name
    words = name.split(" ") if name.isascii() else [name]
    return " ".join(
        f"{word[0]}**" if word.isascii() else word[0] + "*" * max(len(word) - 1, 1) for word in words if word
    )
