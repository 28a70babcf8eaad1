"""Settings of the site, read from the environment; nothing is needed to run it on a laptop.

``COMITY_HOSTS``     names under which the site may be asked, parted by commas
``COMITY_URL``       its public address, such as https://comity.example, for links in files
``COMITY_SECRET``    key for signing; drawn at each start unless given, since nothing is kept
``COMITY_HOME``      folder of data sets that are shown in place of, or beside, the bundled
``COMITY_DEBUG``     ``1`` shows faults to the reader; never in public
``COMITY_PROXIES``   how many proxies stand before the site, for telling readers apart
``COMITY_RATE``      questions that one address may ask the API in a minute; 600, 0 for no limit
``DATABASE_URL``     a PostgreSQL database; none is needed unless given
"""

from __future__ import annotations

import os
import secrets
from typing import Any

from comity.web.operations.database import databases
from comity.web.operations.lines import logging_settings
from comity.web.operations.surroundings import whole_number
from comity.web.rooms import FOLDERS

DEBUG = os.environ.get("COMITY_DEBUG") == "1"
SECRET_KEY = os.environ.get("COMITY_SECRET") or secrets.token_urlsafe(32)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"] + [
    host.strip() for host in os.environ.get("COMITY_HOSTS", "").split(",") if host.strip()
]
PUBLIC_URL = os.environ.get("COMITY_URL", "").rstrip("/")

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "ninja",
    "comity.web.design",
    "comity.web.speech",
    *(f"comity.web.rooms.{name}" for name in FOLDERS),
]
MIDDLEWARE = [
    "comity.web.operations.watched.Watched",
    "comity.web.core.headers.SecurityHeaders",
    "comity.web.core.bounds.Bounds",
    "comity.web.core.cors.OpenReading",
    "comity.web.core.streams.Streams",
    "comity.web.core.kept.Kept",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "comity.web.urls"
WSGI_APPLICATION = "comity.web.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "comity.web.design.context.site",
            ],
        },
    }
]
DATABASES: dict[str, Any] = databases(os.environ.get("DATABASE_URL", ""))
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
LOGGING = logging_settings()
#: What the site says of itself is answered at once, however many pages are being made.
NEVER_KEPT = frozenset({"/healthz", "/readyz", "/metrics"})

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
#: Each address of a file carries its version, so that a file may be kept for a year.
WHITENOISE_MAX_AGE = 60 if DEBUG else 31_536_000

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("fr", "Français"),
    ("es", "Español"),
    ("ar", "العربية"),
    ("ru", "Русский"),
    ("zh-hans", "中文"),
]

APPEND_SLASH = True
API_RATE = whole_number("COMITY_RATE", 600)
NINJA_NUM_PROXIES = whole_number("COMITY_PROXIES", 0)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 60
