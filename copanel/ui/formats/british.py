"""Dates and numbers as people here write them, in both languages.

Without these Easy Read would fall back to Django's American `en`: 3/4/2026 would be a day in March.
"""

DATE_FORMAT = "l j F Y"  # Tuesday 3 March 2026
SHORT_DATE_FORMAT = "j F Y"  # 3 March 2026
TIME_FORMAT = "g:ia"
DATETIME_FORMAT = "l j F Y, g:ia"
SHORT_DATETIME_FORMAT = "j F Y, g:ia"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j F"
FIRST_DAY_OF_WEEK = 1  # Monday
DATE_INPUT_FORMATS = ["%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d"]
TIME_INPUT_FORMATS = ["%H:%M", "%H.%M", "%I:%M%p", "%I.%M%p", "%I%p", "%H:%M:%S", "%H:%M:%S.%f"]
DATETIME_INPUT_FORMATS = [
    f"{date} {time}" for date in DATE_INPUT_FORMATS for time in TIME_INPUT_FORMATS
] + DATE_INPUT_FORMATS
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
