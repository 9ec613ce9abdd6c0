# mypy: ignore-errors
# Runs in the helpdesk's own environment, which alone has Django.
"""Migrates, seeds and serves the helpdesk under test. Listens on 127.0.0.1 only and ends when its parent is gone.

serve.py migrate          only make the database
serve.py serve PORT       seed what is missing, write facts.json, serve until stdin closes
"""

import json
import os
import sys
import threading
from pathlib import Path

import django

FOLDER = Path(os.environ["REALDESK_FOLDER"])


def migrate():
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def seed():
    """The same people and queues at each start; tokens are random and only ever stand in facts.json."""
    from django.contrib.auth import get_user_model
    from django.contrib.sites.models import Site
    from helpdesk.models import Queue
    from rest_framework.authtoken.models import Token

    Site.objects.filter(pk=1).update(domain="127.0.0.1", name="Scratch helpdesk")
    people = {
        "admin": {"is_staff": True, "is_superuser": True},
        "agent": {"is_staff": True, "is_superuser": False},
        "plain": {"is_staff": False, "is_superuser": False},
    }
    tokens, users = {}, {}
    for name, rights in people.items():
        address = f"{name}@desk.example"
        user, _ = get_user_model().objects.get_or_create(username=name, defaults={"email": address, **rights})
        users[name] = user.pk
        tokens[name] = Token.objects.get_or_create(user=user)[0].key
    queues = {}
    for title, slug in (("Support", "support"), ("Billing", "billing")):
        queue, _ = Queue.objects.get_or_create(
            slug=slug,
            defaults={"title": title, "email_address": f"{slug}@desk.example", "allow_public_submission": True},
        )
        queues[slug] = queue.pk
    return {"tokens": tokens, "users": users, "queues": queues}


def end_with_parent():
    """A test run that is killed cannot clean up; the closed pipe tells this process to go."""
    sys.stdin.buffer.read()
    os._exit(0)


def serve(port):
    from django.core.wsgi import get_wsgi_application
    from waitress import create_server

    facts = seed()
    server = create_server(get_wsgi_application(), host="127.0.0.1", port=port, threads=4)
    facts["port"] = int(server.effective_port)
    unfinished = FOLDER / "facts.json.part"
    unfinished.touch(mode=0o600)
    unfinished.write_text(json.dumps(facts), encoding="utf-8")
    unfinished.replace(FOLDER / "facts.json")
    threading.Thread(target=end_with_parent, daemon=True).start()
    server.run()


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
    django.setup()
    if sys.argv[1:] == ["migrate"]:
        migrate()
    else:
        serve(int(sys.argv[2]))
