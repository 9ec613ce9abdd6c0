"""A real django-helpdesk for the tests and the demo. Nothing here is part of the product."""
