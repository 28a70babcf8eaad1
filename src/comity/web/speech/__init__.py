"""What the rooms below the site say, in its six languages.

The catalogue of this folder holds the sentences of facts, norms, evidence and profile;
``voice.py`` says them in the language of the page.
"""
