"""The part of a Jupyter server where a class predicts together: learners come without an account, the teacher with one.

A room has one address for a whole lesson, and a question in it gives way to the next. The extension is on in
`inside-the-model` and behind a hub; in any other server: `jupyter server extension enable
lessons_lib.together.extension`. All of it is forgotten when the server stops, and after some hours.
"""

from __future__ import annotations

import json
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado import web

from lessons_lib.together.door import opened
from lessons_lib.together.learner import learner_page
from lessons_lib.together.reading import RefusedError
from lessons_lib.together.room import NAME, Room, Rooms

__all__ = ["PLACE"]

PLACE = "class"  # below the server's own address
LEARNER = "X-Learner"  # the secret of a learner's page: in an address it would stand in the server's log
MOST_BYTES = 200_000  # of a question, or of what is said of a thousand guesses
LONGEST_SECRET = 100


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(app: Any) -> None:
    rooms = Rooms()
    base = url_path_join(app.web_app.settings["base_url"], PLACE)
    known = {"rooms": rooms, "door": opened(app.web_app, base, NAME)}
    places = {"rooms": NewRoom, NAME: LearnerPage, f"{NAME}/guess": Guess, f"{NAME}/teacher": Teacher}
    app.web_app.add_handlers(
        ".*$", [(url_path_join(base, place), handler, known) for place, handler in places.items()]
    )


class _Handler(JupyterHandler):
    """What all of them share: the rooms, where learners come in, and refusals in words."""

    def initialize(self, rooms: Rooms, door: str) -> None:
        self.rooms, self.door = rooms, door

    def room(self, name: str) -> Room:
        found = self.rooms.find(name)
        if found is None:
            raise web.HTTPError(404, "This room is closed. Ask your teacher for the address of the next one.")
        return found

    def asked(self) -> dict[str, Any]:
        """What a page sent."""
        if len(self.request.body) > MOST_BYTES:
            raise web.HTTPError(413)
        try:
            content = json.loads(self.request.body)
        except ValueError as error:
            raise web.HTTPError(400) from error
        if not isinstance(content, dict):
            raise web.HTTPError(400)
        return content

    def say(self, content: object, status: int = 200) -> None:
        self.set_status(status)
        self.set_header("Content-Type", "application/json")
        self.set_header("Cache-Control", "no-store")
        self.finish(json.dumps(content))


class NewRoom(_Handler):
    """Opens a room, for who is logged in to this server."""

    @web.authenticated
    def post(self) -> None:
        name, room = self.rooms.open(self.asked())
        self.say({"room": name, "key": room.key, "learners": f"{self.door}/{name}" if self.door else ""})


class _Open(_Handler):
    """Nobody is logged in here, so no cookie is trusted: who has a learner's or the teacher's secret shows it."""

    def check_xsrf_cookie(self) -> None:
        """A request in somebody's name from elsewhere has none of the secrets."""


class _FromAnywhere(_Open):
    """What a learner asks for, who calls the server by whatever name it has on the network."""

    def check_host(self) -> bool:
        """Nothing here is only for who sits at this machine."""
        return True


class LearnerPage(_FromAnywhere):
    """The page on which a learner guesses."""

    @allow_unauthenticated
    def get(self, name: str) -> None:
        self.room(name)
        self.set_header("Cache-Control", "no-store")
        self.finish(str(learner_page()))


class Guess(_FromAnywhere):
    """Takes a guess, and tells a learner's page where the class stands."""

    @allow_unauthenticated
    def get(self, name: str) -> None:
        self.say(self.room(name).seen_by(self.learner, self.get_argument("has", "")))

    @allow_unauthenticated
    def post(self, name: str) -> None:
        room, content = self.room(name), self.asked()
        try:
            room.commit(self.learner, content.get("asked"), content.get("guess"))
        except RefusedError as error:
            self.say({"refused": str(error)}, 409)
        else:
            self.say(room.seen_by(self.learner, str(content.get("asked"))))

    @property
    def learner(self) -> str:
        """Whose page asks; nobody knows more of a learner."""
        secret = str(self.request.headers.get(LEARNER, ""))
        if not 0 < len(secret) <= LONGEST_SECRET:
            raise web.HTTPError(400)
        return secret


class Teacher(_Open):
    """Tells the teacher's page how the guesses spread, and goes on when it says so."""

    @allow_unauthenticated
    def post(self, name: str) -> None:
        room, content = self.room(name), self.asked()
        if not room.is_teacher(str(content.get("key", ""))):
            raise web.HTTPError(403)
        if content.get("phase") == "closed":
            self.rooms.close(name)
            self.say({})
            return
        try:
            if "question" in content:
                room.ask(content["question"])
            if "phase" in content:
                room.go(str(content["phase"]), content.get("told"))
        except RefusedError as error:
            self.say({"refused": str(error)}, 400)
        else:
            self.say(room.seen_by_teacher())
