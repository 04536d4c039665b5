"""Import people from files of other systems.

Pipeline: source -> readers -> values -> plan, merge -> import_people.
"""
