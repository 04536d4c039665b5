"""The preview: converts pages like kramdown and Liquid do for Jekyll.

Pipeline: liquid -> kramdown -> document -> page.
"""
