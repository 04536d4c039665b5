"""What other sites, themes and forms call the fields of a person."""

FIELD_ALIASES: dict[str, tuple[str, ...]] = {
    "name": ("name", "fullname", "displayname"),
    "first": ("first", "firstname", "given", "givenname", "givennames", "forename", "forenames"),
    "last": ("last", "lastname", "family", "familyname", "surname"),
    "affiliation": (
        *("affiliation", "affiliations", "aff", "affil", "institution", "institute", "inst", "org"),
        *("organization", "organisation", "company", "university", "employer"),
    ),
    "url": ("url", "website", "web", "webpage", "homepage", "link", "personalpage", "personalwebsite", "personalhomepage"),
    "photo": ("photo", "img", "image", "picture", "headshot", "pic", "avatar", "portrait"),
    "email": ("email", "mail", "emailaddress"),
    "orcid": ("orcid", "orcidid"),
    "bio": ("bio", "biography", "shortbio"),
    "notes": ("notes",),
    "sort": ("sort", "sortname"),
    "order": ("order",),
    "role": ("role", "roles"),
    "state": ("state", "status"),
    "id": ("id",),
}
"""Field of ours, or what a record is made from (`name`, `role`, `state`) -> what others call it, without blanks and marks.

Of several that are given the first of the list counts.
"""
