"""A JupyterHub on this machine alone, to try a class out: anybody comes in, by one password, and nothing is kept.

    HUB_FOLDER=/tmp/hub HUB_PASSWORD=trial HUB_PORT=8000 jupyterhub --config deploy/local_hub.py

All servers run as the person who starts it: good for a trial, and never for a class.
"""

import os
import sys
from pathlib import Path

FOLDER = Path(os.environ["HUB_FOLDER"])
PORT = int(os.environ["HUB_PORT"])

load_subconfig(str(Path(__file__).with_name("jupyterhub_config.py")))

c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = os.environ["HUB_PASSWORD"]
c.Authenticator.allow_all = True

c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(FOLDER / "home" / "{username}")
c.Spawner.cmd = [sys.executable, "-m", "lessons_lib.workplace.singleuser"]
c.Spawner.env_keep = ["PATH", "PYTHONPATH", "LANG", "LC_ALL"]

c.JupyterHub.bind_url = f"http://127.0.0.1:{PORT}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{PORT + 1}"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{PORT + 2}"
c.JupyterHub.db_url = f"sqlite:///{FOLDER / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(FOLDER / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(FOLDER / "proxy.pid")
c.JupyterHub.cleanup_servers = True
