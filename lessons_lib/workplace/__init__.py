"""Where one works: a learner's copies of the lessons, JupyterLab on them, and a teacher's new lesson."""
