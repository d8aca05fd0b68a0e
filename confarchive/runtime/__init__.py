"""What a process needs, whatever it does: bounds of time, signals, memory, and what the system or another release refuses.

Nothing here knows what an archive is.
"""
