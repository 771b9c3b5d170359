"""Found by Django through FORMAT_MODULE_PATH = ["copanel.ui.formats"]."""

from copanel.ui.formats.british import *  # noqa: F403
