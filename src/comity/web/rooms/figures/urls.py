"""Addresses of the figures."""

from django.urls import path

from comity.web.rooms.figures import views, views_places

app_name = "figures"
urlpatterns = [
    path("figures/", views.index, name="index"),
    path("figures/states/<str:code>/", views_places.state, name="state"),
    path("figures/<str:id>/", views.dataset, name="dataset"),
    path("corridors/", views_places.corridors, name="corridors"),
    path("corridors/<str:a>/<str:b>/", views_places.corridor, name="corridor"),
    path("rankings/", views.rankings, name="map"),
]
