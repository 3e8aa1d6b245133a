"""Edits a Word draft as somebody would in Word: other words, or words struck through.

usage: word.py FROM.docx TO.docx OLD NEW | FROM.docx TO.docx --struck
"""
import sys
import zipfile

source, target, *how = sys.argv[1:]
if how == ["--struck"]:
    old, new = "<w:sectPr", "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>Nyt.</w:t></w:r></w:p><w:sectPr"
else:
    old, new = how
with zipfile.ZipFile(source) as read, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
    for part in read.namelist():
        data = read.read(part)
        if part == "word/document.xml":
            text = data.decode()
            if old not in text:
                sys.exit(f"the draft does not say {old!r}")
            data = text.replace(old, new, 1).encode()
        out.writestr(part, data)
