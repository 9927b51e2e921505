from django.urls import path

from sixteen.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.doors, name="doors"),
    path("come-in/", views.come_in, name="come_in"),
    path("mail/", views.mail, name="mail"),
]
