"""Addresses of the instruments."""

from django.urls import path

from comity.web.rooms.instruments import views

app_name = "instruments"
urlpatterns = [
    path("instruments/", views.index, name="index"),
    path("instruments/<str:id>/", views.instrument, name="instrument"),
    path("instruments/<str:id>/diff/", views.diff, name="diff"),
    path("instruments/<str:id>/states/<str:code>/", views.standing, name="standing"),
]
