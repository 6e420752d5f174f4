"""What goes wrong, told to programs: one form for all of it, and nothing of what was sent."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

TITLES = {
    400: "This cannot be read.",
    404: "There is nothing here for you.",
    405: "This cannot be done here.",
    409: "Something else has happened first.",
    422: "Something is not as it has to be.",
}


class Described(NinjaAPI):
    """An API whose description says of problems in which form they come."""

    def get_openapi_schema(self, **given: Any) -> Any:
        """The description, with every problem under its own kind of content."""
        schema = super().get_openapi_schema(**given)
        for operations in schema["paths"].values():
            for operation in operations.values():
                for answer in operation["responses"].values():
                    content = answer.get("content", {})
                    if "Problem" in str(content.get("application/json", "")):
                        answer["content"] = {"application/problem+json": content["application/json"]}
        return schema


class ProblemError(Exception):
    """Something a program has to put right."""

    def __init__(self, status: int, detail: str = "") -> None:
        super().__init__(detail)
        self.status, self.detail = status, detail


def problem(status: int, detail: str = "") -> HttpResponse:
    """One problem as it is answered."""
    said = {"type": "about:blank", "title": TITLES[status], "status": status, "detail": detail}
    return JsonResponse(said, status=status, content_type="application/problem+json")


def tell_all(api: NinjaAPI) -> None:
    """Answer everything that goes wrong in an API in that form."""

    @api.exception_handler(ProblemError)
    def ours(request: HttpRequest, error: ProblemError) -> HttpResponse:
        del request
        return problem(error.status, error.detail)

    @api.exception_handler(Http404)
    def absent(request: HttpRequest, error: Http404) -> HttpResponse:
        del request, error
        return problem(404)

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        del request
        where = [".".join(map(str, each["loc"][1:])) + ": " + each["type"] for each in error.errors]
        return problem(422, "; ".join(where)[:2_000])

    @api.exception_handler(HttpError)
    def other(request: HttpRequest, error: HttpError) -> HttpResponse:
        del request
        return problem(error.status_code if error.status_code in TITLES else 400)
