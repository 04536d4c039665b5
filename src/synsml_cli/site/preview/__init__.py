"""The preview: kramdown and Liquid as Jekyll would show them.

Pipeline: liquid -> kramdown -> document -> page.
"""
