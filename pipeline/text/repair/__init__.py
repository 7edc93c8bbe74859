"""A text whose characters were damaged on their way into a file becomes the text that was printed, or stays.

Every repair takes a text and gives the repaired one, or None where there is nothing to repair or too little to prove it.
"""
