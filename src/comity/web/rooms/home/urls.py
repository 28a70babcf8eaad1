"""Addresses of the first page, of the search, and of the way to a State by its name."""

from django.urls import path

from comity.web.rooms.home import views

app_name = "home"
urlpatterns = [
    path("", views.index, name="index"),
    path("search/", views.search, name="search"),
    path("go/", views.go, name="go"),
]
