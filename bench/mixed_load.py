"""Many people at once: `rabta up` as people start it, and clients that list, search, open, read and file.

RABTA_HOME=<a home filled by rabta demo --incidents 100000> python bench/mixed_load.py [clients] [seconds]

Each client has a session and a connection of its own over loopback, and asks again as soon as it is answered.
Prints a line for each kind: how often it was asked, the median and the 95th of a hundred in milliseconds;
then requests per second, errors, and what a request costs of processor, which does not depend on what else
runs on the machine. What is filed stays in that home.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import quantiles
from threading import Thread
from urllib.parse import urlencode

from twenty_facts import report as with_twenty_facts

from rabta_web.config.home import home

PORT = 8107
CLIENTS, SECONDS = (int(word) for word in (*sys.argv[1:3], "8", "20")[:2])
MIX = {"list": 30, "search": 10, "detail": 30, "reading": 25, "create": 5}
"""How often of a hundred each kind is asked."""
NAMES = ("Zarina", "Gul Khan", "زرینہ", "Juma", "Bibi")


@dataclass
class Client:
    """Somebody signed in, with a connection that is kept, and how long each answer took."""

    username: str
    password: str
    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    key: str = ""

    def sign_in(self) -> None:
        """Sign in, make a key, and remember some of one's own incidents."""
        self.line, self.cookies = HTTPConnection("127.0.0.1", PORT, timeout=60), {}
        self.ask("GET", "/sign-in")
        self.send("/sign-in", username=self.username, password=self.password)
        assert "sessionid" in self.cookies, self.username
        verbs = ["incident.file", "incident.read", "identity.read"]
        made = self.send("/own/keys", label="load", verbs=verbs, days=1)[1].decode()
        self.key = re.search(r"rabta_[\w-]+", made)[0]
        listed = self.ask("GET", "/incidents/")[1].decode()
        self.own = re.findall(r'"/incidents/([0-9a-f-]{36})"', listed)
        assert self.own, f"{self.username} sees no incident"

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes]:
        """One request and its whole answer."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        given = {"Cookie": cookies, "Accept-Encoding": "identity"} | headers
        self.line.request(method, path, body or None, given)
        answer = self.line.getresponse()
        for each in answer.headers.get_all("Set-Cookie") or ():
            name, value = each.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return answer.status, answer.read()

    def send(self, path: str, **form: object) -> tuple[int, bytes]:
        """One form."""
        body = urlencode({"csrfmiddlewaretoken": self.cookies["csrftoken"], **form}, doseq=True).encode()
        return self.ask("POST", path, body, **{"Content-Type": "application/x-www-form-urlencoded"})

    def list(self) -> int:
        return self.ask("GET", "/incidents/")[0]

    def search(self) -> int:
        return self.ask("GET", "/incidents/search?" + urlencode({"name": random.choice(NAMES)}))[0]

    def detail(self) -> int:
        return self.ask("GET", f"/incidents/{random.choice(self.own)}")[0]

    def reading(self) -> int:
        return self.ask("GET", f"/incidents/{random.choice(self.own)}/people/1/reading")[0]

    def create(self) -> int:
        """File an incident with twenty facts, as a hotline's system does, and read it."""
        said = with_twenty_facts(self.place)
        headers = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}
        body = json.dumps(said).encode()
        status, _ = self.ask("POST", "/api/v1/incidents", body, **headers)
        read, _ = self.ask("GET", f"/api/v1/incidents/{said['id']}/people/1/reading", **headers)
        return 200 if (status, read) == (201, 200) else max(status, read)

    @property
    def place(self) -> str:
        """Where this officer files."""
        return self.username.rsplit("-", 1)[1].upper() if "pk" in self.username else "pk-bp-taftan"

    def work(self, until: float) -> None:
        """Ask without end, each kind as often as the mix says."""
        while time.perf_counter() < until:
            [kind] = random.choices(list(MIX), list(MIX.values()))
            began = time.perf_counter()
            try:
                status = getattr(self, kind)()
            except (HTTPException, OSError) as error:
                self.errors.append(f"{kind}: {error!r}")
                self.line.close()
                continue
            self.took[kind].append((time.perf_counter() - began) * 1000)
            if status != 200:
                self.errors.append(f"{kind}: {status}")


OFFICERS = [f"demo-police-{place}" for place in ("pk617", "pk622", "pk608", "pk630", "pk704", "pk528")]


def main() -> None:
    """Start the platform, let the clients work, print the table, stop the platform."""
    rabta = Path(sys.executable).parent / "rabta"
    up = subprocess.Popen([rabta, "up", "--port", str(PORT)], stdout=subprocess.PIPE, text=True)
    said = ""
    while "Ctrl-C" not in said:
        said += up.stdout.readline()
    try:
        password = re.search(r"password here is (\w+)", said)[1]
        clients = [Client(OFFICERS[number % len(OFFICERS)], password) for number in range(CLIENTS)]
        for client in clients:
            client.sign_in()
        together([lambda client=client: client.work(time.perf_counter() + 3) for client in clients])
        for client in clients:
            client.took.clear()
        began, before = time.perf_counter(), processor(up.pid)
        together([lambda client=client: client.work(began + SECONDS) for client in clients])
        spent = {name: each - before[name] for name, each in processor(up.pid).items()}
        report(clients, time.perf_counter() - began, spent)
    finally:
        up.send_signal(signal.SIGINT)
        up.wait(60)


def processor(up: int) -> dict[str, float]:
    """Seconds of processor that the web server and the database have spent so far."""
    postmaster = (home() / "pg" / "data" / "postmaster.pid").read_text().split()[0]
    return {"web server": spent_below(up), "database": spent_below(int(postmaster))}


def spent_below(pid: int) -> float:
    """Seconds of processor of the processes below one, those that have ended included."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    times = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:15]
    return sum(map(int, times)) / os.sysconf("SC_CLK_TCK") + sum(spent_below(int(each)) for each in children)


def together(work: list[Callable[[], None]]) -> None:
    threads = [Thread(target=each) for each in work]
    for each in threads:
        each.start()
    for each in threads:
        each.join()


def report(clients: list[Client], seconds: float, spent: dict[str, float]) -> None:
    """The table, requests per second and errors; filing counts as the two requests that it is."""
    asked = 0
    for kind in MIX:
        times = [each for client in clients for each in client.took[kind]]
        asked += len(times) * (2 if kind == "create" else 1)
        cuts = quantiles(times, n=100)
        print(f"| {kind} | {len(times)} | {cuts[49]:.0f} | {cuts[94]:.0f} |")
    errors = [each for client in clients for each in client.errors]
    print(f"{asked / seconds:.0f} requests per second by {len(clients)} clients, {len(errors)} errors")
    print(
        *(f"{name}: {each / asked * 1000:.1f} ms of processor a request" for name, each in spent.items()),
        sep="\n",
    )
    print(*sorted(set(errors))[:5], sep="\n")


if __name__ == "__main__":
    main()
