"""Addresses for those who run the site; they have no language and are never kept."""

from django.urls import path

from comity.web.operations.exposition import metrics
from comity.web.operations.health import ready, up

urlpatterns = [
    path("healthz", up, name="healthz"),
    path("readyz", ready, name="readyz"),
    path("metrics", metrics, name="metrics"),
]
