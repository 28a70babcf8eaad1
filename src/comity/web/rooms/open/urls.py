"""Addresses of the downloads and of what search engines read."""

from django.urls import path

from comity.web.rooms.open import sitemap, views, views_files

app_name = "open"
urlpatterns = [path("downloads/", views.index, name="index")]
#: Files have one address in all languages.
plain = [
    path("downloads/dictionary.<str:form>", views_files.dictionary),
    path("downloads/catalogue.jsonld", views_files.catalogue),
    path("downloads/<str:name>.jsonld", views_files.about),
    path("downloads/<str:name>.csv", views_files.whole_csv),
    path("downloads/<str:name>.parquet", views_files.whole_parquet),
    path("robots.txt", sitemap.robots),
    path("sitemap.xml", sitemap.sitemap),
    path("sitemap-<int:number>.xml", sitemap.part),
]
