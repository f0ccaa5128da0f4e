"""Le livre à emporter : ce que le site devient sur le papier et sur une liseuse.

``reading`` relit les pages construites ; ``chapters`` les prépare pour qui n’a pas de
navigateur, et ``gathering`` réunit à la fin ce qui s’y déplie. ``volume`` en fait un seul
document, que ``pdf`` imprime ; ``digital`` en fait des fichiers XHTML, que ``epub`` range.
``about`` dit ce qu’est le livre.
"""
