"""Rows put into a table as they are to stand, whatever path the application would have taken there."""


def insert(owner, *instances):
    """Insert instances of models as the owner of the tables, each column as its field would write it."""
    from django.db import connection

    for instance in instances:
        fields = instance._meta.concrete_fields
        columns = ", ".join(f'"{field.column}"' for field in fields)
        values = [field.get_db_prep_save(field.pre_save(instance, add=True), connection) for field in fields]
        marks = ", ".join(["%s"] * len(fields))
        owner.execute(f"insert into {instance._meta.db_table} ({columns}) values ({marks})", values)
