"""Addresses of the method, the glossary, the state of the records and the guide to the API."""

from django.urls import path

from comity.web.rooms.about import views, views_api, views_status

app_name = "about"
urlpatterns = [
    path("method/", views.method, name="method"),
    path("method/<str:name>/", views.method_page, name="method_page"),
    path("glossary/", views.glossary, name="glossary"),
    path("status/", views_status.status, name="status"),
    path("api/", views_api.api, name="api"),
]
