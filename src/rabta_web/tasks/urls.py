"""The addresses of tasks."""

from django.urls import path

from rabta_web.tasks import views

urlpatterns = [
    path("", views.tasks, name="tasks"),
    path("new", views.new_task, name="new-task"),
    path("<uuid:task>", views.task, name="task"),
]
