import os

from hypothesis import settings

settings.register_profile("rabta", max_examples=int(os.environ.get("RABTA_EXAMPLES", "200")), deadline=None)
settings.load_profile("rabta")
