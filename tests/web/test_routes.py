"""Every address says who may open it, and one that does not keeps the server from starting."""

import pytest


def test_every_address_says_who_may_open_it(platform):
    from rabta_web.access.routes import need_of, refuse_undeclared, routes

    refuse_undeclared()
    assert len(list(routes())) >= 9
    assert all(need_of(view) for _, view in routes())


def test_one_that_does_not_is_named_and_refused(platform, monkeypatch):
    from django.urls import clear_url_caches, path

    from rabta_web.access.routes import UndeclaredRouteError, refuse_undeclared
    from rabta_web.config import urls

    monkeypatch.setattr(urls, "urlpatterns", [*urls.urlpatterns, path("open", lambda request: None)])
    clear_url_caches()
    try:
        with pytest.raises(UndeclaredRouteError, match="/open"):
            refuse_undeclared()
    finally:
        clear_url_caches()


def test_every_answer_carries_a_strict_policy_for_content(sign_in_as):
    answer = sign_in_as("taftan-officer").get("/incidents/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "<script" not in answer.content.decode()
    assert "style=" not in answer.content.decode()
