"""The teacher's guide: one page a lesson, from the lesson itself, its exercises and a few words of its own."""
