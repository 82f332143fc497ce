"""Know the newsroom's settings of look and place, and find its folder."""

from bekasi_cli.config.loading import (
    FILE,
    MAX_BYTES,
    Settings,
    default_toml,
    find_folder,
    load,
    set_value,
)
from bekasi_cli.config.table import (
    HOUR,
    SETTINGS,
    Kind,
    Setting,
    Value,
    find,
    settings_page,
    typed,
)

__all__ = [
    "FILE",
    "HOUR",
    "MAX_BYTES",
    "SETTINGS",
    "Kind",
    "Setting",
    "Settings",
    "Value",
    "default_toml",
    "find",
    "find_folder",
    "load",
    "set_value",
    "settings_page",
    "typed",
]
