"""Addresses of the first page."""

from django.urls import path

from comity.web.rooms.home import views

app_name = "home"
urlpatterns = [path("", views.index, name="index")]
