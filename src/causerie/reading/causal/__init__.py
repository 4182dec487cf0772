from causerie.reading.causal.find import find_causal

__all__ = ["find_causal"]
