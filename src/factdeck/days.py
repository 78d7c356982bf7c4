"""Days of the proleptic Gregorian calendar to ordinals and back, for any year before or after the common era."""

from __future__ import annotations

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def ordinal(year: int, month: int, day: int) -> int:
    """Days since 31 December of the year 0, as ``datetime.date.toordinal`` counts them.

    The year 0 is 1 BCE (ISO 8601, astronomical). The arithmetic is days_from_civil of
    Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”.
    """
    shifted = year - (month <= 2)
    era, year_of_era = divmod(shifted, 400)
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146097 + day_of_era - 305


def civil(days: int) -> tuple[int, int, int]:
    """Year, month and day of an ordinal (civil_from_days of the same source)."""
    era, day_of_era = divmod(days + 305, 146097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted_month + 2) // 5 + 1
    month = shifted_month + (3 if shifted_month < 10 else -9)
    return year_of_era + era * 400 + (month <= 2), month, day


def is_leap(year: int) -> bool:
    """Whether a year has 366 days (Gregorian, also before 1582; year 0 is 1 BC)."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """How many days a month has, from 1 for January."""
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31
