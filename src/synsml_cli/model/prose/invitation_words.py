"""German, French and Spanish patterns of invitations to submit, register, apply and nominate, and of closed ones.

The words of one language occur in no other supported language, so that a page may mix them with English. All are parts of
regular expressions, in lower case; those for deadlines are matched against ids and labels.
"""

_WAYS = r"(?:link|seite|system|portal|formular|plattform|server|website)"
_LIEU = r"(?:lien|site|page|plate-?forme|formulaire|portail|système|adresse)"
_LUGAR = r"(?:enlace|sitio|página|plataforma|formulario|portal|sistema|dirección)"

SUBMIT = (
    r"\b(?:(?:einreichen|einzureichen|hochladen|hochzuladen)\b|reich(?:en|t|e)\b[^.!?]{0,80}\bein(?=[ ]*(?:[.!,:;)]|$|und\b))"
    r"|(?:müssen|können|sollen|sollten|dürfen|sind|werden)\b[^.!?]{0,80}\b(?:eingereicht|hochgeladen)\b"
    rf"|einreichungs{_WAYS}|(?:zur einreichung|einreichung(?:en)? (?:über|via|unter|auf|hier))\b"
    r"|(?:soumettre|soumettez|déposer|déposez|téléverser|téléversez)\b"
    r"|envoye[rz]\b[^.!?]{0,40}\b(?:articles?|propositions?|résumés?|contributions?|communications?|soumissions?)\b"
    r"|(?:doivent|peuvent|devront|pourront|doit|peut|sont à) (?:être )?(?:soumis(?:e?s)?|déposée?s?)\b"
    rf"|{_LIEU} de soumission\b|soumissions? (?:via|sur|par|en ligne)\b"
    r"|(?:enviar|envíe|envíen|envía|enviad|someter)\b"
    r"|(?:deben?|pueden?|deberán?|podrán?)(?: ser)? (?:enviad[oa]s?|enviarse|someterse|presentarse)\b"
    rf"|{_LUGAR} de envíos?\b|envíos? (?:a través|mediante|por|en)\b)"
)
SUBMITTED = (
    r"einreich|beitrag|beiträg|abgabe|artikel|kurzfassung|soumi|article|résumé|proposition"
    r"|envío|artículo|trabajo|propuesta|contribuci|resumen|ponencia"
)
REGISTER = (
    r"\b(?:(?:anmelden|anzumelden|registrieren)\b"
    r"|melde(?:n|t)? (?:sie )?(?:sich|dich|euch)\b[^.!?]{0,60}\ban(?=[ ]*(?:[.!,:;)]|$|und\b))"
    rf"|anmelde{_WAYS}|(?:zur anmeldung|anmeldung (?:über|via|unter|auf|hier))\b"
    rf"|(?:s['’]inscrire|inscrivez)\b|{_LIEU} d['’]inscription\b"
    rf"|(?:inscribirse|inscríbase|inscríbete|registrarse|regístrese|regístrate)\b|{_LUGAR} de (?:inscripción|registro)\b)"
)
REGISTERED = r"anmeld|inscri"
APPLY = (
    r"\b(?:(?:bewerben|bewerbt|bewirb)\b|bewerbung(?:en)? (?:über|via|unter|auf|hier)\b"
    r"|(?:candidater|candidatez|postuler|postulez)\b|(?:solicitar|solicite|soliciten|postularse|postule)\b)"
)
APPLIED = r"bewerb|stipend|reisekosten|candidature|bourse|beca|solicitud|ayuda"
NOMINATE = r"\b(?:nominieren|nominer|nominez|nominar|nomine)\b"
NOMINATED = r"nominier|\bpreis|\bprix\b|premio"

ASKING = (
    *("reich", "hochlad", "hochzulad", "hochgelad", "soum", "dépos", "télévers", "envoye", "enviar", "enví", "enviad", "somet"),
    *("presentarse", "meld", "inscri", "inscrí", "registr", "regístr", "bewerb", "bewirb", "candidat", "postul", "solicit"),
    "nomin",
)
"""Parts of words, one of which occurs in every such invitation."""

LATER = (
    r"endfassung(?:en)?|druckfassung(?:en)?|druckvorlagen?|überarbeitet\w*|folien|finalen? (?:version|fassung)(?:en)?"
    r"|versions? (?:finales?|définitives?)|diapositiv[ea]s?|vidéos?|vídeos?|version(?:es)? (?:final(?:es)?|definitivas?)"
    r"|versión (?:final|definitiva)"
)
FINAL = r"endfassung|druckfassung|druckvorlage|définitiv|definitiv|folien|diapositiv|vidéo|vídeo"
POSTER = r"plakate?|affiches?|póster(?:es)?"
POSTERS = r"plakat|affiche|póster"
REVIEW = r"\w*gutacht\w*|relect\w+|évalua\w+|evaluador\w*|evaluación\w*|revisor\w*|revisión|revisiones"
REVIEWS = r"gutacht|relect|évalua|revisor|revisi"
CONTEST = r"wettbewerbs?|concours|concurso"
CONTESTS = r"wettbewerb|concours|concurso"

ANYTIME = (
    r"fragen?|kommentare?|anmerkungen|umfragen?|fotos?|nachrichten?|korrekturen|newsletter|mailingliste"
    r"|commentaires?|remarques?|sondages?|courriels?|liste de diffusion|corrections"
    r"|preguntas?|comentarios?|encuestas?|correo|mensajes?|lista de correo|correcciones"
)
CLOSED = (
    r"geschlossen|beendet|abgelaufen|vorbei|vorüber|wurden?|waren|konnten?|hatten?|nicht mehr|eingegangen"
    r"|(?:frist|schluss) war"
    r"|clos|fermée?s?|terminée?s?|expirée?s?|étai(?:t|ent)|n['’]est plus|ne sont plus|plus possible|ont été|a été|reçue?s?"
    r"|cerrad[oa]s?|finalizad[oa]s?|terminad[oa]s?|vencid[oa]s?|ya no|fue|fueron|pudo|pudieron|recibid[oa]s?"
    r"|danke|merci|gracias"
)
ACCEPTED = r"angenommen\w*|tagungsband\w*|acceptée?s?|actes|aceptad[oa]s?|actas"
HELP_WORDS = (
    r"vorlage|leitfaden|richtlinie|hinweis|anleitung|beispiel|modèle|gabarit|consigne|exemple|plantilla|guía|normas|ejemplo"
)
"""Words in the text of links that help with a submission."""
