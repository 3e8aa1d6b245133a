# Makes of FOLDER/udkast.docx what a clerk makes of it, beside it: rettet.docx with a word
# more; spurgt.docx with words struck through, and a picture that nobody has said what
# shows, that must be asked about. And fremmed.docx, which somebody wrote elsewhere.
#
# usage: python3 drafts.py FOLDER
import re, sys, zipfile
folder = sys.argv[1]
picture = '<w:p><w:r><w:drawing><wp:inline xmlns:wp="wp"><wp:docPr id="991" name="Billede"/><a:blip xmlns:a="a" r:embed="%s"/></wp:inline></w:drawing></w:r></w:p>'
struck = "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>Nyt.</w:t></w:r></w:p><w:sectPr"
for name, old, new in [("rettet", "Birkelund Skole</w:t>", "Birkelund Ny Skole</w:t>"), ("spurgt", "<w:sectPr", struck)]:
    source = zipfile.ZipFile(f"{folder}/udkast.docx")
    with zipfile.ZipFile(f"{folder}/{name}.docx", "w", zipfile.ZIP_DEFLATED) as out:
        for part in source.namelist():
            data = source.read(part)
            if part == "word/document.xml":
                data = data.decode()
                if name == "spurgt":
                    new = picture % re.search('r:embed="([^"]+)"', data)[1] + new
                data = data.replace(old, new, 1).encode()
            out.writestr(part, data)

# A notat that somebody wrote elsewhere, with something of each kind that is asked about.
def para(text, style=""):
    return f'<w:p><w:pPr>{style}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
head = '<w:pStyle w:val="Heading1"/>'
item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
body = para("Skoleudviklingssamtale på Havblik Skole", '<w:pStyle w:val="Title"/>') + para("Dato: 4. november 2024") + para("Deltagere", head) + para("Karla Holm, skolechef") + para("Peter Aabo, gæst")
body += para("Indsatser", head) + para("Læsning hver dag", item) + para("Ro i gården", item) + para("Aftaler", head) + para("Flere bøger", item) + para("»Vi læser mere« – elev, 8. klasse") + para("Internt papir", head) + para("Om økonomien.")
w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ct = "application/vnd.openxmlformats-officedocument.wordprocessingml"
rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
parts = {
    "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{ct}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{ct}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{rel}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{rel}/styles" Target="styles.xml"/></Relationships>',
    "word/styles.xml": f'<w:styles {w}><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>',
    "word/document.xml": f"<w:document {w}><w:body>{body}</w:body></w:document>",
}
with zipfile.ZipFile(f"{folder}/fremmed.docx", "w", zipfile.ZIP_DEFLATED) as out:
    for name, data in parts.items():
        out.writestr(name, data)
