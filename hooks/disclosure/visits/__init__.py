"""The number behind 您是第 N 位访客, counted from the web server's access logs.

A static site cannot count its visitors, and a third party's counter would report every citizen to
that party. The web server's own logs suffice. Addresses and user agents are held in memory while a
log is read and never written, not even hashed (Personal Information Protection Law, art. 6: no more
than the purpose needs); what stays is a total, the second up to which it counts, and how many of
its visits began in that very second.

Why this third number: a log read while it is being written usually ends in the midst of a second.
Counting that second and skipping it next time loses visits; leaving it for the next reading loses
it when the log has been rotated away, and a finished log would never show its last visitor. So the
second is counted at once, and a later reading that sees more of it adds only the difference.

Exact, however logs are rotated and re-read, if each reading also holds the last half hour before
the previous one ended (``visits access.log.1 access.log``). Without it, a visit that straddles a
cut counts twice, and visits that begin in the second of a cut may be missed, nothing else. All
servers of one site belong in one reading: a line older than the last reading is context only.
"""

from disclosure.visits.recording import VisitsError, run

__all__ = ["VisitsError", "run"]
