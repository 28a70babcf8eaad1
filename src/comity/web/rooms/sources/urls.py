"""Addresses of the sources."""

from django.urls import path

from comity.web.rooms.sources import views

app_name = "sources"
urlpatterns = [
    path("sources/", views.index, name="index"),
    path("sources/<str:id>/", views.source, name="source"),
]
