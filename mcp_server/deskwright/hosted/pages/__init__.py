"""What people see of a hosted server: connecting a client, their connections, and what went wrong.

pages: typed values in, answers out · views: what each page shows, as plain values · abilities: what a connection makes
possible · voice, texts: in which language, and the words. They decide nothing and keep nothing.
"""

from deskwright.hosted.pages.pages import HostedPages

__all__ = ["HostedPages"]
