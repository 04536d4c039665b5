"""Events for subscribers: planned from dates and sessions, compared with an earlier calendar.

Pipeline: date_events, session_events -> feed -> changes -> advice.
"""
