from causerie.reading.forecasts.find import find_forecasts

__all__ = ["find_forecasts"]
