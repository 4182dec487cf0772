"""Questions: what is asked, who answers, and whether the answer takes it up."""

from causerie.reading.questions.find import find_questions

__all__ = ["find_questions"]
