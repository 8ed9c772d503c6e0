"""What an answer comes to, which mistake it is, and how that is said."""
