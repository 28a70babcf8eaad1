"""Addresses of the States."""

from django.urls import path

from comity.web.rooms.states import views, views_beside

app_name = "states"
urlpatterns = [
    path("states/", views.index, name="index"),
    path("states/<str:code>/", views.state, name="state"),
    path("states/<str:code>/changes/", views.changes, name="changes"),
    path("compare/", views_beside.compare, name="compare"),
]
