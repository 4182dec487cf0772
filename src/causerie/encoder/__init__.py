"""The small trained encoder: which words are spans of a claim, which spans belong together, and how surely.

It knows nothing of rules, claims or documents: text with sentences in, scored spans and pairs out.
`scheme` names what it marks, `windows` cuts texts to its size; both are shared with training.
"""
