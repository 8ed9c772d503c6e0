"""What any JupyterHub needs for a class with these lessons; who may come in, and where servers run, is said beside it.

The Littlest JupyterHub reads it from /opt/tljh/config/jupyterhub_config.d/; Zero to JupyterHub has the same in its
values (zero-to-jupyterhub.yaml); deploy/local_hub.py is a hub on one machine, to try it out. The README says how.
"""

# Brings the learner's copies up to date, never over what someone has worked in, and opens the first lesson.
c.Spawner.cmd = ["inside-the-model-singleuser"]
c.Spawner.default_url = ""  # the command says it; a default of the hub would hold instead

# A class of 30 comes in the same minute, and each server takes seconds of a core to start.
c.Spawner.start_timeout = 300
c.Spawner.http_timeout = 300

# What a learner may take; `make bench-class` measures what they do take. Above the limit a kernel is stopped.
c.Spawner.mem_guarantee = "300M"
c.Spawner.mem_limit = "1G"

# One processor for the sums of each learner: more threads than cores only get in each other's way.
c.Spawner.environment = {"OPENBLAS_NUM_THREADS": "1", "TQDM_MININTERVAL": "1"}
