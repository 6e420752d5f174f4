"""When a duty falls due, and how its clock stands.

Each deadline has a unit and a basis. The unit is hours, calendar days, working days or months. The basis is
an Act, a rule, a committee or our own default, and only the first two are law. The program never asks the
computer what time it is: the start, the calendar of the offices and the present moment are given to it.

In the tables 23:59 is the last minute of a day, up to its last moment. All times are those of Pakistan. The
offices are made up: they rest on Saturday and Sunday, on 25 December, and for Eid from Wednesday 27 to
Friday 29 May 2026. The Eid of 2027 is expected on some days from Tuesday 9 to Saturday 13 March.
"""
