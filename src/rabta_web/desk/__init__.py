"""One's own desk: what waits for a person, gathered from every app below."""
