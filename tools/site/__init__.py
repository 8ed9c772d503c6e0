"""The course as one static folder that any web server can serve: what `make site` builds."""
