"""Read people from files of other systems: tables, field names and roles.

Pipeline: table -> fields, mapping -> records, roles.
"""
